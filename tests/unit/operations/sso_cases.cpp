#include "unit/operations/support.hpp"

namespace whichgate::operation_tests {

namespace {

constexpr std::string_view any_policy =
    R"(InlinePolicy={"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ce:*","Resource":"*"}})";

void consolidated_without_center(World& world) {
  no_identity_center(world);
  consolidated_billing(world);
}

// Billing holds as many policies as a permission set can.
void full_set(World& world) {
  auto& sets = world.identity_center->permission_sets;
  sets.edit(sets.first_with("name:Billing")->arn, [](PermissionSet& set) {
    PermissionSetContent content = *set.content;
    while (content.customer_managed_references.size() < 24)
      content.customer_managed_references.push_back("/P" + std::to_string(content.customer_managed_references.size()));
    set.content = std::make_shared<const PermissionSetContent>(content);
  });
}

std::vector<Case> instances() {
  return {
      {root, "EnableIdentityCenter | Region=us-east-1", "", {}, {}, no_identity_center},
      {outsider, "EnableIdentityCenter | Region=us-east-1", "", {}, {}, no_organization},
      {root, "EnableIdentityCenter | Region=us-east-1", "ConflictException"},
      {dev_root, "EnableIdentityCenter | Region=us-east-1", "AccessDeniedException", {}, {}, no_identity_center},
      {root, "EnableIdentityCenter | Region=us-east-1", "ValidationException", {}, {}, consolidated_without_center},
      {admin, "ChangeHomeRegion | Region=us-east-1", "ValidationException"},
      {dev_root, "CreateInstance", "", {}, {}, no_identity_center},
      {dev_root, "CreateInstance", "ConflictException"},
      {dev_root, "CreateInstance", "ConflictException", {{dev_root, "CreateInstance"}}, {}, no_identity_center},
      {root, "CreateInstance", "ValidationException", {}, {}, no_identity_center},
  };
}

std::vector<Case> permission_sets() {
  static const std::string put_inline =
      "PutInlinePolicyToPermissionSet | PermissionSetArn=Billing | " + std::string(any_policy);
  return {
      {admin, "CreatePermissionSet | Name=Auditors | SessionDuration=PT12H"},
      {admin, "CreatePermissionSet | Name=Old"},
      {admin, "CreatePermissionSet | Name=Billing", "ConflictException"},
      {admin, "CreatePermissionSet | Name=has space", "ValidationException"},
      {admin, "CreatePermissionSet | Name=Long | SessionDuration=PT13H", "ValidationException"},
      {admin, "CreatePermissionSet | Name=Short | SessionDuration=PT59M", "ValidationException"},
      {admin, "UpdatePermissionSet | PermissionSetArn=Billing | SessionDuration=PT4H | RelayState=https://x.example"},
      {admin, "UpdatePermissionSet | PermissionSetArn=Billing | SessionDuration=PT30M", "ValidationException"},
      {admin, "DeletePermissionSet | PermissionSetArn=Unused"},
      {admin, "DeletePermissionSet | PermissionSetArn=Billing", "ConflictException"},
      {admin, put_inline},
      {admin,
       "PutInlinePolicyToPermissionSet | PermissionSetArn=Billing | InlinePolicy={\"Version\":", "ValidationException"},
      {admin, "DeleteInlinePolicyFromPermissionSet | PermissionSetArn=Dressed"},
      {admin, "DeleteInlinePolicyFromPermissionSet | PermissionSetArn=Billing", "ResourceNotFoundException"},
      {admin, "AttachManagedPolicyToPermissionSet | PermissionSetArn=Billing | ManagedPolicyArn=ReadOnlyAccess"},
      {admin, "AttachManagedPolicyToPermissionSet | PermissionSetArn=Billing | ManagedPolicyArn=Billing",
       "ConflictException"},
      {admin,
       "AttachManagedPolicyToPermissionSet | PermissionSetArn=Billing | "
       "ManagedPolicyArn=arn:aws:iam::aws:policy/Billing",
       "ResourceNotFoundException"},
      {admin,
       "AttachManagedPolicyToPermissionSet | PermissionSetArn=Billing | "
       "ManagedPolicyArn=arn:aws:iam::222233334444:policy/DevPolicy",
       "ValidationException"},
      {admin,
       "AttachManagedPolicyToPermissionSet | PermissionSetArn=Billing | ManagedPolicyArn=ReadOnlyAccess",
       "ServiceQuotaExceededException",
       {},
       {},
       full_set},
      {admin,
       "AttachCustomerManagedPolicyReferenceToPermissionSet | PermissionSetArn=Billing | Name=OneMore",
       "ServiceQuotaExceededException",
       {},
       {},
       full_set},
      {admin, "DetachManagedPolicyFromPermissionSet | PermissionSetArn=Billing | ManagedPolicyArn=Billing"},
      {admin, "DetachManagedPolicyFromPermissionSet | PermissionSetArn=Billing | ManagedPolicyArn=ReadOnlyAccess",
       "ResourceNotFoundException"},
      {admin, "AttachCustomerManagedPolicyReferenceToPermissionSet | PermissionSetArn=Billing | Name=DevPolicy"},
      {admin, "AttachCustomerManagedPolicyReferenceToPermissionSet | PermissionSetArn=Dressed | Name=DevPolicy",
       "ConflictException"},
      {admin, "AttachCustomerManagedPolicyReferenceToPermissionSet | PermissionSetArn=Billing | Name=X | Path=team",
       "ValidationException"},
      {admin, "DetachCustomerManagedPolicyReferenceFromPermissionSet | PermissionSetArn=Dressed | Name=DevPolicy"},
      {admin, "DetachCustomerManagedPolicyReferenceFromPermissionSet | PermissionSetArn=Billing | Name=DevPolicy",
       "ResourceNotFoundException"},
      {admin, "PutPermissionsBoundaryToPermissionSet | PermissionSetArn=Billing | ManagedPolicyArn=ReadOnlyAccess"},
      {admin, "PutPermissionsBoundaryToPermissionSet | PermissionSetArn=Billing | Name=Limit | Path=/team/"},
      {admin, "PutPermissionsBoundaryToPermissionSet | PermissionSetArn=Billing", "ValidationException"},
      {admin,
       "PutPermissionsBoundaryToPermissionSet | PermissionSetArn=Billing | ManagedPolicyArn=Billing | Name=Limit",
       "ValidationException"},
      {admin, "DeletePermissionsBoundaryFromPermissionSet | PermissionSetArn=Dressed"},
      {admin, "DeletePermissionsBoundaryFromPermissionSet | PermissionSetArn=Billing", "ResourceNotFoundException"},
  };
}

std::vector<Case> assignments() {
  return {
      {admin,
       "CreateAccountAssignment | PermissionSetArn=Reader | TargetId=Dev | PrincipalType=GROUP | PrincipalId=Finance"},
      {admin,
       "CreateAccountAssignment | PermissionSetArn=Billing | TargetId=Dev | PrincipalType=USER | PrincipalId=jdoe "
       "@eu-west-1"},
      {delegated,
       "CreateAccountAssignment | PermissionSetArn=Billing | TargetId=Partner | PrincipalType=USER | "
       "PrincipalId=jdoe"},
      {admin,
       "CreateAccountAssignment | PermissionSetArn=Billing | TargetId=Dev | PrincipalType=GROUP | PrincipalId=Finanse",
       "ResourceNotFoundException"},
      {admin,
       "CreateAccountAssignment | PermissionSetArn=Billing | TargetId=Outside | PrincipalType=USER | PrincipalId=jdoe",
       "ResourceNotFoundException"},
      {admin,
       "CreateAccountAssignment | PermissionSetArn=Billing | TargetId=Dev | PrincipalType=GROUP | PrincipalId=Late",
       "ResourceNotFoundException"},
      {admin,
       "CreateAccountAssignment | PermissionSetArn=Billing | TargetId=Dev | PrincipalType=group | PrincipalId=Finance",
       "ValidationException"},
      {delegated,
       "CreateAccountAssignment | PermissionSetArn=Billing | TargetId=Management | PrincipalType=USER | "
       "PrincipalId=jdoe",
       "AccessDeniedException"},
      {delegated,
       "CreateAccountAssignment | PermissionSetArn=Reader | TargetId=Dev | PrincipalType=USER | PrincipalId=jdoe",
       "AccessDeniedException"},
      {admin,
       "DeleteAccountAssignment | PermissionSetArn=Billing | TargetId=Dev | PrincipalType=GROUP | PrincipalId=Finance"},
      {admin,
       "DeleteAccountAssignment | PermissionSetArn=Billing | TargetId=Dev | PrincipalType=USER | PrincipalId=jdoe",
       "ResourceNotFoundException"},
      {delegated,
       "DeleteAccountAssignment | PermissionSetArn=Reader | TargetId=Management | PrincipalType=GROUP | "
       "PrincipalId=Finance",
       "AccessDeniedException"},
      {admin, "ProvisionPermissionSet | PermissionSetArn=Billing | TargetType=AWS_ACCOUNT | TargetId=Dev"},
      {admin, "ProvisionPermissionSet | PermissionSetArn=Billing | TargetType=ALL_PROVISIONED_ACCOUNTS"},
      {admin, "ProvisionPermissionSet | PermissionSetArn=Billing | TargetType=AWS_ACCOUNT", "ValidationException"},
      {delegated, "ProvisionPermissionSet | PermissionSetArn=Reader | TargetType=AWS_ACCOUNT | TargetId=Dev",
       "AccessDeniedException"},
  };
}

std::vector<Case> directory() {
  return {
      {admin, "CreateUser | UserName=pnovak | Email=pnovak@example.com"},
      {delegated, "CreateUser | UserName=pnovak"},
      {admin, "CreateUser | UserName=jdoe", "ConflictException"},
      {admin, "CreateUser | UserName=other | Email=JDoe@example.com", "ConflictException"},
      {admin, "DeleteUser | UserId=asmith"},
      {admin, "CreateGroup | DisplayName=Auditors"},
      {admin, "CreateGroup | DisplayName=Finance", "ConflictException"},
      {admin, "DeleteGroup | GroupId=Finance"},
      {admin, "CreateGroupMembership | GroupId=Finance | MemberId=jdoe"},
      {admin, "CreateGroupMembership | GroupId=Finance | MemberId=asmith", "ConflictException"},
      {admin, "CreateGroupMembership | GroupId=Finance | MemberId=Admins", "ResourceNotFoundException"},
      {admin, "DeleteGroupMembership | GroupId=Finance | MemberId=asmith"},
      {admin, "DeleteGroupMembership | GroupId=Finance | MemberId=jdoe", "ResourceNotFoundException"},
  };
}

std::vector<Case> portal() {
  const std::vector<Given> signed_in{{"jdoe", "SignIn"}};
  return {
      {"jdoe", "GetRoleCredentials | accountId=Dev | roleName=AdministratorAccess | Session=s", "", signed_in},
      {"jdoe", "GetRoleCredentials | accountId=Dev | roleName=AdministratorAccess", "UnauthorizedException"},
      {"jdoe",
       "GetRoleCredentials | accountId=Dev | roleName=AdministratorAccess",
       "UnauthorizedException",
       {{"jdoe", "SignIn"}, {"jdoe", "Wait | For=PT8H"}}},
      {"jdoe", "GetRoleCredentials | accountId=Dev | roleName=Billing", "ForbiddenException", signed_in,
       "assignment.not-in-group"},
      {"jdoe", "GetRoleCredentials | accountId=Dev | roleName=Old", "ForbiddenException", signed_in,
       "assignment.set-deleted"},
      {"jdoe", "GetRoleCredentials | accountId=Dev | roleName=Biling", "ResourceNotFoundException", signed_in},
      {"jdoe", "GetRoleCredentials | accountId=Nowhere | roleName=Billing", "ResourceNotFoundException", signed_in},
  };
}

}  // namespace

std::vector<Case> sso_cases() {
  std::vector<Case> all;
  for (const auto& part : {instances(), permission_sets(), assignments(), directory(), portal()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace whichgate::operation_tests
