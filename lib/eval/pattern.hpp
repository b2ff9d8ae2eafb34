#pragma once
#include <memory_resource>
#include <string>
#include <string_view>

namespace whichgate::eval {

// A pattern whose variables are filled in. What a variable brought, and what ${*} and ${?} stand for, is marked as
// literal: a tag whose value is "*" must not become a wildcard.
struct Pattern {
  std::pmr::string text;
  std::pmr::string marks;  // one a character: literal or plain

  static constexpr char literal = 'l';
  static constexpr char plain = 'p';
};

// Part of a Pattern.
struct PatternView {
  std::string_view text;
  std::string_view marks;

  bool wildcard(std::size_t at, char sign) const { return text[at] == sign && marks[at] == Pattern::plain; }
  PatternView part(std::size_t from, std::size_t to) const {
    return {text.substr(from, to - from), marks.substr(from, to - from)};
  }
};

inline PatternView view(const Pattern& pattern) { return {pattern.text, pattern.marks}; }

// As text::wildcard_match, except that literal characters are no wildcards.
bool wildcard_match(PatternView pattern, std::string_view text);
// As text::arn_like, except that literal characters are no wildcards.
bool arn_like(PatternView pattern, std::string_view arn);

}  // namespace whichgate::eval
