#pragma once
#include <string_view>

// What is closed to a caller whatever policies say.
namespace whichgate::gates {

// Objects that AWS owns: a change is refused.
bool owned_by_aws(std::string_view action, std::string_view resource);

// What a caller signs requests with. `session_token` is of GetSessionToken, `federated` of GetFederationToken.
enum class Credentials { long_term, session_token, session_token_with_mfa, federated, role };
// Operations that such credentials cannot call.
bool closed_to(Credentials credentials, std::string_view action);

// Operations that the root user cannot call.
bool closed_to_root(std::string_view action);

}  // namespace whichgate::gates
