#pragma once
#include <cstdint>
#include <string_view>

namespace whichgate::text {

// Where the first * or ? stands; npos when there is none.
constexpr std::size_t first_wildcard(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '*' || pattern[i] == '?') return i;
  return std::string_view::npos;
}

// A pattern of wildcard_match(), looked at once to be matched often. Points into the pattern.
class CompiledWildcard {
 public:
  CompiledWildcard() = default;
  explicit CompiledWildcard(std::string_view pattern);

  bool matches(std::string_view text) const {
    switch (shape_) {
      case Shape::any:
        return true;
      case Shape::literal:
        return text == pattern_;
      case Shape::prefix:
        return text.starts_with(head());
      case Shape::one_star:
        return text.size() >= head_ + tail_ && text.starts_with(head()) && text.ends_with(tail());
      case Shape::pieces:
        return text.size() >= head_ + tail_ && text.starts_with(head()) && text.ends_with(tail()) &&
               matches_pieces(text);
      case Shape::general:
        return text.starts_with(head()) && matches_general(text);
    }
    return false;
  }

  std::string_view pattern() const { return pattern_; }
  bool any() const { return shape_ == Shape::any; }
  bool literal() const { return shape_ == Shape::literal; }
  // What stands before the first wildcard, and after the last one: all of a pattern without wildcards.
  std::string_view head() const { return pattern_.substr(0, head_); }
  std::string_view tail() const { return literal() ? pattern_ : pattern_.substr(pattern_.size() - tail_); }

 private:
  enum class Shape : std::uint8_t { any, literal, prefix, one_star, pieces, general };

  bool matches_pieces(std::string_view text) const;
  bool matches_general(std::string_view text) const;

  std::string_view pattern_;
  std::uint32_t head_ = 0, tail_ = 0;
  Shape shape_ = Shape::literal;
};

}  // namespace whichgate::text
