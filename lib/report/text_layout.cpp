#include "report/text_layout.hpp"

#include <fmt/core.h>

#include "text/patterns.hpp"
#include "text/text.hpp"

namespace whichgate::report {

namespace {
constexpr std::size_t line_width = 120;
constexpr std::size_t long_head = 24;
constexpr std::size_t little = 6;
}  // namespace

std::string paragraph(std::string_view head, const std::vector<std::string>& items, std::string_view separator) {
  std::size_t column = text::characters(head);
  const std::size_t indent = column > long_head ? little : column;
  std::string text(head);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 == items.size() ? "" : std::string(separator));
    const std::size_t width = text::characters(text::trim(item));
    if (column > indent && column + width > line_width) {
      text.erase(text.find_last_not_of(' ') + 1);
      text += '\n' + std::string(indent, ' ');
      column = indent;
    }
    text += item;
    column += text::characters(item);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + '\n';
}

std::string counted(std::size_t count, std::string_view one) {
  if (count == 1) return fmt::format("1 {}", one);
  if (one.ends_with("y") && !one.ends_with("ay")) return fmt::format("{} {}ies", count, one.substr(0, one.size() - 1));
  return fmt::format("{} {}s", count, one);
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t taken = text::characters(text);
  return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

}  // namespace whichgate::report
