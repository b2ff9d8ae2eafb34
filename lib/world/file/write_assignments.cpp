#include <unordered_set>

#include "world/file/writing.hpp"
#include "world/ids.hpp"
#include "world/lookup.hpp"

namespace whichgate::writing {

namespace {

std::string set_name(const IdentityCenter& center, const std::string& arn) {
  const PermissionSet* set = center.permission_sets.find(arn);
  return set && find_permission_set(center, set->name) == set ? set->name : arn;
}

void write_place(JsonValue& object, const World& world, const std::string& set, const std::string& account) {
  object.add_text("permission_set", set_name(*world.identity_center, set));
  object.add_text("account", account_name(world, account));
}

// Is the principal the one that its name means today?
bool named_as_it_was(const IdentityCenter& center, const AccountAssignment& assignment) {
  if (assignment.principal_type == AccountAssignment::PrincipalType::group) {
    const DirectoryGroup* group = find_group(center, assignment.principal_name);
    return group && group->id == assignment.principal && group->display_name == assignment.principal_name;
  }
  const DirectoryUser* user = find_user(center, assignment.principal_name);
  return user && user->id == assignment.principal && user->user_name == assignment.principal_name;
}

bool same_content(const std::shared_ptr<const PermissionSetContent>& a,
                  const std::shared_ptr<const PermissionSetContent>& b) {
  if (a == b) return true;
  if (!a || !b) return false;
  JsonValue first = JsonValue::object(), second = JsonValue::object();
  write_permission_set_content(first, *a);
  write_permission_set_content(second, *b);
  return first.print() == second.print();
}

void write_content(JsonValue& object, std::string_view key, const std::shared_ptr<const PermissionSetContent>& content,
                   const PermissionSet* set) {
  if (!content || (set && same_content(content, set->content))) return;
  JsonValue member = JsonValue::object();
  write_permission_set_content(member, *content);
  object.add(key, std::move(member));
}

// What the reader supposes where the file says nothing.
bool is_default(const IdentityCenter& center, const Provisioning& row, const PermissionSet* set) {
  const bool assigned = center.assignments.first_with("place:" + row.account + "/" + row.permission_set) != nullptr;
  return assigned && set && row.role && !row.pending && row.failure_reason.empty() &&
         row.role->version == set->version && row.role->suffix == ids::role_suffix(row.account, set->arn) &&
         same_content(row.role->content, set->content);
}

std::string_view state_of(const Provisioning& row, const PermissionSet* set) {
  if (row.pending) return "in-progress";
  if (!row.failure_reason.empty()) return "failed";
  if (!row.role) return "not-provisioned";
  return set && row.role->version != set->version ? "outdated" : "provisioned";
}

JsonValue write_row(const World& world, const Provisioning& row, const PermissionSet* set) {
  JsonValue object = JsonValue::object();
  write_place(object, world, row.permission_set, row.account);
  object.add_text("state", state_of(row, set));
  if (row.role) {
    object.add_text("suffix", row.role->suffix);
    object.add("version", JsonValue::number(row.role->version));
    write_content(object, "content", row.role->content, set);
  }
  if (row.pending) {
    if (!set || row.pending->version != set->version)
      object.add("pending_version", JsonValue::number(row.pending->version));
    write_content(object, "pending_content", row.pending->content, set);
    object.add_text("ends", to_string(row.pending->ends));
    object.add_unless_empty("will_fail", row.pending->failure);
  }
  object.add_unless_empty("failure_reason", row.failure_reason);
  return object;
}

}  // namespace

JsonValue write_assignments(const World& world) {
  const IdentityCenter& center = *world.identity_center;
  const Instant usual = world.now - std::chrono::hours(24 * 365);
  JsonValue assignments = JsonValue::list();
  center.assignments.for_each([&](const AccountAssignment& assignment) {
    const bool group = assignment.principal_type == AccountAssignment::PrincipalType::group;
    JsonValue object = JsonValue::object();
    write_place(object, world, assignment.permission_set, assignment.account);
    object.add_text(group ? "group" : "user", assignment.principal_name);
    if (!named_as_it_was(center, assignment)) object.add_text("principal_id", assignment.principal);
    if (assignment.created != usual) object.add_text("created", to_string(assignment.created));
    assignments.push(std::move(object));
  });
  return assignments;
}

JsonValue write_provisioning(const World& world) {
  const IdentityCenter& center = *world.identity_center;
  JsonValue rows = JsonValue::list();
  std::unordered_set<std::string> empty_places;
  center.assignments.for_each([&](const AccountAssignment& assignment) {
    Provisioning row;
    row.account = assignment.account;
    row.permission_set = assignment.permission_set;
    if (!center.provisionings.find(row.key()) && empty_places.insert(row.key()).second)
      rows.push(write_row(world, row, nullptr));
  });
  center.provisionings.for_each([&](const Provisioning& row) {
    const PermissionSet* set = center.permission_sets.find(row.permission_set);
    if (!is_default(center, row, set)) rows.push(write_row(world, row, set));
  });
  return rows;
}

}  // namespace whichgate::writing
