#include "validation/type_rules.hpp"

#include <algorithm>
#include <array>

#include "text/arn.hpp"

namespace whichgate {
namespace validation {
namespace {

constexpr std::string_view policy_size = "Cannot exceed quota for PolicySize: {}";
constexpr std::string_view too_large_for_organizations = "You have exceeded the maximum policy size.";
constexpr std::string_view document_size = "Policy exceeds the maximum allowed document size.";
constexpr std::size_t iam_member = 131072;  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html

// In the order of PolicyType. The sizes are those of limits.cpp.
constexpr std::array<TypeRules, 10> table{{
    {PolicyType::managed, "managed policy", Validator::iam, "MalformedPolicyDocument", true, PrincipalRule::forbidden,
     false, ResourceRule::required, true, false, true, "policyDocument", Characters::latin, iam_member, "LimitExceeded",
     policy_size},
    {PolicyType::inline_identity, "inline policy", Validator::iam, "MalformedPolicyDocument", false,
     PrincipalRule::forbidden, false, ResourceRule::required, true, false, true, "policyDocument", Characters::latin,
     iam_member, "LimitExceeded", "Maximum policy size of {} bytes exceeded"},
    {PolicyType::permission_set_inline, "inline policy of a permission set", Validator::identity_center,
     "ValidationException", false, PrincipalRule::forbidden, false, ResourceRule::required, true, false, true,
     "inlinePolicy", Characters::latin, 32768, "ServiceQuotaExceededException",
     "Maximum policy size of {} bytes exceeded"},
    {PolicyType::session, "session policy", Validator::iam, "MalformedPolicyDocument", false, PrincipalRule::forbidden,
     false, ResourceRule::required, true, false, true, "policy", Characters::latin, 0, "PackedPolicyTooLarge",
     "The plaintext of session policies can't exceed {} characters"},
    {PolicyType::boundary, "permissions boundary", Validator::iam, "MalformedPolicyDocument", true,
     PrincipalRule::forbidden, false, ResourceRule::required, true, false, true, "policyDocument", Characters::latin,
     iam_member, "LimitExceeded", policy_size},
    {PolicyType::trust, "role trust policy", Validator::trust, "MalformedPolicyDocument", false,
     PrincipalRule::required, false, ResourceRule::forbidden, true, false, true, "assumeRolePolicyDocument",
     Characters::latin, iam_member, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: {}"},
    {PolicyType::resource, "resource-based policy", Validator::iam, "MalformedPolicyDocument", false,
     PrincipalRule::required, true, ResourceRule::optional, true, false, false, "policy", Characters::any, 0,
     "PolicyTooLarge", document_size},
    {PolicyType::vpc_endpoint, "VPC endpoint policy", Validator::ec2, "InvalidPolicyDocument", false,
     PrincipalRule::required, true, ResourceRule::optional, true, false, false, "policyDocument", Characters::any, 0,
     "InvalidPolicyDocument", document_size},
    {PolicyType::service_control, "service control policy", Validator::organizations,
     "MalformedPolicyDocumentException", true, PrincipalRule::forbidden, false, ResourceRule::required, true, false,
     true, "content", Characters::any, 0, "ConstraintViolationException", too_large_for_organizations},
    {PolicyType::resource_control, "resource control policy", Validator::organizations,
     "MalformedPolicyDocumentException", true, PrincipalRule::everyone, false, ResourceRule::required, false, true,
     true, "content", Characters::any, 0, "ConstraintViolationException", too_large_for_organizations},
}};

// Services whose resource-based policies differ from the others'.
struct ServiceRules {
  std::string_view service;
  Validator validator;
  std::string_view malformed_code;
  std::size_t size;
  std::string_view size_code;
};
constexpr std::array<ServiceRules, 3> services{{
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    {"s3", Validator::s3, "MalformedPolicy", 20480, "PolicyTooLarge"},
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
    {"kms", Validator::kms, "MalformedPolicyDocumentException", 32768, "LimitExceededException"},
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html
    {"secretsmanager", Validator::iam, "MalformedPolicyDocumentException", 20480, "LimitExceededException"},
}};

void apply_service(TypeRules& rules, std::string_view service) {
  const auto found =
      std::find_if(services.begin(), services.end(), [&](const ServiceRules& s) { return s.service == service; });
  if (found == services.end()) return;
  rules.validator = found->validator;
  rules.malformed_code = found->malformed_code;
  rules.resource = ResourceRule::required;
  rules.size = found->size;
  rules.size_code = found->size_code;
}

// The limit for this owner; of several owners and none given, the largest.
const PolicyLimit& limit_of(PolicyType type, std::optional<PolicyOwner> owner) {
  const PolicyLimit* found = nullptr;
  for (const PolicyLimit& limit : policy_limits()) {
    if (limit.type != type) continue;
    if (limit.owner && owner && limit.owner != owner) continue;
    if (!found || limit.characters > found->characters) found = &limit;
  }
  return *found;
}

}  // namespace

const TypeRules& rules_of(PolicyType type) { return table[static_cast<std::size_t>(type)]; }

TypeRules rules_of(const ValidationOptions& options) {
  TypeRules rules = rules_of(options.type);
  const PolicyLimit& limit = limit_of(options.type, options.owner);
  rules.size = options.type == PolicyType::service_control ? options.scp.characters : limit.characters;
  rules.counted = limit.counted;
  if (options.type == PolicyType::resource)
    if (const auto arn = text::parse_arn(options.resource)) apply_service(rules, arn->service);
  return rules;
}

}  // namespace validation

std::string_view to_string(PolicyType type) { return validation::rules_of(type).name; }

}  // namespace whichgate
