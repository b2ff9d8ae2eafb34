#include <algorithm>
#include <array>

#include "gates/situation.hpp"

namespace whichgate::gates {

namespace {

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

// https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html (protected role)
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html (AWS managed policies)
bool owned_by_aws(std::string_view action, std::string_view resource) {
  constexpr std::array<std::string_view, 7> policy_changes{
      "iam:CreatePolicy",        "iam:CreatePolicyVersion",     "iam:DeletePolicy",
      "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:TagPolicy",
      "iam:UntagPolicy"};
  constexpr std::array<std::string_view, 12> role_changes{"iam:AttachRolePolicy",
                                                          "iam:DetachRolePolicy",
                                                          "iam:PutRolePolicy",
                                                          "iam:DeleteRolePolicy",
                                                          "iam:DeleteRole",
                                                          "iam:UpdateRole",
                                                          "iam:UpdateRoleDescription",
                                                          "iam:UpdateAssumeRolePolicy",
                                                          "iam:TagRole",
                                                          "iam:UntagRole",
                                                          "iam:PutRolePermissionsBoundary",
                                                          "iam:DeleteRolePermissionsBoundary"};
  if (resource.starts_with("arn:aws:iam::aws:policy/")) return one_of(action, policy_changes);
  return resource.find(":role/aws-reserved/") != std::string_view::npos && one_of(action, role_changes);
}

}  // namespace whichgate::gates
