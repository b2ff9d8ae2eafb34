#include <fmt/core.h>

#include "report/catalog_counts.hpp"
#include "report/catalog_text.hpp"

namespace whichgate::report {

std::string catalog_info_text(const Catalog& catalog, const Style&) {
  std::string text = "from\n";
  for (const CatalogOrigin& origin : catalog.origins())
    text += fmt::format("  {:<40} {:<20} {}\n", origin.source, origin.version, origin.date);
  text += "holds\n";
  for (const NamedCount& count : named_counts(catalog.counts()))
    text += fmt::format("  {:<60} {:>7}\n", count.name, count.number);
  return text + fmt::format("  {:<60} {:>7}\n", "bytes", catalog.bytes().size());
}

}  // namespace whichgate::report
