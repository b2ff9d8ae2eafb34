#include "gates/context_keys.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace whichgate::gates {

std::string_view without_tag_key(std::string_view key) { return key.substr(0, key.find('/')); }

bool told_key(std::string_view key) {
  return std::ranges::any_of(
      told_keys, [&](std::string_view told) { return text::equals_ignoring_case(told, without_tag_key(key)); });
}

}  // namespace whichgate::gates
