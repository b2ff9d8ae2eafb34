#include <fmt/core.h>

#include "world/check.hpp"
#include "world/lookup.hpp"
#include "world/managed_policies.hpp"

namespace whichgate {

namespace {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
constexpr std::size_t policies_per_user = 20, policies_per_group = 10, policies_per_role = 25, keys_per_user = 2;
constexpr std::chrono::hours shortest_role_session{1}, longest_role_session{12};

// One IAM user, group or role, for messages and places.
struct Owner {
  std::string_view kind;  // of the row
  std::string key;
  std::string_view what;
  std::string_view name;
  std::string_view account;

  std::string words(const WorldCheck& check) const {                    // "IAM user `bob` in Dev"
    if (kind == "resource") return fmt::format("resource `{}`", name);  // its ARN says where
    return fmt::format("{} `{}` in {}", what, name, check.name_of(account));
  }
};

void check_account(WorldCheck& check, const Owner& owner) {
  if (!check.world.accounts.find(owner.account))
    check.dangling(owner.kind, owner.key,
                   fmt::format("{}: there is no account `{}`", owner.words(check), owner.account));
}

void check_managed(WorldCheck& check, const Owner& owner, std::string_view arn, std::string_view what) {
  const bool customer = find_customer_policy(check.world, owner.account, arn) != nullptr;
  if (!customer && aws_managed_policy(check.world, check.catalog, arn).empty())
    check.no_policy(owner.kind, owner.key, owner.words(check), what, arn);
}

void check_policies(WorldCheck& check, const Owner& owner, const PolicyAttachments& policies, std::size_t limit) {
  for (const std::string& arn : policies.managed) check_managed(check, owner, arn, "managed policy");
  if (!policies.permissions_boundary.empty())
    check_managed(check, owner, policies.permissions_boundary, "permissions boundary");
  for (const InlinePolicy& policy : policies.inline_policies)
    if (!policy.document)
      check.dangling(owner.kind, owner.key,
                     fmt::format("{}: the inline policy `{}` has no document", owner.words(check), policy.name));
  if (policies.managed.size() > limit)
    check.rule(owner.kind, owner.key,
               fmt::format("{} has {} managed policies, and AWS allows {}", owner.words(check), policies.managed.size(),
                           limit));
}

void check_users(WorldCheck& check) {
  check.world.iam_users.for_each([&](const IamUser& user) {
    const Owner owner{"user", user.key(), "IAM user", user.name, user.account};
    check_account(check, owner);
    check_policies(check, owner, user.policies, policies_per_user);
    for (const std::string& group : user.groups)
      if (!find_iam_group(check.world, user.account, group))
        check.dangling(owner.kind, owner.key, fmt::format("{}: there is no IAM group `{}`", owner.words(check), group));
    if (check.world.access_keys.with("user:" + user.arn()).size() > keys_per_user)
      check.rule(owner.kind, owner.key, fmt::format("{} has more than two access keys", owner.words(check)),
                 "an IAM user can have two access keys");
  });
}

void check_groups(WorldCheck& check) {
  check.world.iam_groups.for_each([&](const IamGroup& group) {
    const Owner owner{"group", group.key(), "IAM group", group.name, group.account};
    check_account(check, owner);
    check_policies(check, owner, group.policies, policies_per_group);
  });
}

void check_roles(WorldCheck& check) {
  check.world.iam_roles.for_each([&](const IamRole& role) {
    const Owner owner{"role", role.key(), "role", role.name, role.account};
    check_account(check, owner);
    check_policies(check, owner, role.policies, policies_per_role);
    if (!role.trust_policy)
      check.dangling(owner.kind, owner.key, fmt::format("{} has no trust policy", owner.words(check)));
    if (role.max_session_duration < shortest_role_session || role.max_session_duration > longest_role_session)
      check.rule(owner.kind, owner.key,
                 fmt::format("{} has sessions of {}", owner.words(check), to_string(role.max_session_duration)),
                 "AWS allows PT1H to PT12H");
  });
}

void check_customer_policies(WorldCheck& check) {
  check.world.iam_policies.for_each([&](const IamPolicy& policy) {
    const Owner owner{"policy", policy.key(), "customer managed policy", policy.name, policy.account};
    check_account(check, owner);
    if (!policy.document) check.dangling(owner.kind, owner.key, fmt::format("{} has no document", owner.words(check)));
  });
}

void check_keys(WorldCheck& check) {
  check.world.access_keys.for_each([&](const AccessKey& key) {
    if (check.world.iam_users.find(key.user)) return;
    const bool of_root = key.user.starts_with("arn:aws:iam::") && key.user.ends_with(":root");
    const std::string account = of_root ? key.user.substr(13, key.user.size() - 13 - 5) : std::string();
    if (!check.world.accounts.find(account))
      check.dangling("key", key.id, fmt::format("access key `{}`: there is no user `{}`", key.id, key.user));
  });
}

void check_resources(WorldCheck& check) {
  check.world.resources.for_each([&](const Resource& resource) {
    const Owner owner{"resource", resource.key(), "resource", resource.arn, resource.account};
    check_account(check, owner);
    if (!resource.bucket() && resource.public_access_block != PublicAccessBlock::all())
      check.rule(owner.kind, owner.key, fmt::format("{} is not a bucket and has settings of one", owner.words(check)),
                 "only buckets and accounts have Block Public Access");
  });
}

}  // namespace

void check_iam(WorldCheck& check) {
  check_customer_policies(check);
  check_groups(check);
  check_users(check);
  check_roles(check);
  check_keys(check);
  check_resources(check);
}

}  // namespace whichgate
