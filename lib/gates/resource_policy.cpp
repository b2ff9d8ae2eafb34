#include <fmt/core.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
GateResult check(const ResolvedRequest& s) {
  if (!s.resource_known)
    return found(s, ReasonId::resource_policy_unknown, [&] {
      return fmt::format("{} is in account {}, and this world does not hold its policy", s.resource,
                         s.resource_account);
    });
  return check_layer(s, eval::Layer::resource_policy);
}

}  // namespace

const GateDefinition resource_policy_gate{.check = check};

}  // namespace whichgate::gates
