#include "text/json/syntax.hpp"

#include <fmt/core.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "text/text.hpp"

namespace whichgate::json {
namespace {

constexpr std::string_view syntax = "json.syntax";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Bytes of the UTF-8 sequence at the front of `text`; 0 when there is no well-formed one.
// https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf, table 3-7
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

std::string_view describe(Expected expected) {
  switch (expected) {
    case Expected::value:
      return "a value";
    case Expected::member_name_or_end:
      return "a member's name in double quotes or `}`";
    case Expected::colon:
      return "`:`";
    case Expected::comma_or_brace:
      return "`,` or `}`";
    case Expected::value_or_end:
      return "a value or `]`";
    case Expected::comma_or_bracket:
      return "`,` or `]`";
    case Expected::nothing:
      break;
  }
  return "nothing more";
}

bool wants_value(Expected expected) { return expected == Expected::value || expected == Expected::value_or_end; }
bool wants_name(Expected expected) { return expected == Expected::member_name_or_end; }

// A character of the text as a message shows it.
std::string shown(std::string_view text) {
  const unsigned char first = static_cast<unsigned char>(text.front());
  if (first < 0x20 || first == 0x7F) return fmt::format("the control character U+{:04X}", first);
  return fmt::format("`{}`", text.substr(0, sequence_length(text)));
}

// The rules of JSON's numbers: no leading zero, digits on both sides of the point.
bool is_number(std::string_view text) {
  const auto digits = [&text] {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    const std::string_view run = text.substr(0, count);
    text.remove_prefix(count);
    return run;
  };
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const std::string_view whole = digits();
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return false;
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    if (digits().empty()) return false;
  }
  if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
    text.remove_prefix(1);
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
    if (digits().empty()) return false;
  }
  return text.empty();
}

SyntaxError error(std::size_t offset, std::string message, std::string help = {}) {
  return {offset, std::string(syntax), std::move(message), std::move(help)};
}

// The value of the four digits after \u at `offset`, or -1.
int unicode_escape(std::string_view text, std::size_t offset) {
  int value = 0;
  for (std::size_t i = offset + 2; i < offset + 6; ++i) {
    if (i >= text.size() || !is_hex(text[i])) return -1;
    value = value * 16 + (is_digit(text[i]) ? text[i] - '0' : (text[i] | 0x20) - 'a' + 10);
  }
  return value;
}

// What is wrong with the escape at `offset`; its length goes to `length` when nothing is.
std::optional<SyntaxError> check_escape(std::string_view text, std::size_t offset, std::size_t& length) {
  const char letter = offset + 1 < text.size() ? text[offset + 1] : '"';
  length = 2;
  if (letter != 'u') {
    if (std::string_view("\"\\/bfnrt").find(letter) != std::string_view::npos) return std::nullopt;
    return error(offset, fmt::format("`\\` before {} is not an escape of JSON", shown(text.substr(offset + 1))),
                 "write a backslash as `\\\\`");
  }
  const int value = unicode_escape(text, offset);
  if (value < 0) return error(offset, "`\\u` must be followed by four hexadecimal digits");
  length = 6;
  if (value < 0xD800 || value > 0xDFFF) return std::nullopt;
  const bool pair = value < 0xDC00 && text.substr(offset + 6, 2) == "\\u";
  const int second = pair ? unicode_escape(text, offset + 6) : -1;
  if (second < 0xDC00 || second > 0xDFFF)
    return error(offset, fmt::format("`{}` is half of a pair and means no character", text.substr(offset, 6)));
  length = 12;
  return std::nullopt;
}

