#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::linked_account_access;

bool of_cost_explorer(ActionView action) { return action.of_service("ce"); }

bool payer_only(ActionView action) {
  return action == "ce:ListCostAllocationTags" || action == "ce:UpdateCostAllocationTagsStatus";
}

// https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html
GateResult check(const ResolvedRequest& s) {
  const bool cost_explorer = std::any_of(s.actions.begin(), s.actions.end(), of_cost_explorer);
  if (!cost_explorer) return not_applicable(s, gate, "not a Cost Explorer action");
  if (!s.caller.in_organization())
    return not_applicable(s, gate, [&] { return fmt::format("{} is in no organization", s.caller.account->name); });
  const CostManagementPreferences& preferences = s.world.organization->cost_management;
  if (s.caller.in_management_account()) {
    if (!preferences.cost_explorer_enabled && !s.console)
      return found(s, ReasonId::linked_account_access_cost_explorer_not_enabled,
                   "Cost Explorer was never launched in the management account");
    return not_applicable(s, gate, [&] { return fmt::format("{} is the management account", s.caller.account->name); });
  }
  if (std::any_of(s.actions.begin(), s.actions.end(), payer_only))
    return found(s, ReasonId::linked_account_access_payer_only, [&] {
      return fmt::format("cost allocation tags belong to the management account, and {} is a member",
                         s.caller.account->name);
    });
  if (!preferences.cost_explorer_enabled)
    return found(s, ReasonId::linked_account_access_cost_explorer_not_enabled,
                 "Cost Explorer was never launched in the management account");
  if (!preferences.linked_account_access)
    return found(s, ReasonId::linked_account_access_off,
                 "the management account's Cost Management preferences deny Linked account access");
  return found(s, ReasonId::linked_account_access_own_costs_only,
               [&] { return fmt::format("{} is a member: it sees its own costs only", s.caller.account->name); });
}

bool concerns(const Catalog&, ActionView action) { return of_cost_explorer(action); }

}  // namespace

const GateDefinition linked_account_access_gate{.check = check, .concerns = concerns};

}  // namespace whichgate::gates
