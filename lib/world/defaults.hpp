#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/world.hpp"

// What AWS puts in place by itself.
namespace whichgate {

// Effect Allow, Action *, Resource *: the documents of FullAWSAccess and RCPFullAWSAccess.
PolicyPointer full_aws_access_document();
PolicyPointer rcp_full_aws_access_document();

// Puts FullAWSAccess and RCPFullAWSAccess among the organization's policies, where they are missing.
void add_aws_managed_policies(Organization& organization);

// The ids of the policies that a new root, organizational unit or account has attached: FullAWSAccess, and
// RCPFullAWSAccess, where their types are enabled.
std::vector<std::string> default_policies(const Organization& organization);

// The role OrganizationAccountAccessRole, which an account has that the organization created, and an invited one
// has not: AdministratorAccess for everybody in the management account who may assume it.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html
inline constexpr std::string_view organization_access_role = "OrganizationAccountAccessRole";
IamRole account_access_role(std::string_view account, std::string_view management_account,
                            std::string_view name = organization_access_role);

// How whichgate calls the one inline policy of a permission set among PolicyAttachments::inline_policies.
inline constexpr std::string_view permission_set_inline_policy = "AwsSSOInlinePolicy";

}  // namespace whichgate
