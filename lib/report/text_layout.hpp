#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace whichgate::report {

// "<head><item>, <item>, ..." in lines of at most 120 characters; all lines but the first begin below the first item,
// or a little to the right where the head is long. A single item that is longer than a line stays whole.
std::string paragraph(std::string_view head, const std::vector<std::string>& items, std::string_view separator = ", ");

// "1 action", "2 actions", "1 policy", "2 policies".
std::string counted(std::size_t count, std::string_view one);

// A text filled up with blanks.
std::string padded(std::string_view text, std::size_t width);

}  // namespace whichgate::report
