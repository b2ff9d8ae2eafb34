#pragma once
#include <string_view>

namespace whichgate {

// The gates, in the order in which a person meets them.
enum class Gate {
  account_state,
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
  resource_policy
};
inline constexpr int gate_count = 17;

std::string_view to_string(Gate gate);  // "billing-activation"

}  // namespace whichgate
