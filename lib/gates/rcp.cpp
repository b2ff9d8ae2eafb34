#include <fmt/format.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
GateReport rcp(const Situation& s) {
  constexpr Gate gate = Gate::rcp;
  if (s.opening()) return not_applicable(gate, "no action is asked for");
  if (!s.world.organization || !s.world.organization->has(s.resource_account))
    return not_applicable(gate, "the resource's account is in no organization");
  const std::string service = s.actions.front().substr(0, s.actions.front().find(':'));
  if (!s.catalog.rcp_reaches(service))
    return not_applicable(gate, fmt::format("resource control policies do not reach {}", service),
                          "rcp.service-not-reached");
  if (s.world.organization->is_management(s.resource_account))
    return not_applicable(gate, "resource control policies do not reach resources of the management account",
                          "rcp.management-account");
  if (!s.world.organization->resource_control_policies)
    return not_applicable(gate, "resource control policies are not enabled in the organization");
  return report_layer(s, {gate, eval::Layer::rcp, "rcp.explicit-deny", "rcp.explicit-deny", "rcp.undecided",
                          "resource control policy"});
}

}  // namespace whichgate::gates
