#include "gates/layer_reasons.hpp"

namespace whichgate::gates {

using eval::Layer;

const LayerReasons& reasons_of(Layer layer, ActionView action) {
  switch (layer) {
    case Layer::scp: {
      static constexpr LayerReasons reasons{ReasonId::scp_explicit_deny, ReasonId::scp_no_allow_at_level,
                                            ReasonId::scp_undecided, "service control policy",
                                            "a service control policy"};
      return reasons;
    }
    case Layer::rcp: {
      // RCPFullAWSAccess is attached everywhere and cannot be detached: an RCP never misses an allow.
      static constexpr LayerReasons reasons{ReasonId::rcp_explicit_deny, ReasonId::rcp_explicit_deny,
                                            ReasonId::rcp_undecided, "resource control policy",
                                            "a resource control policy"};
      return reasons;
    }
    case Layer::vpc_endpoint_policy: {
      static constexpr LayerReasons reasons{ReasonId::vpc_endpoint_explicit_deny, ReasonId::vpc_endpoint_no_allow,
                                            ReasonId::vpc_endpoint_undecided, "VPC endpoint policy",
                                            "a VPC endpoint policy"};
      return reasons;
    }
    case Layer::permissions_boundary: {
      static constexpr LayerReasons reasons{ReasonId::boundary_explicit_deny, ReasonId::boundary_no_allow,
                                            ReasonId::boundary_undecided, "permissions boundary",
                                            "a permissions boundary"};
      return reasons;
    }
    case Layer::session_policy: {
      static constexpr LayerReasons reasons{ReasonId::session_policy_explicit_deny, ReasonId::session_policy_no_allow,
                                            ReasonId::session_policy_undecided, "session policy", "a session policy"};
      return reasons;
    }
    case Layer::identity_policy: {
      static constexpr LayerReasons reasons{ReasonId::identity_explicit_deny, ReasonId::identity_no_allow,
                                            ReasonId::identity_undecided, "identity-based policy",
                                            "an identity-based policy"};
      return reasons;
    }
    case Layer::resource_policy:
      break;
  }
  static constexpr LayerReasons resource{ReasonId::resource_explicit_deny, ReasonId::resource_no_allow,
                                         ReasonId::resource_undecided, "resource-based policy",
                                         "a resource-based policy"};
  static constexpr LayerReasons trust{ReasonId::resource_trust_explicit_deny, ReasonId::resource_trust_no_allow,
                                      ReasonId::resource_undecided, "role trust policy", "the role trust policy"};
  return action.of_service("sts") ? trust : resource;
}

ReasonId reason_for(Layer layer, Verdict verdict, ActionView action) {
  const LayerReasons& reasons = reasons_of(layer, action);
  if (verdict == Verdict::explicit_deny) return reasons.explicit_deny;
  return verdict == Verdict::unknown ? reasons.undecided : reasons.no_allow;
}

}  // namespace whichgate::gates
