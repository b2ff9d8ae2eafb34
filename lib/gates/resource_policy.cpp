#include <fmt/format.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
GateResult resource_policy(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::resource_policy;
  if (!s.resource_known)
    return unknown(s, gate, "resource.policy-unknown", [&] {
      return fmt::format("{} is in account {}, and this world does not hold its policy", s.resource,
                         s.resource_account);
    });
  const bool trust = !s.actions.empty() && s.actions.front() == "sts:AssumeRole";
  if (trust)
    return find_in_layer(s, {gate, eval::Layer::resource, "resource.trust-explicit-deny", "resource.trust-no-allow",
                             "resource.undecided", "role trust policy"});
  return find_in_layer(s, {gate, eval::Layer::resource, "resource.explicit-deny", "resource.no-allow",
                           "resource.undecided", "resource-based policy"});
}

}  // namespace whichgate::gates
