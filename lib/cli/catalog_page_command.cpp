#include <ostream>

#include "cli/catalog_commands.hpp"
#include "cli/scenarios.hpp"
#include "report/catalog_json.hpp"

namespace whichgate::cli {

int catalog_page(const CatalogPageOptions& options, const Catalog& catalog, const Streams& streams) {
  const Result<const BillingPage*> page = find_page(catalog, options.name);
  if (!page) return refuse(page.error(), streams);
  const PageSheet sheet = page_sheet(catalog, **page);
  streams.out << (options.json ? report::page_json(sheet) : report::page_text(sheet, catalog, options.all));
  return yes;
}

}  // namespace whichgate::cli
