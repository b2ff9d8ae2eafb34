#include <fmt/format.h>

#include <ostream>

#include "cli/catalog_commands.hpp"
#include "cli/catalog_dates.hpp"
#include "cli/scenarios.hpp"
#include "report/catalog_json.hpp"

namespace whichgate::cli {

int catalog_diff(const CatalogDiffOptions& options, const Catalog& catalog, const Streams& streams) {
  const Result<Instant> from = read_date("--from", options.from), to = read_date("--to", options.to);
  if (!from) return refuse(from.error(), streams);
  if (!to) return refuse(to.error(), streams);
  if (*from >= *to)
    return refuse_usage(fmt::format("--from {} is not before --to {}", options.from, options.to),
                        "the earlier date comes first", streams);
  std::string policy;
  if (!options.policy.empty()) {
    const Result<const ManagedPolicy*> found = find_managed_policy(catalog, options.policy);
    if (!found) return refuse(found.error(), streams);
    policy = (*found)->arn;
  }
  const PolicyChanges changes = policy_changes(catalog, *from, *to, policy);
  std::optional<AffectedPrincipals> people;
  if (!options.world.empty()) {
    Result<World> world = world_of(options.world, catalog, streams.in);
    if (!world) return refuse(world.error(), streams);
    if (const std::optional<Rules> rules = parse_rules(options.rules)) world->rules = *rules;
    people = affected_principals(*world, catalog, changes, *from, *to);
  }
  const report::DiffQuestion question{options.from, options.to, options.world};
  streams.out << (options.json ? report::changes_json(question, changes, people)
                               : report::changes_text(question, changes, people, catalog));
  return yes;
}

}  // namespace whichgate::cli