// What the escape at `offset`, which is well-formed, stands for.
void append_escaped(std::string& content, std::string_view text, std::size_t offset) {
  constexpr std::string_view letters = "bfnrt", meanings = "\b\f\n\r\t";
  if (text[offset + 1] != 'u') {
    const std::size_t at = letters.find(text[offset + 1]);
    content += at == std::string_view::npos ? text[offset + 1] : meanings[at];
    return;
  }
  auto code = static_cast<unsigned>(unicode_escape(text, offset));
  if (code >= 0xD800 && code < 0xDC00)
    code = 0x10000 + ((code - 0xD800) << 10U) + (static_cast<unsigned>(unicode_escape(text, offset + 6)) - 0xDC00);
  const auto put = [&content](unsigned byte) { content += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | code >> 6U);
  } else if (code < 0x10000) {
    put(0xE0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3FU));
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
    put(0x80U | (code >> 6U & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

SyntaxError explain_string(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin + 1; i < text.size() && text[i] != '"';) {
    std::size_t length = 1;
    if (text[i] == '\n' || text[i] == '\r')
      return error(begin, "the string is not closed on its line", "is a `\"` missing? a line break is written `\\n`");
    if (text[i] == '\t') return error(i, "a tab stands in a string", "write it as `\\t`");
    if (static_cast<unsigned char>(text[i]) < 0x20)
      return error(i, fmt::format("{} stands in a string", shown(text.substr(i))),
                   fmt::format("write it as `\\u{:04x}`", text[i]));
    if (text[i] == '\\')
      if (std::optional<SyntaxError> bad = check_escape(text, i, length)) return *bad;
    i += length;
  }
  return error(begin, "the string is not closed", "is a `\"` missing?");
}

SyntaxError explain_word(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  const std::string_view word = text.substr(begin, end - begin);
  static const std::array<std::string, 3> literals{"true", "false", "null"};
  const std::string near = text::nearest(word, literals);
  std::string help = near.empty() ? "text stands in double quotes" : fmt::format("did you mean `{}`?", near);
  return error(begin, fmt::format("`{}` is not a value of JSON", word.substr(0, 40)), std::move(help));
}

// Past the separator that stands here, what would be wanted next.
Expected after_separator(char separator, Expected expected, bool& separated) {
  separated = true;
  if (expected == Expected::colon && separator == ':') return Expected::value;
  if (expected == Expected::comma_or_brace && separator == ',') return Expected::member_name_or_end;
  if (expected == Expected::comma_or_bracket && separator == ',') return Expected::value_or_end;
  separated = false;
  return expected;
}

}  // namespace

std::size_t skip_blank(std::string_view text, std::size_t offset, Comments comments) {
  for (;;) {
    while (offset < text.size() && is_blank(text[offset])) ++offset;
    if (comments == Comments::refused || offset + 1 >= text.size() || text[offset] != '/') return offset;
    const bool line = text[offset + 1] == '/';
    if (!line && text[offset + 1] != '*') return offset;
    const std::size_t end = line ? text.find('\n', offset) : text.find("*/", offset + 2);
    // A block comment that is never closed stays where it is: it is what the error is about.
    if (end == std::string_view::npos) return line ? text.size() : offset;
    offset = line ? end : end + 2;
  }
}

std::size_t end_of_plain(std::string_view text, std::size_t offset) {
  static constexpr auto is_special = [] {
    std::array<bool, 256> special{};
    for (std::size_t control = 0; control < 0x20; ++control) special[control] = true;
    special['"'] = special['\\'] = true;
    return special;
  }();
  while (offset < text.size() && !is_special[static_cast<unsigned char>(text[offset])]) ++offset;
  return offset;
}

std::optional<std::string> unescaped(std::string_view string) {
  std::string content;
  for (std::size_t i = 1; i < string.size();) {
    const std::size_t end = end_of_plain(string, i);
    content += string.substr(i, end - i);
    if (end == string.size()) break;
    if (string[end] == '"') return end + 1 == string.size() ? std::optional(std::move(content)) : std::nullopt;
    std::size_t length = 0;
    if (string[end] != '\\' || check_escape(string, end, length)) return std::nullopt;
    append_escaped(content, string, end);
    i = end + length;
  }
  return std::nullopt;
}

std::size_t end_of_string(std::string_view text, std::size_t offset) {
  for (++offset; offset < text.size() && text[offset] != '"'; ++offset)
    if (text[offset] == '\\') ++offset;
  return offset < text.size() ? offset + 1 : text.size();
}

