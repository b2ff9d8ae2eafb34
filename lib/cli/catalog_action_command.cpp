#include <ostream>

#include "cli/catalog_commands.hpp"
#include "cli/scenarios.hpp"
#include "report/catalog_json.hpp"

namespace whichgate::cli {

int catalog_action(const CatalogActionOptions& options, const Catalog& catalog, const Streams& streams) {
  const Result<std::size_t> matches = find_actions(catalog, options.pattern);
  if (!matches) return refuse(matches.error(), streams);
  const std::vector<ActionSheet> sheets = action_sheets(catalog, options.pattern);
  streams.out << (options.json ? report::sheets_json(options.pattern, sheets)
                               : report::sheets_text(options.pattern, sheets, options.all));
  return yes;
}

}  // namespace whichgate::cli
