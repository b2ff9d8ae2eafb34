#include "operations/membership.hpp"

#include <vector>

#include "world/defaults.hpp"
#include "world/ids.hpp"

namespace whichgate::operations {

namespace {

template <class Row>
void erase_with(Table<Row>& table, const std::string& tag) {
  std::vector<std::string> keys;
  for (const Row* row : table.with(tag)) keys.push_back(row->key());
  for (const std::string& key : keys) table.erase(key);
}

// Identity Center no longer reaches an account that left. Its assignments stay listed and open nothing.
void lose_reach(World& world, const std::string& account) {
  if (world.identity_center) erase_with(world.identity_center->provisionings, "account:" + account);
}

}  // namespace

void found_organization(World& world, const std::string& account) {
  Organization organization;
  organization.id = ids::organization(account, ++world.serial);
  organization.management_account = account;
  organization.resource_control_policies = false;  // CreateOrganization enables service control policies only
  add_aws_managed_policies(organization);
  OrganizationNode root;
  root.id = ids::root(organization.id, world.serial);
  root.kind = OrganizationNode::Kind::root;
  root.name = "Root";
  root.policies = default_policies(organization);
  organization.nodes.insert(std::move(root));
  world.organization = std::move(organization);
  join_organization(world, account, JoinedMethod::standalone);
}

void join_organization(World& world, const std::string& account, JoinedMethod method) {
  Organization& organization = *world.organization;
  OrganizationNode place;
  place.id = account;
  place.kind = OrganizationNode::Kind::account;
  place.parent = organization.root()->id;
  place.policies = default_policies(organization);
  organization.nodes.insert(std::move(place));
  world.accounts.edit(account, [&](Account& joining) {
    joining.joined_method = method;
    joining.joined_at = world.now;
  });
}

void leave_organization(World& world, const std::string& account) {
  Organization& organization = *world.organization;
  organization.nodes.erase(account);
  std::erase_if(organization.delegated_administrators,
                [&](const DelegatedAdministrator& one) { return one.account == account; });
  lose_reach(world, account);
  world.accounts.edit(account, [](Account& leaving) { leaving.joined_method = JoinedMethod::standalone; });
}

void remove_account(World& world, const std::string& account) {
  if (world.organization && world.organization->has(account)) leave_organization(world, account);
  const std::string tag = "account:" + account;
  if (world.identity_center) erase_with(world.identity_center->assignments, tag);
  for (const IamUser* user : world.iam_users.with(tag)) erase_with(world.access_keys, "user:" + user->arn());
  erase_with(world.access_keys, "user:arn:aws:iam::" + account + ":root");
  erase_with(world.iam_users, tag);
  erase_with(world.iam_groups, tag);
  erase_with(world.iam_roles, tag);
  erase_with(world.iam_policies, tag);
  erase_with(world.resources, tag);
  std::vector<std::string> sessions;
  world.sessions.for_each([&](const Session& one) {
    if (one.account == account) sessions.push_back(one.id);
  });
  for (const std::string& id : sessions) world.sessions.erase(id);
  if (world.organization) erase_with(world.organization->handshakes, tag);
  world.accounts.erase(account);
}

void set_state(World& world, const std::string& account, AccountState state, Instant since) {
  world.accounts.edit(account, [&](Account& one) {
    one.state = state;
    one.state_since = since;
  });
}

}  // namespace whichgate::operations
