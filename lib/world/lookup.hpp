#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/world.hpp"
#include "world/defaults.hpp"

// Look-ups by the names that people use, all by index. Null when there is no such thing, and also when several have
// the name: the caller has to use the id then. Accounts are ids here; find_account turns a name into one.
namespace whichgate {

const DirectoryUser* find_user(const IdentityCenter& center, std::string_view name_or_id);
const DirectoryGroup* find_group(const IdentityCenter& center, std::string_view name_or_id);
const PermissionSet* find_permission_set(const IdentityCenter& center, std::string_view name_or_arn);

// The root or an organizational unit; an account's place by the account's id.
const OrganizationNode* find_node(const Organization& organization, std::string_view name_or_id);
const OrganizationPolicy* find_organization_policy(const Organization& organization, std::string_view name_or_id);

const IamUser* find_iam_user(const World& world, std::string_view account, std::string_view name_or_arn);
const IamGroup* find_iam_group(const World& world, std::string_view account, std::string_view name);
const IamRole* find_role(const World& world, std::string_view account, std::string_view name_or_arn);
// By name, by path and name ("/TeamPolicy", the form of a permission set's reference) or by ARN.
const IamPolicy* find_customer_policy(const World& world, std::string_view account, std::string_view name_or_arn);

// All the names there are, for the nearest one in an error message. These walk everything.
std::vector<std::string> known_accounts(const World& world);
std::vector<std::string> known_users(const IdentityCenter& center);
std::vector<std::string> known_groups(const IdentityCenter& center);
std::vector<std::string> known_permission_sets(const IdentityCenter& center);
std::vector<std::string> known_nodes(const Organization& organization);  // the root and organizational units
std::vector<std::string> known_organization_policies(const Organization& organization);
std::vector<std::string> known_iam_users(const World& world, std::string_view account);
std::vector<std::string> known_iam_groups(const World& world, std::string_view account);
std::vector<std::string> known_roles(const World& world, std::string_view account);
std::vector<std::string> known_customer_policies(const World& world, std::string_view account);

}  // namespace whichgate
