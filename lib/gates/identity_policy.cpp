#include <fmt/core.h>

#include "eval/applicability.hpp"
#include "gates/closed_operations.hpp"
#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
GateResult check(const ResolvedRequest& s) {
  for (const ActionView action : s.actions) {
    if (eval::needs_no_permission(s.caller.principal, action))
      return found(s, ReasonId::identity_always_allowed,
                   [&] { return fmt::format("{} needs no permission, and no policy can deny it", action.text()); });
    if (owned_by_aws(action, s.resource))
      return found(s, ReasonId::identity_owned_by_aws,
                   [&] { return fmt::format("{} belongs to AWS: nobody else can change it", s.resource); });
  }
  if (s.caller.root_like() && !s.opening())
    return found(s, ReasonId::identity_root_user, "the root user needs no identity-based policy");
  return check_layer(s, eval::Layer::identity_policy);
}

bool concerns(const Catalog&, ActionView action) {
  return eval::may_need_no_permission(action) || may_belong_to_aws(action);
}

}  // namespace

const GateDefinition identity_policy_gate{.check = check, .concerns = concerns};

}  // namespace whichgate::gates
