#include "eval/applicability.hpp"

#include <algorithm>

#include "text/arn.hpp"

namespace whichgate::eval {

namespace {

// The service of an ARN; empty when the text is none.
std::string_view service_of(std::string_view arn) {
  constexpr std::string_view scheme = "arn:";
  if (!arn.starts_with(scheme)) return {};
  const std::size_t begin = arn.find(':', scheme.size()) + 1;
  if (begin == 0) return {};
  return arn.substr(begin, arn.find(':', begin) - begin);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
bool has_trust_or_key_policy(const AccessRequest& request) {
  const std::string_view service = service_of(request.resource);
  if (service != "kms" && service != "iam") return false;
  const auto arn = text::parse_arn(request.resource);
  if (!arn) return false;
  if (arn->service == "kms") return arn->resource.starts_with("key/");
  return arn->service == "iam" && arn->resource.starts_with("role/") && request.action.of_service("sts");
}

}  // namespace

bool is_service_linked_role(std::string_view resource) {
  const auto arn = text::parse_arn(resource);
  return arn && arn->service == "iam" && arn->resource.starts_with("role/aws-service-role/");
}

bool named_by_exemption(ActionView action) {
  return std::ranges::any_of(exemptions, [&](const Exemption& row) {
    return !row.action.empty() && !names_a_service(row.action) && action == row.action;
  });
}

// A root user has no policy that could let sts:AssumeRoot in: the caller's own account decides.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
bool cross_account(const AccessRequest& request) {
  return !request.resource_account.empty() && request.resource_account != request.principal.account &&
         in_an_account(request.principal) && !(request.action == "sts:AssumeRoot");
}

bool other_partition(const AccessRequest& request) {
  const auto caller = text::parse_arn(request.principal.arn), resource = text::parse_arn(request.resource);
  return caller && resource && caller->partition != resource->partition;
}

bool resource_policy_must_allow(const AccessRequest& request) {
  return cross_account(request) || !in_an_account(request.principal) || has_trust_or_key_policy(request);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
Needs needs_after(PrincipalMatchKind kind, const AccessRequest& request) {
  if (cross_account(request)) return {true, true};
  switch (kind) {
    case PrincipalMatchKind::none:
    case PrincipalMatchKind::account:
      return {true, true};
    case PrincipalMatchKind::role:
      return {false, true};
    case PrincipalMatchKind::user:
      return {false, request.principal.kind == PrincipalKind::federated_user};
    case PrincipalMatchKind::session:
    case PrincipalMatchKind::everyone:
    case PrincipalMatchKind::service:
      break;
  }
  return {false, false};
}

}  // namespace whichgate::eval
