#include <array>

#include "gates/gate.hpp"

namespace whichgate::gates {

std::span<const Check> order() {
  static constexpr std::array<Check, gate_count> checks{account_state,
                                                        sign_in,
                                                        assignment,
                                                        provisioning,
                                                        session,
                                                        billing_activation,
                                                        linked_account_access,
                                                        console_action_set,
                                                        root_restriction,
                                                        s3_block_public_access,
                                                        scp,
                                                        rcp,
                                                        vpc_endpoint_policy,
                                                        permissions_boundary,
                                                        session_policy,
                                                        identity_policy,
                                                        resource_policy};
  return checks;
}

}  // namespace whichgate::gates
