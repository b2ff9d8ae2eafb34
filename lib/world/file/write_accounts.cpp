#include "world/file/writing.hpp"
#include "world/ids.hpp"
#include "world/lookup.hpp"
#include "world/names.hpp"
#include "world/public_access_settings.hpp"

namespace whichgate::writing {

namespace {

JsonValue write_root(const RootCredentials& root) {
  if (!root.any() && !root.password_recovery) return JsonValue::text("none");
  JsonValue object = JsonValue::object();
  object.add("password", JsonValue::boolean(root.password));
  object.add("access_keys", JsonValue::number(root.access_keys));
  object.add("signing_certificates", JsonValue::number(root.signing_certificates));
  object.add("mfa_devices", JsonValue::number(root.mfa_devices));
  object.add_unless(false, "password_recovery", root.password_recovery);
  return object;
}

void write_attachments(JsonValue& object, const PolicyAttachments& policies) {
  object.add_unless_empty("managed_policies", JsonValue::texts(policies.managed));
  JsonValue inline_policies = JsonValue::object();
  for (const InlinePolicy& policy : policies.inline_policies)
    inline_policies.add(policy.name, write_policy(policy.document));
  object.add_unless_empty("inline_policies", std::move(inline_policies));
  object.add_unless_empty("permissions_boundary", policies.permissions_boundary);
}

void write_path(JsonValue& object, const std::string& path) {
  if (path != "/") object.add_text("path", path);
}

JsonValue write_tags(const std::vector<PrincipalTag>& tags) {
  JsonValue object = JsonValue::object();
  for (const PrincipalTag& tag : tags) object.add_text(tag.key, tag.value);
  return object;
}

JsonValue write_user(const IamUser& user) {
  JsonValue object = JsonValue::object();
  object.add_text("name", user.name);
  write_path(object, user.path);
  object.add_unless_empty("groups", JsonValue::texts(user.groups));
  write_attachments(object, user.policies);
  object.add_unless(true, "console_password", user.console_password);
  object.add_unless(false, "mfa_device", user.mfa_device);
  object.add_unless_empty("tags", write_tags(user.principal_tags));
  return object;
}

JsonValue write_group(const IamGroup& group) {
  JsonValue object = JsonValue::object();
  object.add_text("name", group.name);
  write_attachments(object, group.policies);
  return object;
}

JsonValue write_role(const IamRole& role) {
  JsonValue object = JsonValue::object();
  object.add_text("name", role.name);
  write_path(object, role.path);
  object.add("trust", write_policy(role.trust_policy));
  write_attachments(object, role.policies);
  if (role.max_session_duration != std::chrono::hours(1))
    object.add_text("max_session_duration", to_string(role.max_session_duration));
  object.add_unless(false, "service_linked", role.service_linked);
  object.add_unless_empty("tags", write_tags(role.principal_tags));
  return object;
}

JsonValue write_customer_policy(const IamPolicy& policy) {
  JsonValue object = JsonValue::object();
  object.add_text("name", policy.name);
  write_path(object, policy.path);
  object.add("document", write_policy(policy.document));
  return object;
}

void write_public_access_block(JsonValue& object, const PublicAccessBlock& block, const PublicAccessBlock& usual) {
  if (block == usual) return;
  const bool all = block == PublicAccessBlock::all();
  if (all || block == PublicAccessBlock{}) {
    object.add_text("block_public_access", names::spell(names::public_access_blocks, all));
    return;
  }
  JsonValue settings = JsonValue::object();
  for (const auto& [name, setting] : public_access_settings) settings.add_unless(false, name, block.*setting);
  object.add("block_public_access", std::move(settings));
}

JsonValue write_resource(const Resource& resource) {
  JsonValue object = JsonValue::object();
  object.add_text("arn", resource.arn);
  if (resource.policy) object.add("policy", write_policy(resource.policy));
  write_public_access_block(object, resource.public_access_block, PublicAccessBlock::all());
  return object;
}

JsonValue write_key(const AccessKey& key, std::string_view user) {
  JsonValue object = JsonValue::object();
  object.add_text("user", user);
  object.add_text("id", key.id);
  object.add_unless(true, "active", key.active);
  object.add_unless(false, "secret_shown", key.secret_shown);
  return object;
}

JsonValue write_keys(const World& world, const std::string& account) {
  JsonValue keys = JsonValue::list();
  for (const IamUser* user : world.iam_users.with("account:" + account))
    for (const AccessKey* key : world.access_keys.with("user:" + user->arn())) keys.push(write_key(*key, user->name));
  const std::string root = "arn:aws:iam::" + account + ":root";
  const bool unmistakable = find_iam_user(world, account, "root") == nullptr;
  for (const AccessKey* key : world.access_keys.with("user:" + root))
    keys.push(write_key(*key, unmistakable ? "root" : root));
  return keys;
}

template <class Row, class Write>
JsonValue write_rows(const Table<Row>& table, const std::string& account, Write write) {
  JsonValue rows = JsonValue::list();
  for (const Row* row : table.with("account:" + account)) rows.push(write(*row));
  return rows;
}

JsonValue write_account(const World& world, const Account& account) {
  JsonValue object = JsonValue::object();
  object.add_text("name", account.name);
  object.add_text("id", account.id);
  object.add_unless_empty("email", account.email);
  if (account.state != AccountState::active) object.add_text("state", to_string(account.state));
  if (account.state_since != Instant{}) object.add_text("state_since", to_string(account.state_since));
  object.add_text("joined", to_string(account.joined_method));
  object.add_text("joined_at", to_string(account.joined_at));
  object.add("iam_access_to_billing", JsonValue::boolean(account.iam_access_to_billing));
  JsonValue flips = JsonValue::list();
  for (const Instant flip : account.billing_access_flips) flips.push(JsonValue::text(to_string(flip)));
  object.add_unless_empty("billing_access_flips", std::move(flips));
  if (account.console_action_set != ConsoleActionSet::fine_grained)
    object.add_text("console_action_set", to_string(account.console_action_set));
  object.add("root", write_root(account.root));
  write_public_access_block(object, account.public_access_block, {});
  object.add_unless_empty("policies", write_rows(world.iam_policies, account.id, write_customer_policy));
  object.add_unless_empty("groups", write_rows(world.iam_groups, account.id, write_group));
  object.add_unless_empty("users", write_rows(world.iam_users, account.id, write_user));
  object.add_unless_empty("roles", write_rows(world.iam_roles, account.id, write_role));
  if (account.joined_method == JoinedMethod::created && world.organization &&
      !find_role(world, account.id, organization_access_role))
    object.add("organization_access_role", JsonValue::boolean(false));
  object.add_unless_empty("access_keys", write_keys(world, account.id));
  object.add_unless_empty("resources", write_rows(world.resources, account.id, write_resource));
  return object;
}

}  // namespace

JsonValue write_accounts(const World& world) {
  JsonValue accounts = JsonValue::list();
  world.accounts.for_each([&](const Account& account) { accounts.push(write_account(world, account)); });
  return accounts;
}

}  // namespace whichgate::writing
