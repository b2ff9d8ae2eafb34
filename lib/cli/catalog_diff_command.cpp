#include <fmt/core.h>

#include <ostream>

#include "cli/commands.hpp"
#include "cli/date_option.hpp"
#include "cli/refuse.hpp"
#include "cli/world_files.hpp"
#include "report/policy_changes_answer.hpp"
#include "whichgate/catalog_questions.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  const report::Format* format = &report::text_format;
  std::string from = {};
  std::string to = {};
  std::string world = {};   // empty: none
  std::string policy = {};  // empty: all
  std::string rules = {};   // empty: as the world says
};

void declare(OptionList& list, Options& options) {
  list.formats(options.format, &report::Format::policy_changes);
  list.required("--from", options.from, "DATE", "the policies as they were on this day");
  list.required("--to", options.to, "DATE", "and as they were on this later one");
  list.optional("--world", options.world, "FILE", "a world, or a scenario: whose permissions changed in it");
  list.optional("--policy", options.policy, "NAME", "this policy alone");
  list.optional("--rules", options.rules, "BOOK", "the world's rule book: documented or field-notes").one_of = {
      "documented", "field-notes"};
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  const Result<Instant> from = read_date("--from", options.from), to = read_date("--to", options.to);
  if (!from) return refuse(from.error(), streams);
  if (!to) return refuse(to.error(), streams);
  if (*from >= *to)
    return refuse_usage(fmt::format("--from {} is not before --to {}", options.from, options.to),
                        "the earlier date comes first", streams.err);
  std::string policy;
  if (!options.policy.empty()) {
    const Result<const ManagedPolicy*> found = find_managed_policy(catalog, options.policy);
    if (!found) return refuse(found.error(), streams);
    policy = (*found)->arn;
  }
  PolicyChanges changes = policy_changes(catalog, *from, *to, policy);
  std::optional<AffectedPrincipals> people;
  if (!options.world.empty()) {
    Result<World> world = world_of(options.world, catalog, streams.in);
    if (!world) return refuse(world.error(), streams);
    if (const std::optional<Rules> rules = parse_rules(options.rules)) world->rules = *rules;
    people = affected_principals(*world, catalog, changes, *from, *to);
  }
  streams.out << options.format->policy_changes(
      {options.from, options.to, options.world, std::move(changes), std::move(people), catalog}, {});
  return yes;
}

}  // namespace

Command catalog_diff_command() {
  return command(
      "diff", "what AWS's changes of its policies gave and took, and whom they touch",
      "whichgate example world | whichgate catalog diff --from 2025-03-20 --to 2025-10-10 --policy Billing --world -",
      declare, answer);
}

}  // namespace whichgate::cli
