#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
const GateDefinition permissions_boundary_gate{
    .check = [](const ResolvedRequest& s) { return check_layer(s, eval::Layer::permissions_boundary); },
};

}  // namespace whichgate::gates
