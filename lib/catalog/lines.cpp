#include "catalog/lines.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace whichgate::catalog {

namespace {

unsigned char lower(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); }

bool sorts_before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return lower(x) < lower(y); });
}

}  // namespace

std::string_view line_at(std::string_view text, std::size_t start) {
  return text.substr(start, text.find('\n', start) - start);
}

std::size_t first_line_from(std::string_view text, std::string_view wanted) {
  std::size_t low = 0, high = text.size();  // both are starts of lines
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t line_break = middle == low ? std::string_view::npos : text.rfind('\n', middle - 1);
    const std::size_t start = line_break == std::string_view::npos || line_break < low ? low : line_break + 1;
    const std::string_view line = line_at(text, start);
    if (sorts_before(line, wanted))
      low = start + line.size() + 1;
    else
      high = start;
  }
  return low;
}

std::optional<std::string_view> find_line(std::string_view text, std::string_view wanted) {
  const std::size_t start = first_line_from(text, wanted);
  if (wanted.empty() || start >= text.size()) return std::nullopt;
  const std::string_view line = line_at(text, start);
  if (!text::equals_ignoring_case(line, wanted)) return std::nullopt;
  return line;
}

}  // namespace whichgate::catalog
