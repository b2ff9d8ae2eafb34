#include "advice/plan.hpp"
#include "engine/resolve/find_org_position.hpp"

namespace whichgate::advice {

namespace {

using gates::ResolvedRequest;

const OrganizationNode* node_of_level(const ResolvedRequest& s, std::string_view account, const std::string& level) {
  for (const OrganizationNode* node : s.world.organization->path_to(account))
    if (engine::level_name(s.world, *node) == level) return node;
  return nullptr;
}

std::string id_of(const std::string& policy_arn) { return policy_arn.substr(policy_arn.rfind('/') + 1); }

// Detach every policy that denies, where it is attached.
std::vector<Plan> detach_what_denies(const GateReport& report, const ResolvedRequest& s, std::string_view account) {
  Plan plan{{}, "it lifts the denial for every account below the place where the policy is detached"};
  for (const PolicyReport& policy : report.policies)
    for (const StatementReport& statement : policy.statements) {
      if (statement.effect != Effect::deny || statement.match != Match::yes) continue;
      const OrganizationNode* node = node_of_level(s, account, policy.level);
      if (!node) continue;
      plan.steps.push_back({administrator_of(s.world.organization->management_account),
                            {"DetachPolicy", {{"PolicyId", id_of(policy.arn)}, {"TargetId", node->id}}, {}},
                            6});
      break;
    }
  return plan.steps.empty() ? std::vector<Plan>{} : std::vector<Plan>{std::move(plan)};
}

std::vector<Plan> allow_at_level(const GateReport& report, const ResolvedRequest& s) {
  const OrganizationNode* node = node_of_level(s, s.caller.account->id, report.level);
  if (!node) return {};
  return {{{{administrator_of(s.world.organization->management_account),
             {"AttachPolicy", {{"PolicyId", std::string(full_aws_access)}, {"TargetId", node->id}}, {}},
             5}},
           "at this level service control policies then allow everything that none denies"}};
}

}  // namespace

std::vector<Plan> organization_plans(const GateReport& report, const ResolvedRequest& s) {
  if (report.reason == ReasonId::scp_explicit_deny) return detach_what_denies(report, s, s.caller.account->id);
  if (report.reason == ReasonId::rcp_explicit_deny) return detach_what_denies(report, s, s.resource_account);
  if (report.reason == ReasonId::scp_no_allow_at_level) return allow_at_level(report, s);
  if (report.reason == ReasonId::account_suspended)
    return {
        {{{{Executor::Kind::aws, {}, {}}, {"ReinstateAccount", {{"AccountId", s.caller.account->id}}, {}}, 4}}, {}}};
  return {};
}

}  // namespace whichgate::advice
