#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
const GateDefinition vpc_endpoint_policy_gate{
    .check = [](const ResolvedRequest& s) { return check_layer(s, eval::Layer::vpc_endpoint_policy); },
};

}  // namespace whichgate::gates
