#include <fmt/format.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ProvisionPermissionSet.html
GateReport provisioning(const Situation& s) {
  constexpr Gate gate = Gate::provisioning;
  if (s.capacity != Capacity::permission_set || !s.set) return not_applicable(gate, "no permission set is involved");
  const Provisioning* p = s.provisioning;
  const bool out_of_reach = s.world.organization && !s.in_organization();
  if (out_of_reach && !(p && (p->pending || !p->failure_reason.empty())))
    return blocked(gate, "provisioning.out-of-reach",
                   fmt::format("{} is not in the organization: Identity Center does not reach it", s.account->name));
  if (p && p->role) {
    const std::string role = fmt::format("AWSReservedSSO_{}_{}", s.set->name, p->role->suffix);
    if (p->role->version == s.set->version) return passed(gate, fmt::format("{} is current", role));
    const std::string lag = fmt::format("{} is at version {} of {}, which is at version {}", role, p->role->version,
                                        s.set->name, s.set->version);
    if (p->pending)
      return passed(gate, fmt::format("{}; provisioning is in progress until {}", lag, to_string(p->pending->ends)),
                    "provisioning.outdated");
    return passed(gate, lag, "provisioning.outdated");
  }
  if (p && p->pending)
    return blocked(gate, "provisioning.in-progress",
                   fmt::format("provisioning {} to {} is in progress until {}", s.set->name, s.account->name,
                               to_string(p->pending->ends)));
  if (p && !p->failure_reason.empty())
    return blocked(gate, "provisioning.failed",
                   fmt::format("provisioning {} to {} failed: {}", s.set->name, s.account->name, p->failure_reason));
  if (s.live_role_session()) return not_applicable(gate, "the role is gone; see the session");
  return blocked(gate, "provisioning.not-provisioned",
                 fmt::format("{} is not provisioned to {}", s.set->name, s.account->name));
}

}  // namespace whichgate::gates
