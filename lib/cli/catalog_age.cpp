#include "cli/catalog_age.hpp"

#include <fmt/core.h>

#include <chrono>
#include <ostream>

namespace whichgate::cli {

void warn_when_old(const Catalog& catalog, const Streams& streams) {
  const std::optional<Instant> date = parse_instant(catalog.date());
  if (!streams.terminal.now || !date) return;
  const auto age = std::chrono::floor<std::chrono::days>(*streams.terminal.now - *date);
  if (age <= std::chrono::days(90)) return;
  streams.err << fmt::format(
      "whichgate: the catalog is {} days old: its newest data are of {}\n"
      "  help: `whichgate catalog update --from DIR --output FILE` makes a newer one, for --catalog FILE\n",
      age.count(), catalog.date());
}

}  // namespace whichgate::cli
