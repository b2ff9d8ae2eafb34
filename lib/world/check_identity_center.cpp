#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

#include "world/check.hpp"
#include "world/lookup.hpp"
#include "world/managed_policies.hpp"

namespace whichgate {

namespace {

using namespace std::chrono_literals;

// https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
constexpr std::size_t policies_per_set = 25, regions = 6, groups_per_set_and_account = 100, relay_state_length = 240;
constexpr std::chrono::hours shortest_set_session{1}, longest_set_session{12};
constexpr std::chrono::seconds shortest_portal_session{15min}, longest_portal_session{24h * 90};

void check_instance(WorldCheck& check, const IdentityCenter& center) {
  const auto& organization = check.world.organization;
  if (!check.world.accounts.find(center.owner_account))
    check.dangling("identity center", "",
                   fmt::format("Identity Center: there is no owner account `{}`", center.owner_account));
  if (center.type == InstanceType::organization) {
    if (!organization || organization->feature_set != FeatureSet::all)
      check.rule("identity center", "", "an organization instance needs an organization with all features",
                 "make it an account instance, with `type`");
    else if (!organization->is_management(center.owner_account))
      check.rule("identity center", "",
                 fmt::format("the management account owns an organization instance, not `{}`",
                             check.name_of(center.owner_account)));
  } else if (!center.assignments.empty()) {
    check.rule("identity center", "", "an account instance has no permission sets and no access to AWS accounts",
               "take the assignments out, or make it an organization instance");
  }
  if (center.additional_regions.size() + 1 > regions)
    check.rule("identity center", "", fmt::format("Identity Center works in at most {} Regions", regions));
  if (center.portal_session_duration < shortest_portal_session ||
      center.portal_session_duration > longest_portal_session)
    check.rule("identity center", "",
               fmt::format("a portal session of {} is out of range", to_string(center.portal_session_duration)),
               "AWS allows PT15M to P90D");
}

void check_memberships(WorldCheck& check, const IdentityCenter& center) {
  center.memberships.for_each([&](const GroupMembership& membership) {
    if (!center.groups.find(membership.group))
      check.dangling("membership", membership.key(),
                     fmt::format("membership of user `{}`: there is no group `{}`", membership.user, membership.group));
    if (!center.users.find(membership.user))
      check.dangling("membership", membership.key(),
                     fmt::format("member of group `{}`: there is no user `{}`", membership.group, membership.user));
  });
}

void check_content(WorldCheck& check, const std::string& key, const std::string& words,
                   const PermissionSetContent& content) {
  const auto known = [&](std::string_view arn) {
    if (aws_managed_policy(check.world, check.catalog, arn).empty())
      check.no_policy("permission set", key, words, "AWS managed policy", arn);
  };
  for (const std::string& arn : content.policies.managed) known(arn);
  if (!content.policies.permissions_boundary.empty()) known(content.policies.permissions_boundary);
  for (const InlinePolicy& policy : content.policies.inline_policies)
    if (!policy.document) check.dangling("permission set", key, fmt::format("{}: its inline policy is empty", words));
  if (content.policies.managed.size() + content.customer_managed_references.size() > policies_per_set)
    check.rule("permission set", key, fmt::format("{} has more than {} policies", words, policies_per_set));
  if (content.session_duration < shortest_set_session || content.session_duration > longest_set_session)
    check.rule("permission set", key, fmt::format("{} has sessions of {}", words, to_string(content.session_duration)),
               "AWS allows PT1H to PT12H");
  if (content.relay_state.size() > relay_state_length)
    check.rule("permission set", key,
               fmt::format("{} has a relay state of more than {} characters", words, relay_state_length));
}

void check_permission_sets(WorldCheck& check, const IdentityCenter& center) {
  center.permission_sets.for_each([&](const PermissionSet& set) {
    const std::string words = fmt::format("permission set `{}`", set.name);
    if (set.content)
      check_content(check, set.arn, words, *set.content);
    else
      check.dangling("permission set", set.arn, fmt::format("{} has no content", words));
  });
}

// A principal that is not in the directory is one that was deleted, when the assignment still has its name.
void check_assignments(WorldCheck& check, const IdentityCenter& center) {
  std::unordered_map<std::string, std::size_t> groups;
  center.assignments.for_each([&](const AccountAssignment& assignment) {
    const auto words = [&] {
      return fmt::format("assignment of `{}` in {}",
                         assignment.principal_name.empty() ? assignment.principal : assignment.principal_name,
                         check.name_of(assignment.account));
    };
    const auto missing = [&](std::string_view what, std::string_view id) {
      check.dangling("assignment", assignment.key(), fmt::format("{}: there is no {} `{}`", words(), what, id));
    };
    const bool group = assignment.principal_type == AccountAssignment::PrincipalType::group;
    if (!check.resolved) {
      if (!check.world.accounts.find(assignment.account)) missing("account", assignment.account);
      if (!center.permission_sets.find(assignment.permission_set)) missing("permission set", assignment.permission_set);
      const bool there = group ? center.groups.find(assignment.principal) != nullptr
                               : center.users.find(assignment.principal) != nullptr;
      if (!there && assignment.principal_name.empty()) missing(group ? "group" : "user", assignment.principal);
    }
    if (group && ++groups[row_key(assignment.account, assignment.permission_set)] == groups_per_set_and_account + 1)
      check.rule(
          "assignment", assignment.key(),
          fmt::format("{}: more than {} groups have the permission set there", words(), groups_per_set_and_account));
  });
}

template <class Words>
void check_references(WorldCheck& check, const Provisioning& row, const Words& words,
                      const PermissionSetContent& content) {
  const auto wanted = [&](const std::string& reference) {
    if (find_customer_policy(check.world, row.account, reference)) return;
    // A row that follows from an assignment stands nowhere in the file: the permission set does.
    const bool in_file = check.places.of("provisioning", row.key()).line > 0;
    check.dangling(in_file ? "provisioning" : "permission set", in_file ? row.key() : row.permission_set,
                   fmt::format("{}: the account has no customer managed policy `{}`", words(), reference));
  };
  for (const std::string& reference : content.customer_managed_references) wanted(reference);
  if (!content.boundary_reference.empty()) wanted(content.boundary_reference);
}

void check_provisioning(WorldCheck& check, const IdentityCenter& center) {
  center.provisionings.for_each([&](const Provisioning& row) {
    const PermissionSet* set = center.permission_sets.find(row.permission_set);
    const auto words = [&] {
      return fmt::format("provisioning of permission set `{}` in {}", set ? set->name : row.permission_set,
                         check.name_of(row.account));
    };
    if (!set) check.dangling("provisioning", row.key(), fmt::format("{}: there is no such permission set", words()));
    if (!check.world.accounts.find(row.account))
      check.dangling("provisioning", row.key(), fmt::format("{}: there is no account `{}`", words(), row.account));
    if (row.role && !row.role->content)
      check.dangling("provisioning", row.key(), fmt::format("{}: the role has no content", words()));
    if (row.pending && !row.pending->content)
      check.dangling("provisioning", row.key(), fmt::format("{}: what is under way has no content", words()));
    if (row.role && row.role->content) check_references(check, row, words, *row.role->content);
  });
}

}  // namespace

void check_identity_center(WorldCheck& check) {
  if (!check.world.identity_center) return;
  const IdentityCenter& center = *check.world.identity_center;
  check_instance(check, center);
  if (!check.resolved) check_memberships(check, center);
  check_permission_sets(check, center);
  check_assignments(check, center);
  check_provisioning(check, center);
}

}  // namespace whichgate
