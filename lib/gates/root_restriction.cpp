#include <fmt/format.h>

#include "gates/gate.hpp"
#include "text/text.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
bool closed_to_root(std::string_view action) {
  return text::equals_ignoring_case(action, "sts:AssumeRole") || text::equals_ignoring_case(action, "sts:AssumeRoot");
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html
GateReport root_restriction(const Situation& s) {
  constexpr Gate gate = Gate::root_restriction;
  for (const std::string& action : s.actions) {
    if (action == "billing:UpdateIAMAccessPreference" && !s.root_like())
      return blocked(
          gate, "root-restriction.root-only",
          fmt::format("only the root user of {} can change IAM access to Billing information, whatever policies allow",
                      s.account->name));
    if (s.root_like() && closed_to_root(action))
      return blocked(gate, "root-restriction.root-may-not-assume",
                     fmt::format("root user credentials cannot call {}", action));
  }
  if (s.root_like()) return passed(gate, "nothing of this is closed to the root user");
  return not_applicable(gate, "not an action that depends on being the root user");
}

}  // namespace whichgate::gates
