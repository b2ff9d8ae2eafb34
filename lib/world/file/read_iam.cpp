#include <fmt/core.h>

#include "text/arn.hpp"
#include "text/text.hpp"
#include "world/file/reading.hpp"
#include "world/ids.hpp"
#include "world/lookup.hpp"
#include "world/managed_policies.hpp"

namespace whichgate::reading {

namespace {

void read_path(Reading& reading, json::ObjectReader& object, std::string& path) {
  const auto given = word(reading, object, "path");
  if (!given) return;
  path = given->text;
  if (!path.starts_with('/') || !path.ends_with('/'))
    finding(reading, *given, "world.malformed-id", fmt::format("`{}` is not a path", path),
            "a path begins and ends with a slash, for example /team/");
}

std::vector<PrincipalTag> read_tags(Reading& reading, json::ObjectReader& object) {
  std::vector<PrincipalTag> tags;
  const auto element = object.element("tags");
  if (!element) return tags;
  json::ObjectReader member(*element, reading.problems);
  for (const json::Node::Member& tag : element->node().members) {
    std::string value;
    if (member.string(tag.key, value)) tags.push_back({std::string(tag.key), std::move(value)});
  }
  return tags;
}

std::optional<std::string> resolve_managed_policy(Reading& reading, const std::string& account, const Word& policy) {
  auto arn = managed_policy_arn(reading.world, reading.catalog, account, policy.text);
  if (!arn) unknown_managed_policy(reading, policy, account);
  return arn;
}

PolicyAttachments read_attachments(Reading& reading, json::ObjectReader& object, const std::string& account,
                                   const std::string& owner) {
  PolicyAttachments policies;
  for (const Word& policy : words(reading, object, "managed_policies"))
    if (auto arn = resolve_managed_policy(reading, account, policy)) policies.managed.push_back(std::move(*arn));
  for (const Entry& entry : entries(reading, object, "inline_policies")) {
    auto document = read_policy_element(reading, entry.value, fmt::format("inline policy {} of {}", entry.name, owner),
                                        PolicyType::inline_identity);
    policies.inline_policies.push_back({std::string(entry.name), std::move(document)});
  }
  return policies;
}

void read_boundary(Reading& reading, json::ObjectReader& object, const std::string& account,
                   PolicyAttachments& policies) {
  if (const auto boundary = word(reading, object, "permissions_boundary"))
    policies.permissions_boundary = resolve_managed_policy(reading, account, *boundary).value_or("");
}

void read_policies(Reading& reading, AccountEntry& entry) {
  for (const json::Element& element : entry.object.elements("policies")) {
    json::ObjectReader object(element, reading.problems);
    IamPolicy policy;
    policy.account = entry.id;
    const auto name = required_word(reading, object, "name");
    if (name) policy.name = name->text;
    read_path(reading, object, policy.path);
    if (object.required("document"))
      policy.document = read_policy_member(reading, object, "document", policy.name, PolicyType::managed);
    object.finish();
    if (!name) continue;
    if (find_customer_policy(reading.world, entry.id, policy.name)) {
      repeated(reading, element, "a customer managed policy", policy.name);
      continue;
    }
    reading.places.remember("policy", policy.arn(), element);
    reading.world.iam_policies.insert(std::move(policy));
  }
}

void read_groups(Reading& reading, AccountEntry& entry) {
  for (const json::Element& element : entry.object.elements("groups")) {
    json::ObjectReader object(element, reading.problems);
    IamGroup group;
    group.account = entry.id;
    const auto name = required_word(reading, object, "name");
    if (name) group.name = name->text;
    group.policies = read_attachments(reading, object, entry.id, group.name);
    object.finish();
    if (!name) continue;
    reading.places.remember("group", group.key(), element);
    if (!reading.world.iam_groups.insert(std::move(group))) repeated(reading, element, "an IAM group", name->text);
  }
}

void read_users(Reading& reading, AccountEntry& entry) {
  for (const json::Element& element : entry.object.elements("users")) {
    json::ObjectReader object(element, reading.problems);
    IamUser user;
    user.account = entry.id;
    const auto name = required_word(reading, object, "name");
    if (name) {
      user.name = name->text;
      check_form(reading, text::Identifier::iam_user_name, *name);
    }
    read_path(reading, object, user.path);
    for (const Word& group : words(reading, object, "groups")) {
      if (find_iam_group(reading.world, entry.id, group.text))
        user.groups.emplace_back(group.text);
      else
        unknown_name(reading, group, "IAM group", [&] { return known_iam_groups(reading.world, entry.id); });
    }
    user.policies = read_attachments(reading, object, entry.id, user.name);
    read_boundary(reading, object, entry.id, user.policies);
    object.boolean("console_password", user.console_password);
    object.boolean("mfa_device", user.mfa_device);
    user.principal_tags = read_tags(reading, object);
    object.finish();
    if (!name) continue;
    if (find_iam_user(reading.world, entry.id, user.name)) {
      repeated(reading, element, "an IAM user", user.name);
      continue;
    }
    reading.places.remember("user", user.arn(), element);
    reading.world.iam_users.insert(std::move(user));
  }
}

void read_roles(Reading& reading, AccountEntry& entry) {
  for (const json::Element& element : entry.object.elements("roles")) {
    json::ObjectReader object(element, reading.problems);
    IamRole role;
    role.account = entry.id;
    const auto name = required_word(reading, object, "name");
    if (name) {
      role.name = name->text;
      check_form(reading, text::Identifier::iam_role_name, *name);
    }
    read_path(reading, object, role.path);
    if (object.required("trust"))
      role.trust_policy =
          read_policy_member(reading, object, "trust", fmt::format("trust policy of {}", role.name), PolicyType::trust);
    role.policies = read_attachments(reading, object, entry.id, role.name);
    read_boundary(reading, object, entry.id, role.policies);
    read_duration(reading, object, "max_session_duration", role.max_session_duration);
    object.boolean("service_linked", role.service_linked);
    role.principal_tags = read_tags(reading, object);
    object.finish();
    if (!name) continue;
    if (find_role(reading.world, entry.id, role.name)) {
      repeated(reading, element, "a role", role.name);
      continue;
    }
    reading.places.remember("role", role.arn(), element);
    reading.world.iam_roles.insert(std::move(role));
  }
}

// A created account has the role, unless the file has one of its own or says that there is none.
void add_access_role(Reading& reading, AccountEntry& entry) {
  const Account* account = reading.world.accounts.find(entry.id);
  bool wanted = account->joined_method == JoinedMethod::created && reading.world.organization.has_value();
  entry.object.boolean("organization_access_role", wanted);
  if (!wanted || find_role(reading.world, entry.id, organization_access_role)) return;
  const std::string management =
      reading.world.organization ? reading.world.organization->management_account : std::string();
  reading.world.iam_roles.insert(account_access_role(entry.id, management));
}

void read_access_keys(Reading& reading, AccountEntry& entry) {
  int number = 0;
  for (const json::Element& element : entry.object.elements("access_keys")) {
    json::ObjectReader object(element, reading.problems);
    AccessKey key;
    if (const auto user = required_word(reading, object, "user")) {
      const IamUser* owner = find_iam_user(reading.world, entry.id, user->text);
      const std::string root = "arn:aws:iam::" + entry.id + ":root";
      if (owner)
        key.user = owner->arn();
      else if (user->text == "root" || user->text == root)
        key.user = root;
      else
        unknown_name(reading, *user, "IAM user", [&] { return known_iam_users(reading.world, entry.id); });
    }
    const auto id = word(reading, object, "id");
    key.id = id ? id->text : ids::access_key(fmt::format("{}/{}", key.user, number++));
    object.boolean("active", key.active);
    object.boolean("secret_shown", key.secret_shown);
    object.finish();
    if (key.user.empty()) continue;
    reading.places.remember("key", key.id, element);
    if (!reading.world.access_keys.insert(key)) repeated(reading, element, "an access key", key.id);
  }
}

void read_resources(Reading& reading, AccountEntry& entry) {
  for (const json::Element& element : entry.object.elements("resources")) {
    json::ObjectReader object(element, reading.problems);
    Resource resource;
    resource.account = entry.id;
    const auto arn = required_word(reading, object, "arn");
    if (arn) {
      resource.arn = arn->text;
      const auto parts = text::parse_arn(arn->text);
      if (!parts)
        finding(reading, *arn, "world.malformed-id", fmt::format("`{}` is not an ARN", arn->text),
                "it looks like arn:aws:s3:::bucket");
      else if (!parts->account.empty() && parts->account != entry.id)
        finding(reading, *arn, "world.rule",
                fmt::format("`{}` is of account {} and not of {}", arn->text, parts->account, entry.id),
                "put it under the account that owns it");
    }
    const bool endpoint = resource.arn.find(":vpc-endpoint/") != std::string::npos;
    resource.policy = read_policy_member(reading, object, "policy", "policy of " + resource.arn,
                                         endpoint ? PolicyType::vpc_endpoint : PolicyType::resource);
    if (resource.bucket()) read_public_access_block(reading, object, resource.public_access_block);
    object.finish();
    if (!arn) continue;
    reading.places.remember("resource", resource.arn, element);
    if (!reading.world.resources.insert(resource)) repeated(reading, element, "a resource", resource.arn);
  }
}

}  // namespace

void read_iam(Reading& reading, AccountEntry& entry) {
  read_policies(reading, entry);
  read_groups(reading, entry);
  read_users(reading, entry);
  read_roles(reading, entry);
  add_access_role(reading, entry);
  read_access_keys(reading, entry);
  read_resources(reading, entry);
  entry.object.finish();
}

}  // namespace whichgate::reading
