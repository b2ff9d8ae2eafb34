#include <algorithm>
#include <ostream>

#include "cli/catalog_commands.hpp"
#include "cli/catalog_dates.hpp"
#include "cli/scenarios.hpp"
#include "report/catalog_json.hpp"

namespace whichgate::cli {

int catalog_who_opens(const CatalogWhoOpensOptions& options, const Catalog& catalog, const Streams& streams) {
  const Result<std::size_t> matches = find_actions(catalog, options.pattern);
  std::optional<Instant> as_of;
  if (!options.as_of.empty()) {
    const Result<Instant> date = read_date("--as-of", options.as_of);
    if (!date) return refuse(date.error(), streams);
    as_of = *date;
  }
  const std::vector<OpeningPolicy> openings = who_opens(catalog, options.pattern, as_of);
  // AWS's policies name some actions that AWS does not list; anything else that it does not list is misspelt.
  const bool named = std::any_of(openings.begin(), openings.end(), [&](const OpeningPolicy& one) {
    return names_action(*one.policy->document, options.pattern);
  });
  if (!matches && !named) return refuse(matches.error(), streams);
  const report::OpeningQuestion question{options.pattern, matches.value_or(0), options.as_of};
  streams.out << (options.json ? report::openings_json(question, openings)
                               : report::openings_text(question, openings, catalog));
  return yes;
}

}  // namespace whichgate::cli
