#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
const GateDefinition session_policy_gate{
    .check = [](const ResolvedRequest& s) { return check_layer(s, eval::Layer::session_policy); },
};

}  // namespace whichgate::gates
