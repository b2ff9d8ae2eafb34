#include "gates/closed_operations.hpp"

namespace whichgate::gates {

namespace {

bool closed_to_session_token(ActionView action, bool mfa) {
  if (action.of_service("iam")) return !mfa;
  return action.of_service("sts") && !(action == "sts:AssumeRole") && !(action == "sts:GetCallerIdentity");
}

}  // namespace

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
bool closed_to(Credentials credentials, ActionView action) {
  switch (credentials) {
    case Credentials::long_term:
      return false;
    case Credentials::session_token:
      return closed_to_session_token(action, false);
    case Credentials::session_token_with_mfa:
      return closed_to_session_token(action, true);
    case Credentials::federated:
      return action.of_service("iam") || (action.of_service("sts") && !(action == "sts:GetCallerIdentity"));
    case Credentials::role:
      return action == "sts:GetSessionToken" || action == "sts:GetFederationToken";
  }
  return false;
}

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
bool closed_to_root(ActionView action) { return action == "sts:AssumeRole" || action == "sts:AssumeRoot"; }

}  // namespace whichgate::gates
