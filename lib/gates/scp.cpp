#include <fmt/core.h>

#include "eval/applicability.hpp"
#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
GateResult check(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::scp;
  if (s.opening()) return not_applicable(s, gate, "no action is asked for");
  if (!s.caller.in_organization())
    return found(s, ReasonId::scp_not_in_organization,
                 [&] { return fmt::format("{} is in no organization", s.caller.account->name); });
  if (s.caller.in_management_account())
    return found(s, ReasonId::scp_management_account,
                 "service control policies do not apply to the management account");
  if (!s.world.organization->service_control_policies)
    return found(s, ReasonId::scp_not_enabled, "service control policies are not enabled in the organization");
  if (!eval::scps_apply_to(s.caller.principal))
    return found(s, ReasonId::scp_service_linked_role, "service control policies do not apply to service-linked roles");
  return check_layer(s, eval::Layer::scp);
}

}  // namespace

const GateDefinition scp_gate{.check = check};

}  // namespace whichgate::gates
