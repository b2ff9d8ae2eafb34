#include "advice/plan.hpp"

namespace whichgate::advice {

namespace {

using gates::ResolvedRequest;

PlannedStep assign(const ResolvedRequest& s, std::string_view type, const std::string& principal, int cost) {
  return {center_administrator(s),
          {"CreateAccountAssignment",
           {{"PermissionSetArn", s.caller.set->name},
            {"TargetId", s.caller.account->id},
            {"TargetType", "AWS_ACCOUNT"},
            {"PrincipalType", std::string(type)},
            {"PrincipalId", principal}},
           {}},
          cost};
}

PlannedStep sign_in() { return {the_person(), {"SignIn", {}, {}}, 1}; }
PlannedStep sign_out() { return {the_person(), {"SignOut", {}, {}}, 1}; }

std::vector<Plan> join_a_group(const ResolvedRequest& s) {
  std::vector<Plan> plans;
  const IdentityCenter& center = *s.world.identity_center;
  for (const AccountAssignment* one :
       center.assignments.with("place:" + s.caller.account->id + "/" + s.caller.set->arn)) {
    const DirectoryGroup* group = center.groups.find(one->principal);
    if (!group) continue;
    plans.push_back({{{center_administrator(s),
                       {"CreateGroupMembership", {{"GroupId", group->id}, {"MemberId", s.caller.person->id}}, {}},
                       2}},
                     "the group's other assignments come with it"});
  }
  return plans;
}

std::vector<Plan> reassign_the_group(const ResolvedRequest& s) {
  std::vector<Plan> plans;
  const IdentityCenter& center = *s.world.identity_center;
  for (const AccountAssignment* one :
       center.assignments.with("place:" + s.caller.account->id + "/" + s.caller.set->arn))
    if (const DirectoryGroup* today = center.groups.first_with("name:" + one->principal_name);
        today && !center.groups.find(one->principal))
      plans.push_back({{assign(s, "GROUP", today->id, 3)}, {}});
  return plans;
}

}  // namespace

std::vector<Plan> directory_plans(const GateReport& report, const ResolvedRequest& s) {
  const std::optional<ReasonId> reason = report.reason;
  if (reason == ReasonId::sign_in_user_disabled)
    return {{{{center_administrator(s), {"EnableUser", {{"UserId", s.caller.person->id}}, {}}, 2}}, {}}};
  if (reason == ReasonId::sign_in_user_not_synchronized || reason == ReasonId::assignment_not_synchronized)
    return {{{{the_person(), {"SynchronizeDirectory", {}, {}}, 1}}, {}}};
  if (reason == ReasonId::assignment_none) return {{{assign(s, "USER", s.caller.person->id, 3)}, {}}};
  if (reason == ReasonId::assignment_not_in_group) return join_a_group(s);
  if (reason == ReasonId::assignment_group_recreated) return reassign_the_group(s);
  if (reason == ReasonId::provisioning_in_progress) return {{{wait_for_provisioning()}, {}}};
  if (reason == ReasonId::provisioning_not_provisioned || reason == ReasonId::provisioning_failed)
    return {{{provision(s), wait_for_provisioning()}, {}}};
  if (reason == ReasonId::session_portal_expired) return {{{sign_in()}, {}}};
  if (reason == ReasonId::session_role_expired)
    return {{{{the_person(),
               {"GetRoleCredentials", {{"accountId", s.caller.account->id}, {"roleName", s.caller.set->name}}, {}},
               1}},
             {}},
            {{sign_in()}, {}}};
  if (reason == ReasonId::session_portal_list_stale || reason == ReasonId::billing_session_older_than_switch)
    return {{{sign_out(), sign_in()}, {}}};
  return {};
}

}  // namespace whichgate::advice
