#include "cli/date_option.hpp"

#include <fmt/core.h>

namespace whichgate::cli {

Result<Instant> read_date(const std::string& option, const std::string& text) {
  if (const std::optional<Instant> date = parse_instant(text)) return *date;
  return Unexpected(Problems{{Severity::error,
                              "no-date",
                              fmt::format("`{}` is not a date", text),
                              {option, "", 0, 0},
                              "a date has the form 2026-01-31 or 2026-01-31T09:00:00Z"}});
}

}  // namespace whichgate::cli
