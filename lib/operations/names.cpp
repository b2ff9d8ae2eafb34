#include "operations/names.hpp"

#include <fmt/core.h>

#include "text/arn.hpp"
#include "world/lookup.hpp"
#include "world/managed_policies.hpp"

namespace whichgate::operations {

namespace {

using Found = std::optional<std::string>;

template <class Row, class Id>
Found id_of(const Row* row, Id id) {
  return row ? Found(id(*row)) : std::nullopt;
}

std::string key_of(const auto& row) { return row.key(); }

// By id, by name, or by the ARN of its root user, as AssumeRoot has it.
const Account* account_named(const World& world, const std::string& name) {
  if (const auto arn = text::parse_arn(name)) return world.accounts.find(arn->account);
  return find_account(world, name);
}

// https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
Found permission_set_role(const World& world, const std::string& account, const std::string& name) {
  if (!world.identity_center) return std::nullopt;
  const IdentityCenter& center = *world.identity_center;
  for (const Provisioning* one : center.provisionings.with("account:" + account)) {
    const PermissionSet* set = center.permission_sets.find(one->permission_set);
    if (!set || !one->role) continue;
    const std::string arn = center.role_arn(*set, account, *one->role);
    if (name == arn || arn.ends_with("/" + name)) return arn;
  }
  return std::nullopt;
}

Found role_of(const World& world, const std::string& account, const std::string& name) {
  if (const IamRole* role = find_role(world, account, name)) return role->arn();
  return permission_set_role(world, account, name);
}

// A name alone means the caller's own account first, then the only account that has such a role.
Found role_anywhere(const World& world, const Actor& actor, const std::string& name) {
  if (const auto arn = text::parse_arn(name)) return role_of(world, std::string(arn->account), name);
  if (Found own = role_of(world, actor.account, name)) return own;
  const auto others = world.iam_roles.with("name:" + name);
  return others.size() == 1 ? Found(others.front()->arn()) : std::nullopt;
}

Found handshake_of(const World& world, const std::string& name) {
  const Table<Handshake>& handshakes = world.organization->handshakes;
  if (handshakes.find(name)) return name;
  const Account* account = find_account(world, name);
  if (!account) return std::nullopt;
  const auto sent = handshakes.with("account:" + account->id);
  return sent.empty() ? std::nullopt : Found(sent.back()->id);
}

Found policy_target(const World& world, const std::string& name) {
  const Organization& organization = *world.organization;
  if (const OrganizationNode* node = find_node(organization, name)) return node->id;
  const Account* account = find_account(world, name);
  return account && organization.has(account->id) ? Found(account->id) : std::nullopt;
}

Found parent(const World& world, const std::string& name) {
  const OrganizationNode* node = find_node(*world.organization, name);
  return node && node->kind != OrganizationNode::Kind::account ? Found(node->id) : std::nullopt;
}

Found aws_managed_arn(const World& world, const Catalog& catalog, const std::string& name) {
  const auto found = aws_managed_policy(world, catalog, name);
  return found.empty() ? std::nullopt : Found(found.front()->arn);
}

Found bucket(const World& world, const std::string& name) {
  const std::string arn = name.starts_with("arn:") ? name : "arn:aws:s3:::" + name;
  return id_of(world.resources.find(arn), key_of<Resource>);
}

bool has_assignments(const World& world, const std::string& account) {
  return world.identity_center && world.identity_center->assignments.first_with("account:" + account);
}

Found in_organization(const World& world, Form form, const std::string& name) {
  if (!world.organization) return std::nullopt;
  switch (form) {
    case Form::member_account: {
      const Account* account = account_named(world, name);
      return account && world.organization->has(account->id) ? Found(account->id) : std::nullopt;
    }
    case Form::assigned_account: {
      const Account* account = account_named(world, name);
      const bool reached = account && (world.organization->has(account->id) || has_assignments(world, account->id));
      return reached ? Found(account->id) : std::nullopt;
    }
    case Form::parent:
      return parent(world, name);
    case Form::policy_target:
      return policy_target(world, name);
    case Form::organization_policy:
      return id_of(find_organization_policy(*world.organization, name), key_of<OrganizationPolicy>);
    case Form::handshake:
      return handshake_of(world, name);
    case Form::account:
    case Form::user:
    case Form::group:
    case Form::principal:
    case Form::permission_set:
    case Form::iam_user:
    case Form::iam_role:
    case Form::role_anywhere:
    case Form::managed_policy:
    case Form::aws_managed_policy:
    case Form::bucket:
    case Form::policy_document:
    case Form::duration:
    case Form::boolean:
    case Form::integer:
    case Form::choice:
    case Form::text:
      break;
  }
  return std::nullopt;
}

Found in_identity_center(const World& world, Form form, const std::string& name) {
  if (!world.identity_center) return std::nullopt;
  const IdentityCenter& center = *world.identity_center;
  if (form == Form::user) return id_of(find_user(center, name), key_of<DirectoryUser>);
  if (form == Form::group) return id_of(find_group(center, name), key_of<DirectoryGroup>);
  return id_of(find_permission_set(center, name), key_of<PermissionSet>);
}

std::vector<std::string> known_buckets(const World& world) {
  constexpr std::string_view prefix = "arn:aws:s3:::";
  std::vector<std::string> names;
  world.resources.for_each([&](const Resource& one) {
    if (one.arn.starts_with(prefix)) names.push_back(one.arn.substr(prefix.size()));
  });
  return names;
}

std::vector<std::string> known_handshakes(const World& world) {
  std::vector<std::string> names;
  world.organization->handshakes.for_each([&](const Handshake& one) { names.push_back(one.id); });
  return names;
}

std::vector<std::string> known_in_organization(const World& world, Form form) {
  if (!world.organization) return {};
  const Organization& organization = *world.organization;
  std::vector<std::string> names;
  if (form == Form::organization_policy) return known_organization_policies(organization);
  if (form == Form::handshake) return known_handshakes(world);
  if (form != Form::member_account && form != Form::assigned_account) names = known_nodes(organization);
  if (form != Form::parent)
    world.accounts.for_each([&](const Account& one) {
      if (organization.has(one.id)) names.push_back(one.name);
    });
  return names;
}

std::vector<std::string> known_in_identity_center(const World& world, Form form) {
  if (!world.identity_center) return {};
  if (form == Form::user) return known_users(*world.identity_center);
  if (form == Form::group) return known_groups(*world.identity_center);
  return known_permission_sets(*world.identity_center);
}

}  // namespace

std::optional<std::string> find_id(const World& world, const Catalog& catalog, const Actor& actor, Form form,
                                   const std::string& name) {
  switch (form) {
    case Form::account:
      return id_of(account_named(world, name), key_of<Account>);
    case Form::member_account:
    case Form::assigned_account:
    case Form::parent:
    case Form::policy_target:
    case Form::organization_policy:
    case Form::handshake:
      return in_organization(world, form, name);
    case Form::user:
    case Form::group:
    case Form::permission_set:
      return in_identity_center(world, form, name);
    case Form::iam_user:
      return id_of(find_iam_user(world, actor.account, name), key_of<IamUser>);
    case Form::iam_role:
      return role_of(world, actor.account, name);
    case Form::role_anywhere:
      return role_anywhere(world, actor, name);
    case Form::managed_policy:
      return managed_policy_arn(world, catalog, actor.account, name);
    case Form::aws_managed_policy:
      return aws_managed_arn(world, catalog, name);
    case Form::bucket:
      return bucket(world, name);
    case Form::principal:
    case Form::policy_document:
    case Form::duration:
    case Form::boolean:
    case Form::integer:
    case Form::choice:
    case Form::text:
      break;
  }
  return name;
}

std::vector<std::string> known_names(const World& world, const Catalog& catalog, const Actor& actor, Form form) {
  switch (form) {
    case Form::account:
      return known_accounts(world);
    case Form::member_account:
    case Form::assigned_account:
    case Form::parent:
    case Form::policy_target:
    case Form::organization_policy:
    case Form::handshake:
      return known_in_organization(world, form);
    case Form::user:
    case Form::group:
    case Form::permission_set:
      return known_in_identity_center(world, form);
    case Form::iam_user:
      return known_iam_users(world, actor.account);
    case Form::iam_role:
    case Form::role_anywhere:
      return known_roles(world, actor.account);
    case Form::managed_policy:
      return known_managed_policies(world, catalog, actor.account);
    case Form::aws_managed_policy:
      return known_aws_managed_policies(catalog);
    case Form::bucket:
      return known_buckets(world);
    case Form::principal:
    case Form::policy_document:
    case Form::duration:
    case Form::boolean:
    case Form::integer:
    case Form::choice:
    case Form::text:
      break;
  }
  return {};
}

}  // namespace whichgate::operations
