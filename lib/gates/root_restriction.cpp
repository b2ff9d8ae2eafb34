#include <fmt/core.h>

#include "gates/closed_operations.hpp"
#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr ActionView root_only = "billing:UpdateIAMAccessPreference";

// https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html
GateResult check(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::root_restriction;
  for (const ActionView action : s.actions) {
    if (action == root_only && !s.caller.root_like())
      return found(s, ReasonId::root_restriction_root_only, [&] {
        return fmt::format(
            "only the root user of {} can change IAM access to Billing information, whatever policies allow",
            s.caller.account->name);
      });
    if (s.caller.root_like() && closed_to_root(action))
      return found(s, ReasonId::root_restriction_root_may_not_assume,
                   [&] { return fmt::format("root user credentials cannot call {}", action.text()); });
  }
  if (s.caller.root_like()) return passed(s, gate, "nothing of this is closed to the root user");
  return not_applicable(s, gate, "not an action that depends on being the root user");
}

bool concerns(const Catalog&, ActionView action) { return action == root_only || closed_to_root(action); }

}  // namespace

const GateDefinition root_restriction_gate{.check = check, .concerns = concerns};

}  // namespace whichgate::gates
