#include <fmt/core.h>

#include <vector>

#include "operations/given.hpp"
#include "operations/provisioning.hpp"
#include "text/text.hpp"
#include "world/ids.hpp"

namespace whichgate::operations {

namespace {

// With Active Directory or an external identity provider the assignments of somebody who is gone stay listed, and
// do not work: who is made again under the old name has a new id.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html
bool assignments_go_too(const IdentityCenter& center) {
  return center.identity_source == IdentitySource::identity_center_directory;
}

void remove_assignments_of(Step& step, const std::string& principal) {
  if (!assignments_go_too(step.center())) return;
  std::vector<std::string> keys;
  for (const AccountAssignment* one : step.center().assignments.with("principal:" + principal))
    keys.push_back(one->key());
  for (const std::string& key : keys) remove_assignment(step.world, key);
}

void remove_memberships(Step& step, const std::string& tag) {
  std::vector<std::string> keys;
  for (const GroupMembership* one : step.center().memberships.with(tag)) keys.push_back(one->key());
  for (const std::string& key : keys) step.center().memberships.erase(key);
}

void create_user(Step& step) {
  IdentityCenter& center = step.center();
  const std::string& name = step.text("UserName");
  const std::string& email = step.text("Email");
  if (center.users.first_with("name:" + name)) return step.fail("ConflictException", "Duplicate UserName");
  bool taken = false;
  center.users.for_each([&](const DirectoryUser& one) {
    taken = taken || (!email.empty() && text::equals_ignoring_case(one.email, email));
  });
  if (taken) return step.fail("ConflictException", "Duplicate email", "the primary e-mail address is unique");
  DirectoryUser user;
  user.id = ids::user(center.identity_store_id, name, step.next_seed());
  user.user_name = name;
  user.email = email;
  center.users.insert(std::move(user));
}

void delete_user(Step& step) {
  const std::string id = step.id("UserId");
  remove_memberships(step, "user:" + id);
  remove_assignments_of(step, id);
  step.center().users.erase(id);
}

void create_group(Step& step) {
  IdentityCenter& center = step.center();
  const std::string& name = step.text("DisplayName");
  if (center.groups.first_with("name:" + name)) return step.fail("ConflictException", "Duplicate GroupDisplayName");
  DirectoryGroup group;
  group.id = ids::group(center.identity_store_id, name, step.next_seed());
  group.display_name = name;
  center.groups.insert(std::move(group));
}

void delete_group(Step& step) {
  const std::string id = step.id("GroupId");
  remove_memberships(step, "group:" + id);
  remove_assignments_of(step, id);
  step.center().groups.erase(id);
}

void create_group_membership(Step& step) {
  if (!step.center().memberships.insert({step.id("GroupId"), step.id("MemberId"), true}))
    step.fail("ConflictException", "Member and Group relationship already exists.");
}

void delete_group_membership(Step& step) {
  if (!step.center().memberships.erase(step.id("GroupId") + "/" + step.id("MemberId")))
    step.fail("ResourceNotFoundException", "MEMBERSHIP not found.",
              fmt::format("{} is not in {}", step.text("MemberId"), step.text("GroupId")));
}

constexpr Member store{"IdentityStoreId", Form::text, false};

Operation operation(std::string_view name, std::string_view summary, std::string_view source,
                    std::vector<Member> members, std::vector<std::string_view> errors, void (*act)(Step&)) {
  members.push_back(store);
  errors.insert(errors.end(), {"ResourceNotFoundException", "AccessDeniedException"});
  return {.name = name,
          .service = "identitystore",
          .summary = summary,
          .members = std::move(members),
          .errors = std::move(errors),
          .source = source,
          .given = given_identity_center,
          .act = act};
}

}  // namespace

std::span<const Operation> identitystore_operations() {
  static const std::vector<Operation> all{
      operation("CreateUser", "creates a user in the Identity Center directory",
                "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html",
                {{"UserName", Form::text}, {"Email", Form::text, false}}, {"ConflictException"}, create_user),
      operation("DeleteUser", "deletes a user, the memberships, and in the directory the assignments too",
                "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_DeleteUser.html",
                {{"UserId", Form::user}}, {}, delete_user),
      operation("CreateGroup", "creates a group in the Identity Center directory",
                "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateGroup.html",
                {{"DisplayName", Form::text}}, {"ConflictException"}, create_group),
      operation("DeleteGroup", "deletes a group, its memberships, and in the directory its assignments too",
                "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_DeleteGroup.html",
                {{"GroupId", Form::group}}, {}, delete_group),
      operation(
          "CreateGroupMembership", "puts a user into a group",
          "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateGroupMembership.html",
          {{"GroupId", Form::group}, {"MemberId", Form::user}}, {"ConflictException"}, create_group_membership),
      operation(
          "DeleteGroupMembership", "takes a user out of a group",
          "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_DeleteGroupMembership.html",
          {{"GroupId", Form::group}, {"MemberId", Form::user}}, {}, delete_group_membership),
  };
  return all;
}

}  // namespace whichgate::operations
