#include "advice/plan.hpp"

namespace whichgate::advice {

namespace {

using gates::ResolvedRequest;

PlannedStep flip_the_switch(const ResolvedRequest& s) {
  return {root_of(s.caller.account->id), {"ActivateIamAccess", {}, {}}, 1};
}

PlannedStep management_preference(const ResolvedRequest& s, std::string operation,
                                  std::map<std::string, std::string> members) {
  return {
      administrator_of(s.world.organization->management_account), {std::move(operation), std::move(members), {}}, 2};
}

// A member's root user without credentials gets a password again through a root session with the one task policy
// that allows it. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
std::vector<PlannedStep> restore_root_password(const ResolvedRequest& s) {
  if (!s.caller.is_member()) return {};
  const std::string session = "restore-root-password";
  const Executor root_session{Executor::Kind::named, {}, {"", "session " + session, ""}};
  return {{administrator_of(s.world.organization->management_account),
           {"AssumeRoot",
            {{"TargetPrincipal", s.caller.account->id},
             {"TaskPolicyArn", "arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword"},
             {"Session", session}},
            "us-east-1"},
           2},
          {root_session, {"CreateLoginProfile", {}, {}}, 1},
          {root_of(s.caller.account->id), {"ResetRootPassword", {}, {}}, 1}};
}

}  // namespace

std::vector<Plan> billing_plans(const GateReport& report, const ResolvedRequest& s) {
  const std::optional<ReasonId> reason = report.reason;
  if (reason == ReasonId::billing_not_activated || reason == ReasonId::billing_page_undocumented ||
      reason == ReasonId::billing_api_undocumented) {
    if (s.caller.account->root.password) return {{{flip_the_switch(s)}, {}}};
    std::vector<PlannedStep> steps = restore_root_password(s);
    if (steps.empty()) return {};
    steps.push_back(flip_the_switch(s));
    return {{std::move(steps), "the member account has root credentials again afterwards: delete them when done"}};
  }
  if (reason == ReasonId::sign_in_root_has_no_credentials) {
    std::vector<PlannedStep> steps = restore_root_password(s);
    if (steps.empty()) return {};
    return {{std::move(steps), "the member account has root credentials again afterwards: delete them when done"}};
  }
  if (reason == ReasonId::linked_account_access_off)
    return {{{management_preference(s, "UpdateCostManagementPreferences", {{"LinkedAccountAccess", "true"}})},
             "every member account sees its own costs afterwards, not this one alone"}};
  if (reason == ReasonId::linked_account_access_cost_explorer_not_enabled)
    return {{{management_preference(s, "EnableCostExplorer", {})}, {}}};
  return {};
}

}  // namespace whichgate::advice
