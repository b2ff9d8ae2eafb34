#include "whichgate/diagnostic.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace whichgate {

bool has_errors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
}

std::string_view to_string(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string to_string(const Location& where) {
  std::string text = where.document;
  if (where.line > 0) {
    if (!text.empty()) text += ':';
    text += fmt::format("{}", where.line);
    if (where.column > 0) text += fmt::format(":{}", where.column);
  }
  return text;
}

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = to_string(diagnostic.where);
  if (!text.empty()) text += ": ";
  text += fmt::format("{}: {}", to_string(diagnostic.severity), diagnostic.message);
  if (!diagnostic.help.empty()) text += "\n  help: " + diagnostic.help;
  return text;
}

std::string to_string(const Problems& problems) {
  std::string text;
  for (const Diagnostic& diagnostic : problems) {
    if (!text.empty()) text += '\n';
    text += to_string(diagnostic);
  }
  return text;
}

}  // namespace whichgate
