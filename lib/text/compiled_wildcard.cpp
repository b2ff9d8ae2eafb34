#include "text/compiled_wildcard.hpp"

#include "text/text.hpp"

namespace whichgate::text {

CompiledWildcard::CompiledWildcard(std::string_view pattern) : pattern_(pattern) {
  const std::size_t first = pattern.find_first_of("*?");
  if (first == std::string_view::npos) {
    head_ = static_cast<std::uint32_t>(pattern.size());
    return;
  }
  head_ = static_cast<std::uint32_t>(first);
  const std::size_t last = pattern.find_last_of("*?");
  tail_ = static_cast<std::uint32_t>(pattern.size() - last - 1);
  if (pattern.find_first_not_of('*', first) == std::string_view::npos)
    shape_ = first == 0 ? Shape::any : Shape::prefix;
  else if (first == last && pattern[first] == '*')
    shape_ = Shape::one_star;
  else
    shape_ = Shape::general;
}

bool CompiledWildcard::matches_general(std::string_view text) const {
  return text.ends_with(tail()) && wildcard_match(pattern_.substr(head_), text.substr(head_));
}

}  // namespace whichgate::text
