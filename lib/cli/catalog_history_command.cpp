#include <ostream>

#include "cli/catalog_commands.hpp"
#include "cli/scenarios.hpp"
#include "report/catalog_json.hpp"

namespace whichgate::cli {

int catalog_history(const CatalogHistoryOptions& options, const Catalog& catalog, const Streams& streams) {
  const Result<const ManagedPolicy*> policy = find_managed_policy(catalog, options.name);
  if (!policy) return refuse(policy.error(), streams);
  const std::vector<PolicyChange> history = policy_history(catalog, (*policy)->arn);
  streams.out << (options.json ? report::history_json(history) : report::history_text(history, catalog));
  return yes;
}

}  // namespace whichgate::cli
