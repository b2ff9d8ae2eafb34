#include <fmt/core.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

// https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ProvisionPermissionSet.html
GateResult check(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::provisioning;
  if (s.caller.capacity != Capacity::permission_set || !s.caller.set)
    return not_applicable(s, gate, "no permission set is involved");
  const Provisioning* p = s.caller.provisioning;
  const bool out_of_reach = s.world.organization && !s.caller.in_organization();
  if (out_of_reach && !(p && (p->pending || !p->failure_reason.empty())))
    return found(s, ReasonId::provisioning_out_of_reach, [&] {
      return fmt::format("{} is not in the organization: Identity Center does not cover it", s.caller.account->name);
    });
  if (p && p->role) {
    const auto role = [&] { return fmt::format("AWSReservedSSO_{}_{}", s.caller.set->name, p->role->suffix); };
    if (p->role->version == s.caller.set->version)
      return passed(s, gate, [&] { return fmt::format("{} is current", role()); });
    return found(s, ReasonId::provisioning_outdated, [&] {
      std::string lag = fmt::format("{} is at version {} of {}, which is at version {}", role(), p->role->version,
                                    s.caller.set->name, s.caller.set->version);
      if (p->pending) lag += fmt::format("; provisioning is in progress until {}", to_string(p->pending->ends));
      return lag;
    });
  }
  if (p && p->pending)
    return found(s, ReasonId::provisioning_in_progress, [&] {
      return fmt::format("provisioning {} to {} is in progress until {}", s.caller.set->name, s.caller.account->name,
                         to_string(p->pending->ends));
    });
  if (p && !p->failure_reason.empty())
    return found(s, ReasonId::provisioning_failed, [&] {
      return fmt::format("provisioning {} to {} failed: {}", s.caller.set->name, s.caller.account->name,
                         p->failure_reason);
    });
  if (s.caller.live_role_session()) return not_applicable(s, gate, "the role is gone; see the session");
  return found(s, ReasonId::provisioning_not_provisioned,
               [&] { return fmt::format("{} is not provisioned to {}", s.caller.set->name, s.caller.account->name); });
}

}  // namespace

const GateDefinition provisioning_gate{.check = check, .caller_alone = true};

}  // namespace whichgate::gates
