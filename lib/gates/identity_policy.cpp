#include <fmt/format.h>

#include "eval/applicability.hpp"
#include "gates/closed_operations.hpp"
#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
GateResult identity_policy(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::identity_policy;
  for (const std::string_view action : s.actions) {
    if (eval::needs_no_permission(s.caller.principal, action))
      return passed(
          s, gate, [&] { return fmt::format("{} needs no permission, and no policy can deny it", action); },
          "identity.always-allowed");
    if (owned_by_aws(action, s.resource))
      return blocked(s, gate, "identity.owned-by-aws",
                     [&] { return fmt::format("{} belongs to AWS: nobody else can change it", s.resource); });
  }
  if (s.caller.root_like() && !s.opening())
    return not_applicable(s, gate, "the root user needs no identity-based policy", "identity.root-user");
  return find_in_layer(s, {gate, eval::Layer::identity, "identity.explicit-deny", "identity.no-allow",
                           "identity.undecided", "identity-based policy"});
}

}  // namespace whichgate::gates
