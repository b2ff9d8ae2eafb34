#include <fmt/format.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
GateResult scp(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::scp;
  if (s.opening()) return not_applicable(s, gate, "no action is asked for");
  if (!s.caller.in_organization())
    return not_applicable(
        s, gate, [&] { return fmt::format("{} is in no organization", s.caller.account->name); },
        "scp.not-in-organization");
  if (s.caller.in_management_account())
    return not_applicable(s, gate, "service control policies do not reach the management account",
                          "scp.management-account");
  if (!s.world.organization->service_control_policies)
    return not_applicable(s, gate, "service control policies are not enabled in the organization", "scp.not-enabled");
  if (s.caller.principal.service_linked_role)
    return not_applicable(s, gate, "service control policies do not reach service-linked roles",
                          "scp.service-linked-role");
  return find_in_layer(s, {gate, eval::Layer::scp, "scp.explicit-deny", "scp.no-allow-at-level", "scp.undecided",
                           "service control policy"});
}

}  // namespace whichgate::gates
