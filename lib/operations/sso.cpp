#include "operations/assignments.hpp"
#include "operations/given.hpp"
#include "operations/instance.hpp"
#include "operations/permission_sets.hpp"

namespace whichgate::operations {

namespace {

std::string permission_set_arn(const Step& step) { return step.id("PermissionSetArn"); }
std::string instance_arn(const Step& step) {
  return step.world.identity_center ? step.center().instance_arn : std::string();
}

constexpr Member instance{"InstanceArn", Form::text, false};
constexpr Member permission_set{"PermissionSetArn", Form::permission_set};

// Whoever was assigned may be gone: then the principal goes by the old id or name.
std::vector<Member> assignment_members(Form principal) {
  return {instance,
          permission_set,
          {"TargetId", Form::assigned_account},
          {"TargetType", Form::choice, false, "AWS_ACCOUNT"},
          {"PrincipalType", Form::choice, true, "USER GROUP"},
          {"PrincipalId", principal}};
}

// An edit of a permission set: the same of all of them but the name, the members and the function.
Operation edit(std::string_view name, std::string_view summary, std::string_view source, std::vector<Member> more,
               std::vector<std::string_view> errors, void (*act)(Step&)) {
  std::vector<Member> members{instance, permission_set};
  members.insert(members.end(), more.begin(), more.end());
  errors.insert(errors.end(), {"AccessDeniedException", "ResourceNotFoundException", "ValidationException"});
  return {.name = name,
          .service = "sso",
          .summary = summary,
          .members = std::move(members),
          .errors = std::move(errors),
          .source = source,
          .resource = permission_set_arn,
          .given = given_permission_sets,
          .act = act};
}

std::vector<Operation> instance_operations() {
  return {
      {.name = "EnableIdentityCenter",
       .service = "",
       .summary = "enables IAM Identity Center for the organization, in the console",
       .members = {{"Region", Form::text}},
       .errors = {"AccessDeniedException", "ConflictException", "ValidationException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/userguide/enable-identity-center.html",
       .asked = Asked::console,
       .action = "sso:StartSSO",
       .act = enable_identity_center},
      {.name = "ChangeHomeRegion",
       .service = "",
       .summary = "would move IAM Identity Center to another Region; AWS refuses it always",
       .members = {{"Region", Form::text}},
       .errors = {"ValidationException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/userguide/switching-regions.html",
       .asked = Asked::nothing,
       .act = change_home_region},
      {.name = "CreateInstance",
       .service = "sso",
       .summary = "creates an account instance of IAM Identity Center",
       .members = {{"Name", Form::text, false}},
       .errors = {"ConflictException", "ValidationException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateInstance.html",
       .act = create_instance},
  };
}

std::vector<Operation> assignment_operations() {
  return {
      {.name = "CreateAccountAssignment",
       .service = "sso",
       .summary = "assigns a permission set in an account to a user or group, and provisions it there",
       .members = assignment_members(Form::principal),
       .errors = {"AccessDeniedException", "ResourceNotFoundException", "ValidationException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html",
       .resource = permission_set_arn,
       .given = given_permission_sets,
       .act = create_account_assignment},
      {.name = "DeleteAccountAssignment",
       .service = "sso",
       .summary = "takes an assignment away; with the last one the role goes",
       .members = assignment_members(Form::text),
       .errors = {"AccessDeniedException", "ResourceNotFoundException", "ValidationException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_DeleteAccountAssignment.html",
       .resource = permission_set_arn,
       .given = given_permission_sets,
       .act = delete_account_assignment},
      edit("ProvisionPermissionSet", "brings accounts to the permission set's current content",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ProvisionPermissionSet.html",
           {{"TargetType", Form::choice, true, "AWS_ACCOUNT ALL_PROVISIONED_ACCOUNTS"},
            {"TargetId", Form::assigned_account, false}},
           {}, provision_permission_set),
  };
}

std::vector<Operation> permission_set_operations() {
  return {
      {.name = "CreatePermissionSet",
       .service = "sso",
       .summary = "creates a permission set",
       .members = {instance,
                   {"Name", Form::text},
                   {"SessionDuration", Form::duration, false},
                   {"RelayState", Form::text, false},
                   {"Description", Form::text, false}},
       .errors = {"ConflictException", "ResourceNotFoundException", "ValidationException", "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html",
       .resource = instance_arn,
       .given = given_permission_sets,
       .act = create_permission_set},
      edit("UpdatePermissionSet", "changes session duration or relay state",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_UpdatePermissionSet.html",
           {{"SessionDuration", Form::duration, false},
            {"RelayState", Form::text, false},
            {"Description", Form::text, false}},
           {}, update_permission_set),
      edit("DeletePermissionSet", "deletes a permission set that is assigned nowhere",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_DeletePermissionSet.html", {},
           {"ConflictException"}, delete_permission_set),
      edit("PutInlinePolicyToPermissionSet", "sets the inline policy",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutInlinePolicyToPermissionSet.html",
           {{"InlinePolicy", Form::policy_document, true, {}, {}, PolicyType::permission_set_inline}}, {},
           put_inline_policy),
      edit("DeleteInlinePolicyFromPermissionSet", "deletes the inline policy",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_DeleteInlinePolicyFromPermissionSet.html",
           {}, {}, delete_inline_policy),
      edit("AttachManagedPolicyToPermissionSet", "attaches an AWS managed policy",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_AttachManagedPolicyToPermissionSet.html",
           {{"ManagedPolicyArn", Form::aws_managed_policy}}, {"ConflictException", "ServiceQuotaExceededException"},
           attach_managed_policy),
      edit("DetachManagedPolicyFromPermissionSet", "detaches an AWS managed policy",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_DetachManagedPolicyFromPermissionSet.html",
           {{"ManagedPolicyArn", Form::aws_managed_policy}}, {}, detach_managed_policy),
      edit("AttachCustomerManagedPolicyReferenceToPermissionSet",
           "attaches a policy by name, which every account is to have",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/"
           "API_AttachCustomerManagedPolicyReferenceToPermissionSet.html",
           {{"Name", Form::text}, {"Path", Form::text, false}}, {"ConflictException", "ServiceQuotaExceededException"},
           attach_customer_managed_policy),
      edit("DetachCustomerManagedPolicyReferenceFromPermissionSet", "detaches a policy by name",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/"
           "API_DetachCustomerManagedPolicyReferenceFromPermissionSet.html",
           {{"Name", Form::text}, {"Path", Form::text, false}}, {}, detach_customer_managed_policy),
      edit("PutPermissionsBoundaryToPermissionSet", "sets the permissions boundary: an AWS managed or a named policy",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/"
           "API_PutPermissionsBoundaryToPermissionSet.html",
           {{"ManagedPolicyArn", Form::aws_managed_policy, false},
            {"Name", Form::text, false},
            {"Path", Form::text, false}},
           {}, put_permissions_boundary),
      edit("DeletePermissionsBoundaryFromPermissionSet", "deletes the permissions boundary",
           "https://docs.aws.amazon.com/singlesignon/latest/APIReference/"
           "API_DeletePermissionsBoundaryFromPermissionSet.html",
           {}, {}, delete_permissions_boundary),
  };
}

}  // namespace

std::span<const Operation> sso_operations() {
  static const std::vector<Operation> all = [] {
    std::vector<Operation> joined;
    for (auto& part : {instance_operations(), permission_set_operations(), assignment_operations()})
      joined.insert(joined.end(), part.begin(), part.end());
    return joined;
  }();
  return all;
}

}  // namespace whichgate::operations
