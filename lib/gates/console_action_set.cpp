#include <fmt/format.h>

#include <algorithm>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::console_action_set;

bool retired(const Catalog& catalog, std::string_view action) {
  const auto rows = catalog.retired_actions();
  return std::any_of(rows.begin(), rows.end(), [&](const RetiredAction& row) { return row.action == action; });
}

bool replaces_a_retired_one(const Catalog& catalog, std::string_view action) {
  const auto rows = catalog.retired_actions();
  return std::any_of(rows.begin(), rows.end(), [&](const RetiredAction& row) {
    return std::find(row.replaced_by.begin(), row.replaced_by.end(), action) != row.replaced_by.end();
  });
}

}  // namespace

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html
GateResult console_action_set(const ResolvedRequest& s) {
  if (s.opening()) return not_applicable(s, gate, "no action is asked for");
  const bool legacy = s.caller.account->console_action_set == ConsoleActionSet::legacy;
  for (const std::string_view action : s.actions)
    if (!legacy && retired(s.catalog, action))
      return blocked(s, gate, "console-action-set.retired", [&] {
        return fmt::format("{} is retired: {} uses the fine-grained actions, and {} opens no page there", action,
                           s.caller.account->name, action);
      });
  if (s.page)
    return passed(s, gate, [&] {
      return fmt::format("{} opens pages by the {} actions", s.caller.account->name,
                         to_string(s.caller.account->console_action_set));
    });
  if (legacy && s.console && replaces_a_retired_one(s.catalog, s.actions.front()))
    return unknown(s, gate, "console-action-set.legacy-undocumented", [&] {
      return fmt::format("{} still uses the aws-portal actions, and AWS does not say what {} does in its console",
                         s.caller.account->name, s.actions.front());
    });
  return not_applicable(s, gate, "not an action of the billing console's two sets");
}

}  // namespace whichgate::gates
