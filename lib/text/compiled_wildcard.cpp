#include "text/compiled_wildcard.hpp"

#include "text/text.hpp"

namespace whichgate::text {

CompiledWildcard::CompiledWildcard(std::string_view pattern) : pattern_(pattern) {
  const std::size_t first = first_wildcard(pattern);
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
    shape_ = pattern.find('?') == std::string_view::npos ? Shape::pieces : Shape::general;
}

// What stands between two stars is looked for where the piece before it was first found.
bool CompiledWildcard::matches_pieces(std::string_view text) const {
  constexpr std::size_t short_text = 512;  // whatever the pattern, looking for its pieces takes no long time
  if (text.size() > short_text) return matches_general(text);
  text = text.substr(head_, text.size() - head_ - tail_);
  std::string_view pieces = pattern_.substr(head_ + 1, pattern_.size() - head_ - tail_ - 1);
  while (!pieces.empty()) {
    const std::size_t star = pieces.find('*');
    const std::size_t at = text.find(pieces.substr(0, star));
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + star);
    pieces.remove_prefix(star + 1);
  }
  return true;
}

bool CompiledWildcard::matches_general(std::string_view text) const {
  return text.ends_with(tail()) && wildcard_match(pattern_.substr(head_), text.substr(head_));
}

}  // namespace whichgate::text
