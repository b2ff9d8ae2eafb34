#include "analysis/holders.hpp"

#include <algorithm>
#include <set>

namespace whichgate::analysis {
namespace {

bool holds(const PolicyAttachments& policies, std::string_view arn) {
  return policies.permissions_boundary == arn ||
         std::find(policies.managed.begin(), policies.managed.end(), arn) != policies.managed.end();
}

// The names of the people whom an assignment reaches.
void add_people(const IdentityCenter& center, const AccountAssignment& assignment, std::set<std::string>& names) {
  const auto add = [&](const std::string& id) {
    if (const DirectoryUser* user = center.users.find(id)) names.insert(user->user_name);
  };
  if (assignment.principal_type == AccountAssignment::PrincipalType::user) return add(assignment.principal);
  for (const GroupMembership* member : center.memberships.with("group:" + assignment.principal)) add(member->user);
}

void add_permission_sets(const IdentityCenter& center, std::string_view arn, std::vector<Caller>& found) {
  center.provisionings.for_each([&](const Provisioning& one) {
    const PermissionSet* set = center.permission_sets.find(one.permission_set);
    if (!set || !one.role || !one.role->content || !holds(one.role->content->policies, arn)) return;
    std::set<std::string> names;
    for (const AccountAssignment* assignment : center.assignments.with("account:" + one.account))
      if (assignment->permission_set == one.permission_set) add_people(center, *assignment, names);
    for (const std::string& name : names) found.push_back({name, set->name, one.account});
  });
}

bool holds(const World& world, const IamUser& user, std::string_view arn) {
  return holds(user.policies, arn) || std::any_of(user.groups.begin(), user.groups.end(), [&](const auto& name) {
           const IamGroup* group = world.iam_groups.find(user.account + "/" + name);
           return group && holds(group->policies, arn);
         });
}

}  // namespace

std::vector<Caller> holders(const World& world, std::string_view policy_arn) {
  std::vector<Caller> found;
  if (world.identity_center) add_permission_sets(*world.identity_center, policy_arn, found);
  world.iam_users.for_each([&](const IamUser& user) {
    if (holds(world, user, policy_arn)) found.push_back({user.name, "IAM user", user.account});
  });
  world.iam_roles.for_each([&](const IamRole& role) {
    if (holds(role.policies, policy_arn)) found.push_back({"", "role " + role.name, role.account});
  });
  for (Caller& caller : found)
    if (const Account* account = world.accounts.find(caller.in)) caller.in = account->name;
  return found;
}

}  // namespace whichgate::analysis
