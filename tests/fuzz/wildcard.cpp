// The wildcard matchers against a set of states. The first line is a pattern, the second one a text.
#include <string>
#include <vector>

#include "eval/pattern.hpp"
#include "fuzz/target.hpp"
#include "text/arn.hpp"
#include "text/json/syntax.hpp"
#include "text/text.hpp"

using namespace whichgate;
using fuzz::must;

namespace {

struct Sign {
  std::string character;
  bool wild = false;
};

// UTF-8 taken apart: a byte from 0x80 to 0xBF goes on with the character before it.
std::vector<Sign> characters(const eval::PatternView& text) {
  std::vector<Sign> signs;
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    const bool goes_on = (static_cast<unsigned char>(text.text[i]) & 0xC0U) == 0x80U;
    if (goes_on && !signs.empty())
      signs.back().character += text.text[i];
    else
      signs.push_back({std::string(1, text.text[i]), text.wildcard(i, '*') || text.wildcard(i, '?')});
  }
  return signs;
}

eval::Pattern plain(std::string_view text) {
  return {std::pmr::string(text), std::pmr::string(text.size(), eval::Pattern::plain)};
}

// Keeps all places of the pattern at which a matcher could be after each character. Slow, and obviously right.
bool slow_match(const eval::PatternView& view, std::string_view text) {
  const std::vector<Sign> pattern = characters(view);
  const std::size_t end = pattern.size();
  const auto is = [&](std::size_t p, const char* wildcard) {
    return pattern[p].wild && pattern[p].character == wildcard;
  };
  std::vector<char> at(end + 1, 0);
  const auto pass_stars = [&] {
    for (std::size_t p = 0; p < end; ++p)
      if (at[p] && is(p, "*")) at[p + 1] = 1;
  };
  at[0] = 1;
  pass_stars();
  for (const Sign& letter : characters(eval::view(plain(text)))) {
    std::vector<char> next(end + 1, 0);
    for (std::size_t p = 0; p < end; ++p) {
      if (!at[p]) continue;
      if (is(p, "*"))
        next[p] = 1;
      else if (is(p, "?") || pattern[p].character == letter.character)
        next[p + 1] = 1;
    }
    at = std::move(next);
    pass_stars();
  }
  return at[end] != 0;
}

// What follows a backslash is literal, the backslash itself is left out.
eval::Pattern with_literals(std::string_view text) {
  eval::Pattern pattern;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '\\' && i + 1 < text.size();
    if (escaped) ++i;
    pattern.text += text[i];
    pattern.marks += escaped ? eval::Pattern::literal : eval::Pattern::plain;
  }
  return pattern;
}

bool slow_arn_like(std::string_view pattern, std::string_view arn) {
  for (int colons = 0; colons < 5; ++colons) {
    const std::size_t left = pattern.find(':'), right = arn.find(':');
    if (left == std::string_view::npos || right == std::string_view::npos) return false;
    if (colons == 0 && arn.substr(0, right) != "arn") return false;
    if (!slow_match(view(plain(pattern.substr(0, left))), arn.substr(0, right))) return false;
    pattern.remove_prefix(left + 1);
    arn.remove_prefix(right + 1);
  }
  return slow_match(view(plain(pattern)), arn);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  const std::string_view pattern = fuzz::take_line(rest), text = rest;
  // What is not UTF-8 never gets past the reader of JSON. No answer is right for it, and every one is given.
  if (json::find_bad_encoding(pattern) || json::find_bad_encoding(text)) {
    text::wildcard_match(pattern, text);
    text::arn_like(pattern, text);
    return 0;
  }

  const eval::Pattern as_written = plain(pattern);
  const bool matches = slow_match(view(as_written), text);
  must(text::wildcard_match(pattern, text) == matches, "wildcard_match is right");
  must(eval::wildcard_match(view(as_written), text) == matches, "a pattern without literals matches as its text does");

  const std::string lower_pattern = text::lower(pattern), lower_text = text::lower(text);
  must(text::wildcard_match_ignoring_case(pattern, text) == slow_match(view(plain(lower_pattern)), lower_text),
       "wildcard_match_ignoring_case is right");

  const eval::Pattern literals = with_literals(pattern);
  must(eval::wildcard_match(view(literals), text) == slow_match(view(literals), text),
       "literal characters are no wildcards");

  const bool alike = slow_arn_like(pattern, text);
  must(text::arn_like(pattern, text) == alike, "arn_like is right");
  must(eval::arn_like(view(as_written), text) == alike, "an ARN pattern without literals matches as its text does");
  return 0;
}
