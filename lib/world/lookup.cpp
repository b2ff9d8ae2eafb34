#include "world/lookup.hpp"

#include "text/text.hpp"

namespace whichgate {

namespace {

// By key, or else by a tag that only one row has.
template <class Row>
const Row* find_by(const Table<Row>& table, std::string_view key, const std::string& tag) {
  if (const Row* row = table.find(key)) return row;
  return table.only_with(tag);
}

std::string name_tag(std::string_view name) { return "name:" + std::string(name); }
std::string name_tag(std::string_view account, std::string_view name) {
  return "name:" + std::string(account) + "/" + std::string(name);
}

// A key is an ARN and tells of any account: it must be this one.
template <class Row>
const Row* in_account(const Row* row, std::string_view account) {
  return row && row->account == account ? row : nullptr;
}

template <class Row, class Name>
std::vector<std::string> names_of(const Table<Row>& table, Name name) {
  std::vector<std::string> names;
  names.reserve(table.size());
  table.for_each([&](const Row& row) { names.push_back(name(row)); });
  return names;
}

template <class Row>
std::vector<std::string> names_in(const Table<Row>& table, std::string_view account) {
  std::vector<std::string> names;
  for (const Row* row : table.with("account:" + std::string(account))) names.push_back(row->name);
  return names;
}

}  // namespace

const DirectoryUser* find_user(const IdentityCenter& center, std::string_view name_or_id) {
  return find_by(center.users, name_or_id, name_tag(name_or_id));
}

const DirectoryGroup* find_group(const IdentityCenter& center, std::string_view name_or_id) {
  return find_by(center.groups, name_or_id, name_tag(name_or_id));
}

const PermissionSet* find_permission_set(const IdentityCenter& center, std::string_view name_or_arn) {
  return find_by(center.permission_sets, name_or_arn, name_tag(name_or_arn));
}

const OrganizationNode* find_node(const Organization& organization, std::string_view name_or_id) {
  return find_by(organization.nodes, name_or_id, name_tag(name_or_id));
}

const OrganizationPolicy* find_organization_policy(const Organization& organization, std::string_view name_or_id) {
  return find_by(organization.policies, name_or_id, name_tag(name_or_id));
}

const IamUser* find_iam_user(const World& world, std::string_view account, std::string_view name_or_arn) {
  return in_account(find_by(world.iam_users, name_or_arn, name_tag(account, name_or_arn)), account);
}

const IamGroup* find_iam_group(const World& world, std::string_view account, std::string_view name) {
  return world.iam_groups.find(row_key(account, name));
}

const IamRole* find_role(const World& world, std::string_view account, std::string_view name_or_arn) {
  return in_account(find_by(world.iam_roles, name_or_arn, name_tag(account, name_or_arn)), account);
}

const IamPolicy* find_customer_policy(const World& world, std::string_view account, std::string_view name_or_arn) {
  if (const IamPolicy* policy = world.iam_policies.find(name_or_arn)) return in_account(policy, account);
  const auto slash = name_or_arn.rfind('/');
  const bool with_path = slash != std::string_view::npos;
  const std::string_view name = with_path ? name_or_arn.substr(slash + 1) : name_or_arn;
  const IamPolicy* policy = world.iam_policies.first_with(name_tag(account, text::lower(name)));
  if (policy && with_path && policy->path != name_or_arn.substr(0, slash + 1)) return nullptr;
  return policy;
}

std::vector<std::string> known_accounts(const World& world) {
  return names_of(world.accounts, [](const Account& account) { return account.name; });
}

std::vector<std::string> known_users(const IdentityCenter& center) {
  return names_of(center.users, [](const DirectoryUser& user) { return user.user_name; });
}

std::vector<std::string> known_groups(const IdentityCenter& center) {
  return names_of(center.groups, [](const DirectoryGroup& group) { return group.display_name; });
}

std::vector<std::string> known_permission_sets(const IdentityCenter& center) {
  return names_of(center.permission_sets, [](const PermissionSet& set) { return set.name; });
}

std::vector<std::string> known_nodes(const Organization& organization) {
  std::vector<std::string> names;
  organization.nodes.for_each([&](const OrganizationNode& node) {
    if (node.kind != OrganizationNode::Kind::account) names.push_back(node.name);
  });
  return names;
}

std::vector<std::string> known_organization_policies(const Organization& organization) {
  return names_of(organization.policies, [](const OrganizationPolicy& policy) { return policy.name; });
}

std::vector<std::string> known_iam_users(const World& world, std::string_view account) {
  return names_in(world.iam_users, account);
}

std::vector<std::string> known_iam_groups(const World& world, std::string_view account) {
  return names_in(world.iam_groups, account);
}

std::vector<std::string> known_roles(const World& world, std::string_view account) {
  return names_in(world.iam_roles, account);
}

std::vector<std::string> known_customer_policies(const World& world, std::string_view account) {
  return names_in(world.iam_policies, account);
}

}  // namespace whichgate
