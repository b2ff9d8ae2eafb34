#include "gates/closed_operations.hpp"

#include <algorithm>
#include <array>

#include "text/arn.hpp"

namespace whichgate::gates {

namespace {

template <std::size_t N>
bool one_of(ActionView action, const std::array<ActionView, N>& list) {
  return std::ranges::find(list, action) != list.end();
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
bool changes_policy(ActionView action) {
  constexpr std::array<ActionView, 7> changes{
      "iam:CreatePolicy",        "iam:CreatePolicyVersion",     "iam:DeletePolicy",
      "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:TagPolicy",
      "iam:UntagPolicy"};
  return one_of(action, changes);
}

// What a role may do, who may assume it, and the role itself.
bool changes_role(ActionView action) {
  constexpr std::array<ActionView, 8> changes{"iam:AttachRolePolicy",
                                              "iam:DetachRolePolicy",
                                              "iam:PutRolePolicy",
                                              "iam:DeleteRolePolicy",
                                              "iam:UpdateAssumeRolePolicy",
                                              "iam:PutRolePermissionsBoundary",
                                              "iam:DeleteRolePermissionsBoundary",
                                              "iam:DeleteRole"};
  return one_of(action, changes);
}

bool describes_role(ActionView action) {
  constexpr std::array<ActionView, 4> changes{"iam:UpdateRole", "iam:UpdateRoleDescription", "iam:TagRole",
                                              "iam:UntagRole"};
  return one_of(action, changes);
}

bool changes_alias(ActionView action) {
  constexpr std::array<ActionView, 3> changes{"kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"};
  return one_of(action, changes);
}

}  // namespace

bool may_belong_to_aws(ActionView action) {
  return changes_policy(action) || changes_role(action) || describes_role(action) || changes_alias(action);
}

// https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html (protected role)
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
// https://docs.aws.amazon.com/kms/latest/developerguide/alias-create.html
bool owned_by_aws(ActionView action, std::string_view resource) {
  const auto arn = text::parse_arn(resource);
  if (!arn) return false;
  if (arn->service == "kms") return arn->resource.starts_with("alias/aws/") && changes_alias(action);
  if (arn->service != "iam") return false;
  if (arn->account == "aws") return arn->resource.starts_with("policy/") && changes_policy(action);
  if (arn->resource.starts_with("role/aws-reserved/")) return changes_role(action) || describes_role(action);
  return arn->resource.starts_with("role/aws-service-role/") && changes_role(action);
}

}  // namespace whichgate::gates
