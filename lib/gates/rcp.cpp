#include <fmt/format.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
GateResult rcp(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::rcp;
  if (s.opening()) return not_applicable(s, gate, "no action is asked for");
  if (!s.resource_position) return not_applicable(s, gate, "the resource's account is in no organization");
  if (!s.rcps_apply_to_service)
    return not_applicable(
        s, gate,
        [&] {
          const std::string_view action = s.actions.front();
          return fmt::format("resource control policies do not reach {}", action.substr(0, action.find(':')));
        },
        "rcp.service-not-reached");
  if (s.resource_position->management)
    return not_applicable(s, gate, "resource control policies do not reach resources of the management account",
                          "rcp.management-account");
  if (!s.world.organization->resource_control_policies)
    return not_applicable(s, gate, "resource control policies are not enabled in the organization");
  return find_in_layer(s, {gate, eval::Layer::rcp, "rcp.explicit-deny", "rcp.explicit-deny", "rcp.undecided",
                           "resource control policy"});
}

}  // namespace whichgate::gates
