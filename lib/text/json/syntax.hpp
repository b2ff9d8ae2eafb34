#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/json/json.hpp"

// What the reader needs to know about JSON's spelling: where tokens begin and end, and why a text is not JSON.
namespace whichgate::json {

struct SyntaxError {
  std::size_t offset = 0;
  std::string code;
  std::string message;
  std::string help;
};

// What the grammar wants next, after everything that was understood.
enum class Expected { value, member_name_or_end, colon, comma_or_brace, value_or_end, comma_or_bracket, nothing };

// The first byte at or after `offset` that is not white space and in no comment.
std::size_t skip_blank(std::string_view text, std::size_t offset, Comments comments);
// The first byte at or after `offset` that is not simply part of a string's content.
std::size_t end_of_plain(std::string_view text, std::size_t offset);
// The content of a string that is given with its quotation marks; nullopt when it is not well-formed.
std::optional<std::string> unescaped(std::string_view string);
// The first byte after the string, or the number, that begins at `offset`.
std::size_t end_of_string(std::string_view text, std::size_t offset);
std::size_t end_of_number(std::string_view text, std::size_t offset);

// How many bytes the text begins with that are ASCII and not zero.
std::size_t ascii_run(std::string_view text);
// The first place that is not UTF-8, or holds a zero byte.
std::optional<SyntaxError> find_bad_encoding(std::string_view text);
// What is wrong with the number at `offset`.
std::optional<SyntaxError> find_bad_number(std::string_view text, std::size_t offset);
// Why the text is not JSON, given that it is understood up to `offset`.
SyntaxError explain_syntax_error(std::string_view text, std::size_t offset, Expected expected, Comments comments);

}  // namespace whichgate::json
