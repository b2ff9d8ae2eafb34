#include <fmt/core.h>

#include <memory>

#include "world/file/reading.hpp"
#include "world/ids.hpp"
#include "world/lookup.hpp"

namespace whichgate::reading {

namespace {

constexpr int days_that_old_assignments_are = 365;

std::vector<std::string> resolve_accounts(Reading& reading, const std::vector<Word>& names) {
  std::vector<std::string> accounts;
  for (const Word& name : names)
    if (auto account = resolve_account(reading, name); !account.empty()) accounts.push_back(std::move(account));
  return accounts;
}

std::vector<std::string> resolve_sets(Reading& reading, const std::vector<Word>& names) {
  std::vector<std::string> sets;
  const IdentityCenter& center = *reading.world.identity_center;
  for (const Word& name : names) {
    if (const PermissionSet* set = find_permission_set(center, name.text))
      sets.push_back(set->arn);
    else
      unknown_name(reading, name, "permission set", [&] { return known_permission_sets(center); });
  }
  return sets;
}

struct Principal {
  AccountAssignment::PrincipalType type;
  std::string id;
  std::string name;
};

// With an id of its own, the principal is one that is gone: AWS still shows the assignment by name, and it does not
// work. https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html
std::vector<Principal> read_principals(Reading& reading, json::ObjectReader& object, const json::Element& element) {
  const IdentityCenter& center = *reading.world.identity_center;
  std::vector<Principal> principals;
  std::string gone;
  object.string("principal_id", gone);
  for (const Word& name : words(reading, object, "group")) {
    const DirectoryGroup* group = find_group(center, name.text);
    if (!gone.empty())
      principals.push_back({AccountAssignment::PrincipalType::group, gone, std::string(name.text)});
    else if (group)
      principals.push_back({AccountAssignment::PrincipalType::group, group->id, group->display_name});
    else
      unknown_name(reading, name, "group", [&] { return known_groups(center); });
  }
  for (const Word& name : words(reading, object, "user")) {
    const DirectoryUser* user = find_user(center, name.text);
    if (!gone.empty())
      principals.push_back({AccountAssignment::PrincipalType::user, gone, std::string(name.text)});
    else if (user)
      principals.push_back({AccountAssignment::PrincipalType::user, user->id, user->user_name});
    else
      unknown_name(reading, name, "user", [&] { return known_users(center); });
  }
  if (!object.has("group") && !object.has("user"))
    json::problem(reading.problems, element.where(), "world.missing-principal", "an assignment needs a group or a user",
                  "add `group` or `user`");
  return principals;
}

// The row for an assignment that the file says nothing else about: provisioned as the set is now.
Provisioning provisioned(const std::string& account, const PermissionSet& set) {
  Provisioning row;
  row.account = account;
  row.permission_set = set.arn;
  row.role =
      Provisioning::Role{.suffix = ids::role_suffix(account, set.arn), .version = set.version, .content = set.content};
  return row;
}

struct ProvisioningMembers {
  bool role_given = false;  // a member that only a role in the account has
  std::string suffix;
  std::optional<int> version;
  std::shared_ptr<const PermissionSetContent> content;
  Provisioning::Pending pending;
  std::string failure_reason;
};

std::shared_ptr<const PermissionSetContent> read_content(Reading& reading, json::ObjectReader& object,
                                                         std::string_view key, const PermissionSet* set) {
  const auto element = object.element(key);
  if (!element) return set ? set->content : nullptr;
  json::ObjectReader member(*element, reading.problems);
  auto content = read_permission_set_content(reading, member, set ? set->name : std::string());
  member.finish();
  return std::make_shared<const PermissionSetContent>(std::move(content));
}

ProvisioningMembers read_members(Reading& reading, json::ObjectReader& object, const PermissionSet* set) {
  ProvisioningMembers read;
  read.role_given = object.has("suffix") || object.has("version") || object.has("content");
  object.string("suffix", read.suffix);
  if (int version = 0; object.has("version")) {
    read_count(reading, object, "version", 0, version);
    read.version = version;
  }
  read.content = read_content(reading, object, "content", set);
  read.pending.version = set ? set->version : 1;
  read_count(reading, object, "pending_version", 0, read.pending.version);
  read.pending.content = read_content(reading, object, "pending_content", set);
  read.pending.ends = reading.world.now + std::chrono::minutes(2);
  read_instant(reading, object, "ends", read.pending.ends);
  object.string("will_fail", read.pending.failure);
  object.string("failure_reason", read.failure_reason);
  return read;
}

enum class State { not_provisioned, in_progress, failed, provisioned, outdated };
constexpr std::array<std::string_view, 5> states{"not-provisioned", "in-progress", "failed", "provisioned", "outdated"};

Provisioning row_of(State state, const ProvisioningMembers& members, const std::string& account,
                    const PermissionSet& set) {
  Provisioning row;
  row.account = account;
  row.permission_set = set.arn;
  if (state == State::provisioned || state == State::outdated || members.role_given) {
    const int version = state == State::outdated ? set.version - 1 : set.version;
    row.role =
        Provisioning::Role{.suffix = members.suffix.empty() ? ids::role_suffix(account, set.arn) : members.suffix,
                           .version = members.version.value_or(version),
                           .content = members.content};
  }
  if (state == State::in_progress) row.pending = members.pending;
  row.failure_reason = members.failure_reason;
  // What AWS says when it gives no reason.
  if (state == State::failed && row.failure_reason.empty())
    row.failure_reason = "An unexpected internal service exception was encountered";
  return row;
}

}  // namespace

void read_assignments(Reading& reading, json::ObjectReader& center) {
  AccountAssignment assignment;
  for (const json::Element& element : center.elements("assignments")) {
    json::ObjectReader object(element, reading.problems);
    object.required("permission_set");
    object.required("account");
    const auto sets = resolve_sets(reading, words(reading, object, "permission_set"));
    const auto accounts = resolve_accounts(reading, words(reading, object, "account"));
    const auto principals = read_principals(reading, object, element);
    assignment.created = reading.world.now - std::chrono::hours(24 * days_that_old_assignments_are);
    read_instant(reading, object, "created", assignment.created);
    object.finish();
    for (const std::string& set : sets)
      for (const std::string& account : accounts)
        for (const Principal& principal : principals) {
          assignment.permission_set = set;
          assignment.account = account;
          assignment.principal_type = principal.type;
          assignment.principal = principal.id;
          assignment.principal_name = principal.name;
          reading.world.identity_center->assignments.insert(assignment);
        }
  }
}

void read_provisioning(Reading& reading, json::ObjectReader& center_object) {
  IdentityCenter& center = *reading.world.identity_center;
  for (const json::Element& element : center_object.elements("provisioning")) {
    json::ObjectReader object(element, reading.problems);
    object.required("permission_set");
    object.required("account");
    const auto sets = resolve_sets(reading, words(reading, object, "permission_set"));
    const auto accounts = resolve_accounts(reading, words(reading, object, "account"));
    State state = State::provisioned;
    if (object.required("state")) read_choice(object, "state", states, state);
    const PermissionSet* first = sets.empty() ? nullptr : center.permission_sets.find(sets.front());
    ProvisioningMembers members = read_members(reading, object, first);
    object.finish();
    for (const std::string& arn : sets)
      for (const std::string& account : accounts) {
        const PermissionSet& set = *center.permission_sets.find(arn);
        if (!object.has("content")) members.content = set.content;
        if (!object.has("pending_content")) members.pending.content = set.content;
        if (!object.has("pending_version")) members.pending.version = set.version;
        Provisioning row = row_of(state, members, account, set);
        reading.places.remember("provisioning", row.key(), element);
        if (!center.provisionings.insert(std::move(row)))
          repeated(reading, element, "a provisioning state of", set.name);
      }
  }
  center.assignments.for_each([&](const AccountAssignment& assignment) {
    if (center.provisionings.find(row_key(assignment.account, assignment.permission_set))) return;
    const PermissionSet* set = center.permission_sets.find(assignment.permission_set);
    if (set) center.provisionings.insert(provisioned(assignment.account, *set));
  });
}

}  // namespace whichgate::reading
