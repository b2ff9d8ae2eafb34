#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
GateResult session_policy(const ResolvedRequest& s) {
  return find_in_layer(s, {Gate::session_policy, eval::Layer::session, "session-policy.explicit-deny",
                           "session-policy.no-allow", "session-policy.undecided", "session policy"});
}

}  // namespace whichgate::gates
