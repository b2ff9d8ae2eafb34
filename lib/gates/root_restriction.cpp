#include <fmt/format.h>

#include "gates/closed_operations.hpp"
#include "gates/gate.hpp"
#include "text/text.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
bool closed_to_root(std::string_view action) {
  return text::equals_ignoring_case(action, "sts:AssumeRole") || text::equals_ignoring_case(action, "sts:AssumeRoot");
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html
GateResult root_restriction(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::root_restriction;
  for (const std::string_view action : s.actions) {
    if (action == "billing:UpdateIAMAccessPreference" && !s.caller.root_like())
      return blocked(s, gate, "root-restriction.root-only", [&] {
        return fmt::format(
            "only the root user of {} can change IAM access to Billing information, whatever policies allow",
            s.caller.account->name);
      });
    if (s.caller.root_like() && closed_to_root(action))
      return blocked(s, gate, "root-restriction.root-may-not-assume",
                     [&] { return fmt::format("root user credentials cannot call {}", action); });
  }
  if (s.caller.root_like()) return passed(s, gate, "nothing of this is closed to the root user");
  return not_applicable(s, gate, "not an action that depends on being the root user");
}

}  // namespace whichgate::gates
