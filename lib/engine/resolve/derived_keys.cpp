#include "engine/resolve/derived_keys.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace whichgate::engine {

std::string_view without_tag_key(std::string_view key) { return key.substr(0, key.find('/')); }

bool derived_key(std::string_view key) {
  return std::ranges::any_of(
      derived_keys, [&](std::string_view told) { return text::equals_ignoring_case(told, without_tag_key(key)); });
}

}  // namespace whichgate::engine
