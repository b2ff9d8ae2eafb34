#include <fmt/core.h>

#include <algorithm>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::console_action_set;

bool retired(const Catalog& catalog, ActionView action) {
  const auto rows = catalog.retired_actions();
  return std::any_of(rows.begin(), rows.end(), [&](const RetiredAction& row) { return action == row.action; });
}

bool replaces_a_retired_one(const Catalog& catalog, ActionView action) {
  const auto rows = catalog.retired_actions();
  return std::any_of(rows.begin(), rows.end(), [&](const RetiredAction& row) {
    return std::ranges::any_of(row.replaced_by, [&](const std::string& one) { return action == one; });
  });
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html
GateResult check(const ResolvedRequest& s) {
  if (s.opening()) return not_applicable(s, gate, "no action is asked for");
  const bool legacy = s.caller.account->console_action_set == ConsoleActionSet::legacy;
  for (const ActionView action : s.actions)
    if (!legacy && retired(s.catalog, action))
      return found(s, ReasonId::console_action_set_retired, [&] {
        return fmt::format("{} is retired: {} uses the fine-grained actions, and {} opens no page there", action.text(),
                           s.caller.account->name, action.text());
      });
  if (s.page)
    return passed(s, gate, [&] {
      return fmt::format("{} opens pages by the {} actions", s.caller.account->name,
                         to_string(s.caller.account->console_action_set));
    });
  if (legacy && s.console && replaces_a_retired_one(s.catalog, s.actions.front()))
    return found(s, ReasonId::console_action_set_legacy_undocumented, [&] {
      return fmt::format("{} still uses the aws-portal actions, and AWS does not say what {} does in its console",
                         s.caller.account->name, s.actions.front().text());
    });
  return not_applicable(s, gate, "not an action of the billing console's two sets");
}

bool concerns(const Catalog& catalog, ActionView action) {
  return retired(catalog, action) || replaces_a_retired_one(catalog, action);
}

}  // namespace

const GateDefinition console_action_set_gate{.check = check, .concerns = concerns};

}  // namespace whichgate::gates
