#pragma once
#include <span>
#include <string>
#include <string_view>

#include "whichgate/action_name.hpp"

namespace whichgate {

// A SAML or OIDC provider that asks for a role on behalf of somebody outside AWS counts as a service.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
enum class PrincipalKind { iam_user, role_session, root_user, root_session, federated_user, service, anonymous };

// Who calls, as policies see it.
struct Principal {
  PrincipalKind kind = PrincipalKind::role_session;
  std::string arn = {};            // the caller: user ARN, sts assumed-role ARN, root ARN, name of the service
  std::string principal_arn = {};  // aws:PrincipalArn: for a role session the role's ARN with its path
  std::string account = {};        // id
  bool service_linked_role = false;
  std::string unique_id = {};     // AIDA... of a user, AROA... of a role; empty: not known
  std::string federated_by = {};  // of a federated_user: ARN of the IAM user who called GetFederationToken
};

// One condition key of a request, with its value, or with its values when it is multivalued. Keys are compared without
// regard to case; the first entry of a key counts.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
struct ContextEntry {
  std::string_view key = {};
  std::string_view value = {};
  std::span<const std::string> values = {};  // of a multivalued key; none: the request does not carry the key
  bool multivalued = false;
};

// A request as policies see it. Owns nothing: all it points to must outlive the call it is passed to.
struct AccessRequest {
  const Principal& principal;
  ActionView action;
  std::string_view resource = "*";             // an ARN, or "*"
  std::string_view resource_account = {};      // owner of the resource; empty: the caller's account
  std::span<const ContextEntry> context = {};  // condition keys; nothing is derived
  // Whether the request carries other keys than these is not known. An entry without values is known to be absent;
  // "aws:PrincipalTag/" stands for every key that begins so and is not here.
  bool partial_context = false;
};

}  // namespace whichgate
