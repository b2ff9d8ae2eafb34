#include <fmt/format.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html
GateReport root_restriction(const Situation& s) {
  constexpr Gate gate = Gate::root_restriction;
  for (const std::string& action : s.actions) {
    if (action == "billing:UpdateIAMAccessPreference" && !s.root_like())
      return blocked(
          gate, "root-restriction.root-only",
          fmt::format("only the root user of {} can change IAM access to Billing information, whatever policies allow",
                      s.account->name));
    if ((action == "sts:AssumeRole" || action == "sts:AssumeRoot") && s.root_like())
      return blocked(gate, "root-restriction.root-may-not-assume",
                     fmt::format("root user credentials cannot call {}", action));
  }
  if (s.root_like()) return passed(gate, "nothing of this is closed to the root user");
  return not_applicable(gate, "not an action that depends on being the root user");
}

}  // namespace whichgate::gates
