#include "gates/closed_operations.hpp"

#include <algorithm>
#include <array>

#include "text/arn.hpp"
#include "text/text.hpp"

namespace whichgate::gates {

namespace {

template <std::size_t N>
bool one_of(std::string_view action, const std::array<std::string_view, N>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view one) { return text::equals_ignoring_case(action, one); });
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
bool changes_policy(std::string_view action) {
  constexpr std::array<std::string_view, 7> changes{
      "iam:CreatePolicy",        "iam:CreatePolicyVersion",     "iam:DeletePolicy",
      "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:TagPolicy",
      "iam:UntagPolicy"};
  return one_of(action, changes);
}

// What a role may do, who may assume it, and the role itself.
bool changes_role(std::string_view action) {
  constexpr std::array<std::string_view, 8> changes{"iam:AttachRolePolicy",
                                                    "iam:DetachRolePolicy",
                                                    "iam:PutRolePolicy",
                                                    "iam:DeleteRolePolicy",
                                                    "iam:UpdateAssumeRolePolicy",
                                                    "iam:PutRolePermissionsBoundary",
                                                    "iam:DeleteRolePermissionsBoundary",
                                                    "iam:DeleteRole"};
  return one_of(action, changes);
}

bool describes_role(std::string_view action) {
  constexpr std::array<std::string_view, 4> changes{"iam:UpdateRole", "iam:UpdateRoleDescription", "iam:TagRole",
                                                    "iam:UntagRole"};
  return one_of(action, changes);
}

bool changes_alias(std::string_view action) {
  constexpr std::array<std::string_view, 3> changes{"kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"};
  return one_of(action, changes);
}

}  // namespace

// https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html (protected role)
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
// https://docs.aws.amazon.com/kms/latest/developerguide/alias-create.html
bool owned_by_aws(std::string_view action, std::string_view resource) {
  const auto arn = text::parse_arn(resource);
  if (!arn) return false;
  if (arn->service == "kms") return arn->resource.starts_with("alias/aws/") && changes_alias(action);
  if (arn->service != "iam") return false;
  if (arn->account == "aws") return arn->resource.starts_with("policy/") && changes_policy(action);
  if (arn->resource.starts_with("role/aws-reserved/")) return changes_role(action) || describes_role(action);
  return arn->resource.starts_with("role/aws-service-role/") && changes_role(action);
}

}  // namespace whichgate::gates
