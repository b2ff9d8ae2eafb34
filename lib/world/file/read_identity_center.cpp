#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "world/file/reading.hpp"
#include "world/ids.hpp"
#include "world/lookup.hpp"
#include "world/managed_policies.hpp"
#include "world/names.hpp"

namespace whichgate::reading {

namespace {

void read_users(Reading& reading, json::ObjectReader& object, IdentityCenter& center) {
  for (const json::Element& element : object.elements("users")) {
    json::ObjectReader member(element, reading.problems);
    DirectoryUser user;
    const auto name = required_word(reading, member, "name");
    if (name) {
      user.user_name = name->text;
      check_form(reading, text::Identifier::user_name, *name);
    }
    user.id = read_id(reading, member, "id", text::Identifier::user_id,
                      [&] { return ids::user(center.identity_store_id, user.user_name); });
    if (const auto email = word(reading, member, "email")) {
      check_form(reading, text::Identifier::email, *email);
      user.email = email->text;
    }
    member.boolean("enabled", user.enabled);
    member.boolean("mfa_device", user.mfa_device);
    member.boolean("synchronized", user.synchronized);
    member.finish();
    if (!name) continue;
    if (center.users.first_with("name:" + user.user_name))
      repeated(reading, element, "a user", user.user_name);
    else if (!center.users.insert(user))
      repeated(reading, element, "a user with the id", user.id);
  }
}

void read_members(Reading& reading, json::ObjectReader& object, std::string_view key, bool synchronized,
                  const std::string& group, IdentityCenter& center) {
  for (const Word& name : words(reading, object, key)) {
    const DirectoryUser* user = find_user(center, name.text);
    if (!user)
      unknown_name(reading, name, "user", [&] { return known_users(center); });
    else if (!center.memberships.insert({.group = group, .user = user->id, .synchronized = synchronized}))
      repeated(reading, name.element, "a member", name.text);
  }
}

void read_groups(Reading& reading, json::ObjectReader& object, IdentityCenter& center) {
  for (const json::Element& element : object.elements("groups")) {
    json::ObjectReader member(element, reading.problems);
    DirectoryGroup group;
    const auto name = required_word(reading, member, "name");
    if (name) {
      group.display_name = name->text;
      check_form(reading, text::Identifier::group_name, *name);
    }
    group.id = read_id(reading, member, "id", text::Identifier::group_id,
                       [&] { return ids::group(center.identity_store_id, group.display_name); });
    member.boolean("synchronized", group.synchronized);
    read_members(reading, member, "members", true, group.id, center);
    read_members(reading, member, "members_not_synchronized", false, group.id, center);
    member.finish();
    if (!name) continue;
    if (center.groups.first_with("name:" + group.display_name))
      repeated(reading, element, "a group", group.display_name);
    else if (!center.groups.insert(group))
      repeated(reading, element, "a group with the id", group.id);
  }
}

void read_permission_sets(Reading& reading, json::ObjectReader& object, IdentityCenter& center) {
  for (const json::Element& element : object.elements("permission_sets")) {
    json::ObjectReader member(element, reading.problems);
    PermissionSet set;
    const auto name = required_word(reading, member, "name");
    if (name) {
      set.name = name->text;
      check_form(reading, text::Identifier::permission_set_name, *name);
    }
    set.arn = read_id(reading, member, "arn", text::Identifier::permission_set_arn,
                      [&] { return ids::permission_set_arn(center.instance_arn, set.name); });
    read_count(reading, member, "version", 1, set.version);
    set.content = std::make_shared<const PermissionSetContent>(read_permission_set_content(reading, member, set.name));
    member.finish();
    if (!name) continue;
    reading.places.remember("permission set", set.arn, element);
    if (center.permission_sets.first_with("name:" + set.name))
      repeated(reading, element, "a permission set", set.name);
    else if (!center.permission_sets.insert(set))
      repeated(reading, element, "a permission set with the ARN", set.arn);
  }
}

std::string policy_reference(std::string_view path_and_name) {
  return (path_and_name.starts_with('/') ? "" : "/") + std::string(path_and_name);
}

std::string resolve_aws_managed(Reading& reading, const Word& policy) {
  const auto found = aws_managed_policy(reading.world, reading.catalog, policy.text);
  if (!found.empty()) return found.front()->arn;
  unknown_managed_policy(reading, policy, {});
  return {};
}

void read_set_boundary(Reading& reading, json::ObjectReader& object, PermissionSetContent& content) {
  const auto element = object.element("permissions_boundary");
  if (!element) return;
  if (element->kind() == json::Kind::object) {
    json::ObjectReader member(*element, reading.problems);
    if (const auto reference = required_word(reading, member, "customer_managed"))
      content.boundary_reference = policy_reference(reference->text);
    member.finish();
  } else if (const auto policy = word(reading, object, "permissions_boundary")) {
    content.policies.permissions_boundary = resolve_aws_managed(reading, *policy);
  }
}

void read_settings(Reading& reading, json::ObjectReader& object, IdentityCenter& center) {
  const auto& organization = reading.world.organization;
  read_choice(object, "type", names::instance_types, center.type);
  if (const auto owner = word(reading, object, "owner_account"))
    center.owner_account = resolve_account(reading, *owner);
  else if (organization && center.type == InstanceType::organization)
    center.owner_account = organization->management_account;
  else
    object.required("owner_account");
  object.string("home_region", center.home_region);
  object.strings("additional_regions", center.additional_regions);
  center.instance_arn = read_id(reading, object, "instance_arn", text::Identifier::instance_arn,
                                [&] { return ids::instance_arn(center.owner_account); });
  center.identity_store_id = read_id(reading, object, "identity_store_id", text::Identifier::identity_store_id,
                                     [&] { return ids::identity_store(center.owner_account); });
  read_choice(object, "identity_source", names::identity_sources, center.identity_source);
  if (const auto mfa = object.element("mfa")) {
    json::ObjectReader member(*mfa, reading.problems);
    read_choice(member, "prompt", names::mfa_prompts, center.mfa_prompt);
    read_choice(member, "without_device", names::without_mfa_device, center.without_mfa_device);
    member.finish();
  }
  read_duration(reading, object, "portal_session_duration", center.portal_session_duration);
}

}  // namespace

PermissionSetContent read_permission_set_content(Reading& reading, json::ObjectReader& object,
                                                 const std::string& name) {
  PermissionSetContent content;
  for (const Word& policy : words(reading, object, "managed_policies"))
    if (auto arn = resolve_aws_managed(reading, policy); !arn.empty())
      content.policies.managed.push_back(std::move(arn));
  for (const Word& reference : words(reading, object, "customer_managed_policies"))
    content.customer_managed_references.push_back(policy_reference(reference.text));
  if (object.has("inline_policy"))
    content.policies.inline_policies.push_back(
        {std::string(permission_set_inline_policy),
         read_policy_member(reading, object, "inline_policy", fmt::format("inline policy of {}", name),
                            PolicyType::permission_set_inline)});
  read_set_boundary(reading, object, content);
  read_duration(reading, object, "session_duration", content.session_duration);
  object.string("relay_state", content.relay_state);
  return content;
}

void read_identity_center(Reading& reading, const json::Element& element) {
  json::ObjectReader object(element, reading.problems);
  reading.places.remember("identity center", "", element);
  IdentityCenter& center = reading.world.identity_center.emplace();
  read_settings(reading, object, center);
  read_users(reading, object, center);
  read_groups(reading, object, center);
  read_permission_sets(reading, object, center);
  object.strings("deleted_permission_sets", center.deleted_permission_sets);
  read_assignments(reading, object);
  read_provisioning(reading, object);
  object.finish();
}

}  // namespace whichgate::reading
