#include "cli/lines.hpp"

#include <array>
#include <istream>

namespace whichgate::cli {

bool read_line(std::istream& in, Line& line) {
  std::array<char, 65536> piece{};
  line.text.clear();
  line.too_long = false;
  while (true) {
    in.getline(piece.data(), piece.size());
    const auto count = static_cast<std::size_t>(in.gcount());
    const bool ended = !in.fail() && !in.eof();  // the count then includes the line feed
    const std::size_t size = ended ? count - 1 : count;
    line.too_long = line.too_long || line.text.size() + size > longest_line;
    if (!line.too_long) line.text.append(piece.data(), size);
    if (in.eof()) return size > 0 || !line.text.empty() || line.too_long;
    if (in.bad()) return false;
    if (ended) return true;
    in.clear();  // the piece is full, and the line goes on
  }
}

}  // namespace whichgate::cli
