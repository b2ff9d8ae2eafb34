#include <fmt/core.h>

#include "operations/given.hpp"
#include "operations/iam_credentials.hpp"
#include "operations/iam_policies.hpp"
#include "operations/iam_targets.hpp"

namespace whichgate::operations {

namespace {

void enable_root_credentials_management(Step& step) { step.organization().root_credentials_management = true; }
void enable_root_sessions(Step& step) { step.organization().root_sessions = true; }

std::string new_role(const Step& step) {
  return fmt::format("arn:aws:iam::{}:role/{}", step.caller().account, step.text("RoleName"));
}

constexpr Member user_name{"UserName", Form::iam_user};
constexpr Member user_or_caller{"UserName", Form::iam_user, false};
constexpr Member role_name{"RoleName", Form::iam_role};
constexpr Member inline_policy_name{"PolicyName", Form::text};
constexpr Member attached_policy_arn{"PolicyArn", Form::managed_policy};
constexpr Member policy_document{"PolicyDocument", Form::policy_document};
constexpr Member trust_policy{"PolicyDocument", Form::policy_document, true, {}, {}, PolicyType::trust};

Operation operation(std::string_view name, std::string_view summary, std::string_view source,
                    std::vector<Member> members, std::vector<std::string_view> errors,
                    std::string (*resource)(const Step&), void (*act)(Step&)) {
  return {.name = name,
          .service = "iam",
          .summary = summary,
          .members = std::move(members),
          .errors = std::move(errors),
          .source = source,
          .resource = resource,
          .act = act};
}

Operation central(std::string_view name, std::string_view summary, std::string_view source, void (*act)(Step&)) {
  Operation made = operation(name, summary, source, {},
                             {"CallerIsNotManagementAccountException", "OrganizationNotFoundException",
                              "OrganizationNotInAllFeaturesModeException", "ServiceAccessNotEnabledException"},
                             nullptr, act);
  made.given = given_central_root_access;
  return made;
}

std::vector<Operation> root_access_operations() {
  return {
      central(
          "EnableOrganizationsRootCredentialsManagement",
          "lets the management account delete root credentials of members; deletes none itself",
          "https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootCredentialsManagement.html",
          enable_root_credentials_management),
      central("EnableOrganizationsRootSessions", "lets the management account use AssumeRoot",
              "https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html",
              enable_root_sessions),
  };
}

std::vector<Operation> credential_operations() {
  return {
      operation("CreateLoginProfile", "gives an IAM user a password, or lets the root user's be set by e-mail",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html", {user_or_caller},
                {"EntityAlreadyExists", "NoSuchEntity", "ValidationError"}, credentials_owner_arn,
                create_login_profile),
      operation("DeleteLoginProfile", "deletes the password of an IAM user, or of the root user",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html", {user_or_caller},
                {"NoSuchEntity", "ValidationError"}, credentials_owner_arn, delete_login_profile),
      operation("CreateAccessKey", "creates an access key; its secret is shown once",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html", {user_or_caller},
                {"LimitExceeded", "NoSuchEntity", "ValidationError"}, credentials_owner_arn, create_access_key),
      operation("DeleteAccessKey", "deletes an access key",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html",
                {{"AccessKeyId", Form::text}, user_or_caller}, {"NoSuchEntity", "ValidationError"},
                credentials_owner_arn, delete_access_key),
      operation("DeactivateMFADevice", "takes an MFA device away",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html",
                {user_or_caller, {"SerialNumber", Form::text, false}}, {"NoSuchEntity", "ValidationError"},
                credentials_owner_arn, deactivate_mfa_device),
  };
}

std::vector<Operation> user_operations() {
  return {
      operation("PutUserPolicy", "sets an inline policy of an IAM user",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html",
                {user_name, inline_policy_name, policy_document},
                {"LimitExceeded", "MalformedPolicyDocument", "NoSuchEntity"}, the_user, put_user_policy),
      operation("DeleteUserPolicy", "deletes an inline policy of an IAM user",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html",
                {user_name, inline_policy_name}, {"NoSuchEntity"}, the_user, delete_user_policy),
      operation("AttachUserPolicy", "attaches a managed policy to an IAM user",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html",
                {user_name, attached_policy_arn}, {"LimitExceeded", "NoSuchEntity"}, the_user, attach_user_policy),
      operation("DetachUserPolicy", "detaches a managed policy from an IAM user",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html",
                {user_name, attached_policy_arn}, {"NoSuchEntity"}, the_user, detach_user_policy),
      operation("DeleteUserPermissionsBoundary", "deletes the permissions boundary of an IAM user",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html",
                {user_name}, {"NoSuchEntity"}, the_user, delete_user_permissions_boundary),
  };
}

std::vector<Operation> role_operations() {
  return {
      operation("CreateRole", "creates a role",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
                {{"RoleName", Form::text},
                 {"AssumeRolePolicyDocument", Form::policy_document, true, {}, {}, PolicyType::trust},
                 {"MaxSessionDuration", Form::integer, false}},
                {"EntityAlreadyExists", "MalformedPolicyDocument", "ValidationError"}, new_role, create_role),
      operation("UpdateAssumeRolePolicy", "sets who may assume a role",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html",
                {role_name, trust_policy}, {"MalformedPolicyDocument", "NoSuchEntity", "UnmodifiableEntity"}, the_role,
                update_assume_role_policy),
      operation("PutRolePolicy", "sets an inline policy of a role",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html",
                {role_name, inline_policy_name, policy_document},
                {"LimitExceeded", "MalformedPolicyDocument", "NoSuchEntity", "UnmodifiableEntity"}, the_role,
                put_role_policy),
      operation("DeleteRolePolicy", "deletes an inline policy of a role",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html",
                {role_name, inline_policy_name}, {"NoSuchEntity", "UnmodifiableEntity"}, the_role, delete_role_policy),
      operation("AttachRolePolicy", "attaches a managed policy to a role",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html",
                {role_name, attached_policy_arn}, {"LimitExceeded", "NoSuchEntity", "UnmodifiableEntity"}, the_role,
                attach_role_policy),
      operation("DetachRolePolicy", "detaches a managed policy from a role",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html",
                {role_name, attached_policy_arn}, {"NoSuchEntity", "UnmodifiableEntity"}, the_role, detach_role_policy),
      operation("DeleteRolePermissionsBoundary", "deletes the permissions boundary of a role",
                "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html",
                {role_name}, {"NoSuchEntity", "UnmodifiableEntity"}, the_role, delete_role_permissions_boundary),
  };
}

}  // namespace

std::span<const Operation> iam_operations() {
  static const std::vector<Operation> all = [] {
    std::vector<Operation> joined;
    for (auto& part : {root_access_operations(), credential_operations(), user_operations(), role_operations()})
      joined.insert(joined.end(), part.begin(), part.end());
    return joined;
  }();
  return all;
}

}  // namespace whichgate::operations
