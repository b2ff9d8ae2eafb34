#pragma once
#include <cstddef>
#include <iosfwd>
#include <string>

namespace whichgate::cli {

// A longer line is read without being kept, so that memory has a bound.
inline constexpr std::size_t longest_line = std::size_t{16} << 20U;

struct Line {
  std::string text;
  bool too_long = false;
};

// The next line without its end; false: there is none.
bool read_line(std::istream& in, Line& line);

}  // namespace whichgate::cli
