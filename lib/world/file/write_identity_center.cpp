#include "world/file/writing.hpp"
#include "world/lookup.hpp"

namespace whichgate::writing {

namespace {

JsonValue write_users(const IdentityCenter& center) {
  JsonValue users = JsonValue::list();
  center.users.for_each([&](const DirectoryUser& user) {
    JsonValue object = JsonValue::object();
    object.add_text("name", user.user_name);
    object.add_text("id", user.id);
    object.add_unless_empty("email", user.email);
    object.add_unless(true, "enabled", user.enabled);
    object.add_unless(false, "mfa_device", user.mfa_device);
    object.add_unless(true, "synchronized", user.synchronized);
    users.push(std::move(object));
  });
  return users;
}

JsonValue write_members(const IdentityCenter& center, const std::string& group, bool synchronized) {
  JsonValue members = JsonValue::list();
  for (const GroupMembership* membership : center.memberships.with("group:" + group)) {
    if (membership->synchronized != synchronized) continue;
    const DirectoryUser* user = center.users.find(membership->user);
    const bool unmistakable = user && find_user(center, user->user_name) == user;
    members.push(JsonValue::text(unmistakable ? user->user_name : membership->user));
  }
  return members;
}

JsonValue write_groups(const IdentityCenter& center) {
  JsonValue groups = JsonValue::list();
  center.groups.for_each([&](const DirectoryGroup& group) {
    JsonValue object = JsonValue::object();
    object.add_text("name", group.display_name);
    object.add_text("id", group.id);
    object.add_unless(true, "synchronized", group.synchronized);
    object.add_unless_empty("members", write_members(center, group.id, true));
    object.add_unless_empty("members_not_synchronized", write_members(center, group.id, false));
    groups.push(std::move(object));
  });
  return groups;
}

JsonValue write_sets(const IdentityCenter& center) {
  JsonValue sets = JsonValue::list();
  center.permission_sets.for_each([&](const PermissionSet& set) {
    JsonValue object = JsonValue::object();
    object.add_text("name", set.name);
    object.add_text("arn", set.arn);
    if (set.version != 1) object.add("version", JsonValue::number(set.version));
    if (set.content) write_permission_set_content(object, *set.content);
    sets.push(std::move(object));
  });
  return sets;
}

JsonValue write_mfa(const IdentityCenter& center) {
  JsonValue mfa = JsonValue::object();
  mfa.add_text("prompt", to_string(center.mfa_prompt));
  mfa.add_text("without_device", to_string(center.without_mfa_device));
  return mfa;
}

}  // namespace

void write_permission_set_content(JsonValue& object, const PermissionSetContent& content) {
  object.add_unless_empty("managed_policies", JsonValue::texts(content.policies.managed));
  object.add_unless_empty("customer_managed_policies", JsonValue::texts(content.customer_managed_references));
  if (!content.policies.inline_policies.empty())
    object.add("inline_policy", write_policy(content.policies.inline_policies.front().document));
  object.add_unless_empty("permissions_boundary", content.policies.permissions_boundary);
  if (!content.boundary_reference.empty()) {
    JsonValue reference = JsonValue::object();
    reference.add_text("customer_managed", content.boundary_reference);
    object.add("permissions_boundary", std::move(reference));
  }
  if (content.session_duration != std::chrono::hours(1))
    object.add_text("session_duration", to_string(content.session_duration));
  object.add_unless_empty("relay_state", content.relay_state);
}

JsonValue write_identity_center(const World& world) {
  const IdentityCenter& center = *world.identity_center;
  JsonValue object = JsonValue::object();
  object.add_text("home_region", center.home_region);
  object.add_unless_empty("additional_regions", JsonValue::texts(center.additional_regions));
  object.add_text("type", to_string(center.type));
  object.add_text("owner_account", account_name(world, center.owner_account));
  object.add_text("instance_arn", center.instance_arn);
  object.add_text("identity_store_id", center.identity_store_id);
  object.add_text("identity_source", to_string(center.identity_source));
  object.add("mfa", write_mfa(center));
  object.add_text("portal_session_duration", to_string(center.portal_session_duration));
  object.add_unless_empty("users", write_users(center));
  object.add_unless_empty("groups", write_groups(center));
  object.add_unless_empty("permission_sets", write_sets(center));
  object.add_unless_empty("deleted_permission_sets", JsonValue::texts(center.deleted_permission_sets));
  object.add_unless_empty("assignments", write_assignments(world));
  object.add_unless_empty("provisioning", write_provisioning(world));
  return object;
}

}  // namespace whichgate::writing
