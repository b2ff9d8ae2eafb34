#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

// Look-ups in text whose lines are sorted by their lower-case spelling: nothing is parsed, nothing allocated.
namespace whichgate::catalog {

// Where the first line starts that does not sort before `wanted`; the text's size when there is none.
std::size_t first_line_from(std::string_view text, std::string_view wanted);

// The line that starts there, without its line break.
std::string_view line_at(std::string_view text, std::size_t start);

// The line equal to `wanted` but for the case.
std::optional<std::string_view> find_line(std::string_view text, std::string_view wanted);

}  // namespace whichgate::catalog
