#include "policy/type_rules.hpp"

#include <array>

namespace whichgate {
namespace policy {
namespace {

constexpr std::string_view iam_quotas = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
constexpr std::string_view organizations_quotas =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html";
constexpr std::string_view too_large_for_organizations = "You have exceeded the maximum policy size.";

// In the order of PolicyType. Where a quota depends on the entity (an inline policy of a user, a group or a role) it
// is the largest one: the caller, who knows the entity, sums up.
constexpr std::array<TypeRules, 10> table{{
    {PolicyType::managed, "managed policy", Validator::iam, true, PrincipalRule::forbidden, false,
     ResourceRule::required, true, false, true, 6144, false, "LimitExceeded",
     "Cannot exceed quota for PolicySize: 6144", iam_quotas},
    {PolicyType::inline_identity, "inline policy", Validator::iam, false, PrincipalRule::forbidden, false,
     ResourceRule::required, true, false, true, 10240, false, "LimitExceeded",
     "Maximum policy size of 10240 bytes exceeded", iam_quotas},
    {PolicyType::permission_set_inline, "inline policy of a permission set", Validator::iam, false,
     PrincipalRule::forbidden, false, ResourceRule::required, true, false, true, 10240, false,
     "ServiceQuotaExceededException", "Maximum policy size of 10240 bytes exceeded",
     "https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html"},
    {PolicyType::session, "session policy", Validator::iam, false, PrincipalRule::forbidden, false,
     ResourceRule::required, true, false, true, 2048, true, "PackedPolicyTooLarge",
     "The plaintext of session policies can't exceed 2,048 characters",
     "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"},
    {PolicyType::boundary, "permissions boundary", Validator::iam, true, PrincipalRule::forbidden, false,
     ResourceRule::required, true, false, true, 6144, false, "LimitExceeded",
     "Cannot exceed quota for PolicySize: 6144", iam_quotas},
    {PolicyType::trust, "role trust policy", Validator::iam, false, PrincipalRule::required, false,
     ResourceRule::forbidden, true, false, true, 2048, false, "LimitExceeded",
     "Cannot exceed quota for ACLSizePerRole: 2048", iam_quotas},
    {PolicyType::resource, "resource-based policy", Validator::iam, false, PrincipalRule::required, true,
     ResourceRule::optional, true, false, false, 20480, true, "PolicyTooLarge",
     "Policy exceeds the maximum allowed document size.",
     "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html"},
    {PolicyType::vpc_endpoint, "VPC endpoint policy", Validator::iam, false, PrincipalRule::required, true,
     ResourceRule::optional, true, false, false, 20480, true, "InvalidPolicyDocument",
     "Policy exceeds the maximum allowed document size.",
     "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html"},
    {PolicyType::service_control, "service control policy", Validator::organizations, true, PrincipalRule::forbidden,
     false, ResourceRule::required, true, false, true, 10240, true, "ConstraintViolationException",
     too_large_for_organizations, organizations_quotas},
    {PolicyType::resource_control, "resource control policy", Validator::organizations, true, PrincipalRule::everyone,
     false, ResourceRule::required, false, true, true, 5120, true, "ConstraintViolationException",
     too_large_for_organizations, organizations_quotas},
}};

}  // namespace

const TypeRules& rules_of(PolicyType type) { return table[static_cast<std::size_t>(type)]; }

}  // namespace policy

std::string_view to_string(PolicyType type) { return policy::rules_of(type).name; }

}  // namespace whichgate
