#include "eval/applicability.hpp"

#include "text/arn.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

namespace {

// Sizes first: these questions are asked about every request.
bool is(std::string_view action, std::string_view name) {
  return action.size() == name.size() && text::equals_ignoring_case(action, name);
}

bool of_service(std::string_view action, std::string_view prefix) {
  const auto letter = [](char c) { return static_cast<unsigned char>(c) | 0x20U; };
  return !action.empty() && letter(action.front()) == letter(prefix.front()) &&
         text::starts_with_ignoring_case(action, prefix);
}

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
  return arn->service == "iam" && arn->resource.starts_with("role/") &&
         text::starts_with_ignoring_case(request.action, "sts:");
}

bool assumes_service_linked_role(const AccessRequest& request) {
  const auto arn = text::parse_arn(request.resource);
  return arn && arn->service == "iam" && arn->resource.starts_with("role/aws-service-role/") &&
         is(request.action, "sts:AssumeRole");
}

}  // namespace

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
bool needs_no_permission(const Principal& caller, std::string_view action) {
  if (is(action, "sts:GetCallerIdentity")) return true;
  return is(action, "sts:GetSessionToken") &&
         (caller.kind == PrincipalKind::iam_user || caller.kind == PrincipalKind::root_user);
}

// A root user has no policy that could let sts:AssumeRoot in: the caller's own account decides.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
bool cross_account(const AccessRequest& request) {
  return !request.resource_account.empty() && request.resource_account != request.principal.account &&
         in_an_account(request.principal) && !is(request.action, "sts:AssumeRoot");
}

bool other_partition(const AccessRequest& request) {
  const auto caller = text::parse_arn(request.principal.arn), resource = text::parse_arn(request.resource);
  return caller && resource && caller->partition != resource->partition;
}

// "Tasks and entities not restricted by SCPs"; of the services there, Amazon Mechanical Turk has actions.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
bool scps_apply(const AccessRequest& request) {
  return in_an_account(request.principal) && !request.principal.service_linked_role &&
         !of_service(request.action, "mechanicalturk:");
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
bool rcps_apply(const AccessRequest& request) {
  return !request.principal.service_linked_role && !is(request.action, "kms:RetireGrant") &&
         !assumes_service_linked_role(request);
}

// The root user of a bucket's owner can always replace a bucket policy that locks everybody out.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
bool resource_policy_applies(const AccessRequest& request) {
  const bool about_bucket_policy = is(request.action, "s3:GetBucketPolicy") ||
                                   is(request.action, "s3:PutBucketPolicy") ||
                                   is(request.action, "s3:DeleteBucketPolicy");
  return !(about_bucket_policy && is_root(request.principal) && !cross_account(request));
}

bool resource_policy_must_allow(const AccessRequest& request) {
  return cross_account(request) || !in_an_account(request.principal) || has_trust_or_key_policy(request);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
Needs needs_after(PrincipalMatchKind naming, const AccessRequest& request) {
  if (cross_account(request)) return {true, true};
  switch (naming) {
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
