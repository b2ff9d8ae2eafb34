#include <fmt/core.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
GateResult check(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::rcp;
  if (s.opening()) return not_applicable(s, gate, "no action is asked for");
  if (!s.resource_position) return not_applicable(s, gate, "the resource's account is in no organization");
  if (!s.rcps_apply_to_service)
    return found(s, ReasonId::rcp_service_not_reached, [&] {
      return fmt::format("resource control policies do not apply to {}", s.actions.front().service());
    });
  if (s.resource_position->management)
    return found(s, ReasonId::rcp_management_account,
                 "resource control policies do not apply to resources of the management account");
  if (!s.world.organization->resource_control_policies)
    return not_applicable(s, gate, "resource control policies are not enabled in the organization");
  return check_layer(s, eval::Layer::rcp);
}

}  // namespace

const GateDefinition rcp_gate{.check = check};

}  // namespace whichgate::gates
