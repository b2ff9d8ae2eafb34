#include "advice/plan.hpp"

namespace whichgate::advice {

namespace {

// Tried callers are few: one person a permission set, the account's IAM users, its root user.
constexpr std::size_t most_candidates = 24;

const DirectoryUser* someone(const IdentityCenter& center, const AccountAssignment& assignment) {
  if (assignment.principal_type == AccountAssignment::PrincipalType::user)
    return center.users.find(assignment.principal);
  for (const GroupMembership* member : center.memberships.with("group:" + assignment.principal))
    if (const DirectoryUser* user = center.users.find(member->user); user && user->enabled && member->synchronized)
      return user;
  return nullptr;
}

std::vector<Caller> administrators(const World& world, const std::string& account) {
  std::vector<Caller> callers;
  if (world.identity_center) {
    const IdentityCenter& center = *world.identity_center;
    for (const AccountAssignment* one : center.assignments.with("account:" + account)) {
      if (callers.size() >= most_candidates) break;
      const PermissionSet* set = center.permission_sets.find(one->permission_set);
      const DirectoryUser* user = someone(center, *one);
      if (set && user) callers.push_back({user->user_name, set->name, account});
    }
  }
  for (const IamUser* user : world.iam_users.with("account:" + account)) {
    if (callers.size() >= most_candidates) break;
    callers.push_back({user->name, "IAM user", account});
  }
  callers.push_back({"", "root", account});
  return callers;
}

std::vector<Caller> candidates(const World& world, const Executor& executor, const Caller& asker) {
  switch (executor.kind) {
    case Executor::Kind::the_person:
      return {asker};
    case Executor::Kind::root_of_account:
      return {{"", "root", executor.account}};
    case Executor::Kind::administrator_of_account:
      return administrators(world, executor.account);
    case Executor::Kind::aws:
      return {{"AWS", "", ""}};
    case Executor::Kind::named:
      return {executor.named};
  }
  return {};
}

}  // namespace

std::optional<Execution> execute(const World& world, const PlannedStep& step, const Caller& asker,
                                 const Catalog& catalog) {
  for (const Caller& by : candidates(world, step.executor, asker))
    if (auto next = apply(world, by, step.command, catalog)) return Execution{by, std::move(next).value()};
  return std::nullopt;
}

Executor root_of(std::string_view account) { return {Executor::Kind::root_of_account, std::string(account), {}}; }
Executor administrator_of(std::string_view account) {
  return {Executor::Kind::administrator_of_account, std::string(account), {}};
}
Executor the_person() { return {Executor::Kind::the_person, {}, {}}; }

Executor center_administrator(const gates::ResolvedRequest& s) {
  return administrator_of(s.world.identity_center->owner_account);
}

PlannedStep provision(const gates::ResolvedRequest& s) {
  return {
      center_administrator(s),
      {"ProvisionPermissionSet",
       {{"PermissionSetArn", s.caller.set->name}, {"TargetType", "AWS_ACCOUNT"}, {"TargetId", s.caller.account->id}},
       {}},
      1};
}

PlannedStep wait_for_provisioning() { return {the_person(), {"Wait", {{"For", "PT5M"}}, {}}, 0}; }

}  // namespace whichgate::advice
