#include "whichgate/gate.hpp"

#include <array>

namespace whichgate {

std::string_view to_string(Gate gate) {
  constexpr std::array<std::string_view, gate_count> names{"account-state",
                                                           "sign-in",
                                                           "assignment",
                                                           "provisioning",
                                                           "session",
                                                           "billing-activation",
                                                           "linked-account-access",
                                                           "console-action-set",
                                                           "root-restriction",
                                                           "s3-block-public-access",
                                                           "scp",
                                                           "rcp",
                                                           "vpc-endpoint-policy",
                                                           "permissions-boundary",
                                                           "session-policy",
                                                           "identity-policy",
                                                           "resource-policy"};
  return names[static_cast<std::size_t>(gate)];
}

}  // namespace whichgate
