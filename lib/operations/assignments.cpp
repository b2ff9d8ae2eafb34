#include "operations/assignments.hpp"

#include <fmt/core.h>

#include "operations/permission_sets.hpp"
#include "operations/provisioning.hpp"
#include "world/lookup.hpp"

namespace whichgate::operations {

namespace {

using PrincipalType = AccountAssignment::PrincipalType;

AccountAssignment wanted(const Step& step) {
  const IdentityCenter& center = step.center();
  AccountAssignment one;
  one.account = step.id("TargetId");
  one.permission_set = step.id("PermissionSetArn");
  one.principal = step.id("PrincipalId");
  one.principal_type = step.text("PrincipalType") == "USER" ? PrincipalType::user : PrincipalType::group;
  if (const DirectoryUser* user = center.users.find(one.principal)) one.principal_name = user->user_name;
  if (const DirectoryGroup* group = center.groups.find(one.principal)) one.principal_name = group->display_name;
  one.created = step.world.now;
  return one;
}

// What the identity provider has and Identity Center has not yet cannot be assigned.
bool synchronized(Step& step, const std::string& principal) {
  const DirectoryUser* user = step.center().users.find(principal);
  const DirectoryGroup* group = step.center().groups.find(principal);
  if ((user && user->synchronized) || (group && group->synchronized)) return true;
  step.fail("ResourceNotFoundException", user ? "USER not found." : "GROUP not found.",
            "the identity provider has it, and Identity Center not yet: SynchronizeDirectory");
  return false;
}

// The role is there, or on its way, with the permission set as it is now.
bool up_to_date(const IdentityCenter& center, const std::string& account, const std::string& permission_set) {
  const Provisioning* one = center.provisionings.find(account + "/" + permission_set);
  const int version = center.permission_sets.find(permission_set)->version;
  if (one && one->pending) return one->pending->version == version && one->pending->failure.empty();
  return one && one->role && one->role->version == version;
}

// By the name of today, by id, or by the name that is still shown of a principal that is gone.
const AccountAssignment* find_assignment(const Step& step) {
  const IdentityCenter& center = step.center();
  const std::string& given = step.text("PrincipalId");
  const std::string place = step.id("TargetId") + "/" + step.id("PermissionSetArn");
  const DirectoryUser* user = find_user(center, given);
  const DirectoryGroup* group = find_group(center, given);
  const bool users = step.text("PrincipalType") == "USER";
  const std::string id = users && user ? user->id : !users && group ? group->id : given;
  if (const AccountAssignment* one = center.assignments.find(place + "/" + id)) return one;
  for (const AccountAssignment* one : center.assignments.with("place:" + place))
    if (one->principal_name == given) return one;
  return nullptr;
}

}  // namespace

// https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html
void create_account_assignment(Step& step) {
  const AccountAssignment one = wanted(step);
  if (!may_assign_in(step, one.account) || !may_manage(step, one.permission_set)) return;
  if (!synchronized(step, one.principal)) return;
  step.center().assignments.insert(one);  // one that is there already stays as it is
  if (step.world.rules.assignment_provisions && !up_to_date(step.center(), one.account, one.permission_set))
    begin_provisioning(step, one.account, one.permission_set);
}

void delete_account_assignment(Step& step) {
  if (!may_assign_in(step, step.id("TargetId")) || !may_manage(step, step.id("PermissionSetArn"))) return;
  const AccountAssignment* one = find_assignment(step);
  if (!one)
    return step.fail("ResourceNotFoundException", "Received a 404 status error: Assignment not found.",
                     fmt::format("{} has no such permission set in that account", step.text("PrincipalId")));
  remove_assignment(step.world, one->key());
}

// https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ProvisionPermissionSet.html
void provision_permission_set(Step& step) {
  const std::string& set = step.id("PermissionSetArn");
  if (!may_manage(step, set)) return;
  if (step.text("TargetType") == "AWS_ACCOUNT") {
    if (!step.has("TargetId"))
      return step.refuse_value("TargetType AWS_ACCOUNT needs the member TargetId", "say to which account");
    if (may_assign_in(step, step.id("TargetId"))) begin_provisioning(step, step.id("TargetId"), set);
    return;
  }
  std::vector<std::string> accounts;
  for (const Provisioning* one : step.center().provisionings.with("set:" + set)) accounts.push_back(one->account);
  for (const std::string& account : accounts) begin_provisioning(step, account, set);
}

}  // namespace whichgate::operations
