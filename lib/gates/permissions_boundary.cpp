#include "gates/gate.hpp"

namespace whichgate::gates {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
GateResult permissions_boundary(const ResolvedRequest& s) {
  return find_in_layer(s, {Gate::permissions_boundary, eval::Layer::permissions_boundary, "boundary.explicit-deny",
                           "boundary.no-allow", "boundary.undecided", "permissions boundary"});
}

}  // namespace whichgate::gates
