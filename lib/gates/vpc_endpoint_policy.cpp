#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
GateResult vpc_endpoint_policy(const ResolvedRequest& s) {
  return find_in_layer(s, {Gate::vpc_endpoint_policy, eval::Layer::vpc_endpoint, "vpc-endpoint.explicit-deny",
                           "vpc-endpoint.no-allow", "vpc-endpoint.undecided", "VPC endpoint policy"});
}

}  // namespace whichgate::gates
