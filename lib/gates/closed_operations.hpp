#pragma once
#include <string_view>

#include "whichgate/action_name.hpp"

// What is closed to a caller whatever policies say.
namespace whichgate::gates {

// Objects that AWS owns: a change is refused.
bool owned_by_aws(ActionView action, std::string_view resource);
// Is it refused for some object?
bool may_belong_to_aws(ActionView action);

// What a caller signs requests with. `session_token` is of GetSessionToken, `federated` of GetFederationToken.
enum class Credentials { long_term, session_token, session_token_with_mfa, federated, role };
// Operations that such credentials cannot call.
bool closed_to(Credentials credentials, ActionView action);

// Operations that the root user cannot call.
bool closed_to_root(ActionView action);

}  // namespace whichgate::gates