std::size_t end_of_number(std::string_view text, std::size_t offset) {
  while (offset < text.size() &&
         (is_digit(text[offset]) || std::string_view("+-.eE").find(text[offset]) != std::string_view::npos))
    ++offset;
  return offset;
}

// Nearly everything is ASCII: eight bytes at once. A byte below 1 borrows from the bit that is not ASCII's.
std::size_t ascii_run(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101U, highest_bits = 0x8080808080808080U;
  std::size_t run = 0;
  for (std::uint64_t bytes = 0; run + sizeof bytes <= text.size(); run += sizeof bytes) {
    std::memcpy(&bytes, text.data() + run, sizeof bytes);
    if (((bytes | (bytes - ones)) & highest_bits) != 0) break;
  }
  while (run < text.size() && static_cast<signed char>(text[run]) > 0) ++run;
  return run;
}

std::optional<SyntaxError> find_bad_encoding(std::string_view text) {
  for (std::size_t i = ascii_run(text); i < text.size(); i += ascii_run(text.substr(i))) {
    const std::size_t length = sequence_length(text.substr(i, 4));
    if (length == 0)
      return SyntaxError{i, "json.encoding",
                         fmt::format("the byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(text[i])),
                         "save the file as UTF-8"};
    if (text[i] == '\0') return SyntaxError{i, "json.encoding", "a zero byte stands in the text", {}};
    i += length;
  }
  return std::nullopt;
}

std::optional<SyntaxError> find_bad_number(std::string_view text, std::size_t offset) {
  const std::string_view number = text.substr(offset, end_of_number(text, offset) - offset);
  if (is_number(number)) return std::nullopt;
  return error(offset, fmt::format("`{}` is not a number of JSON", number.substr(0, 40)),
               "JSON's numbers have digits on both sides of a point and no needless zeros in front");
}

SyntaxError explain_syntax_error(std::string_view text, std::size_t offset, Expected expected, Comments comments) {
  bool separated = false;
  std::size_t at = skip_blank(text, offset, comments);
  if (at < text.size()) {
    const Expected next = after_separator(text[at], expected, separated);
    if (separated) at = skip_blank(text, at + 1, comments);
    expected = next;
  }
  if (at >= text.size()) {
    if (offset == 0) return {0, "json.empty", "there is nothing in it", "JSON begins with `{` or `[`"};
    return error(text.size(), fmt::format("the text ends where {} is expected", describe(expected)));
  }
  const char c = text[at];
  if (c == '/' && at + 1 < text.size() && (text[at + 1] == '/' || text[at + 1] == '*')) {
    if (comments == Comments::refused) return error(at, "a comment stands where JSON allows none", "remove it");
    return error(at, "the comment is not closed", "close it with `*/`");
  }
  if (c == '"' && (wants_value(expected) || wants_name(expected))) return explain_string(text, at);
  if (c == '\'') return error(at, "text stands in double quotes in JSON, not in single ones");
  if (wants_value(expected) && (is_digit(c) || c == '-')) {
    if (std::optional<SyntaxError> bad = find_bad_number(text, at)) return *bad;
    const std::string_view number = text.substr(at, end_of_number(text, at) - at);
    return error(at, fmt::format("the number `{}` is too large", number.substr(0, 40)));
  }
  if (wants_value(expected) && is_letter(c)) return explain_word(text, at);
  if (separated && ((wants_name(expected) && c == '}') || (expected == Expected::value_or_end && c == ']')))
    return error(at, fmt::format("nothing follows the comma before `{}`", c), "remove the comma");
  if (expected == Expected::nothing)
    return error(at, fmt::format("{} follows the end of the JSON", shown(text.substr(at))));
  const bool comma_missing = expected == Expected::comma_or_brace || expected == Expected::comma_or_bracket;
  const bool begins_value = c == '"' || c == '{' || c == '[' || is_digit(c) || is_letter(c);
  return error(at, fmt::format("expected {}, found {}", describe(expected), shown(text.substr(at))),
               comma_missing && begins_value ? "is a comma missing before it?" : "");
}

}  // namespace whichgate::json
