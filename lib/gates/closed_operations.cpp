#include "gates/closed_operations.hpp"

#include "text/text.hpp"

namespace whichgate::gates {

namespace {

bool is(std::string_view action, std::string_view name) { return text::equals_ignoring_case(action, name); }

bool of_service(std::string_view action, std::string_view prefix) {
  return text::starts_with_ignoring_case(action, prefix);
}

bool closed_to_session_token(std::string_view action, bool mfa) {
  if (of_service(action, "iam:")) return !mfa;
  return of_service(action, "sts:") && !is(action, "sts:AssumeRole") && !is(action, "sts:GetCallerIdentity");
}

}  // namespace

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
bool closed_to(Credentials credentials, std::string_view action) {
  switch (credentials) {
    case Credentials::long_term:
      return false;
    case Credentials::session_token:
      return closed_to_session_token(action, false);
    case Credentials::session_token_with_mfa:
      return closed_to_session_token(action, true);
    case Credentials::federated:
      return of_service(action, "iam:") || (of_service(action, "sts:") && !is(action, "sts:GetCallerIdentity"));
    case Credentials::role:
      return is(action, "sts:GetSessionToken") || is(action, "sts:GetFederationToken");
  }
  return false;
}

}  // namespace whichgate::gates
