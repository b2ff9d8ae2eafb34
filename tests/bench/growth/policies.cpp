#include "policies.hpp"

using namespace whichgate;

namespace {

PolicyMatrixQuestion::Identity identity_of(const PermissionSet& set) {
  const std::string role = "AWSReservedSSO_" + set.name + "_0123456789abcdef";
  PolicyMatrixQuestion::Identity identity;
  identity.arn = "arn:aws:sts::${Account}:assumed-role/" + role + "/someone";
  identity.principal_arn = "arn:aws:iam::${Account}:role/aws-reserved/sso.amazonaws.com/" + role;
  for (const std::string& arn : set.content->policies.managed)
    if (const ManagedPolicy* policy = Catalog::builtin().managed_policy(arn))
      identity.policies.identity.push_back({policy->name, arn, policy->document});
  for (const InlinePolicy& policy : set.content->policies.inline_policies)
    identity.policies.identity.push_back({policy.name, {}, policy.document});
  return identity;
}

std::vector<PolicyLevel> levels_of(const Organization& organization, const std::string& account) {
  std::vector<PolicyLevel> levels;
  for (const OrganizationNode* node : organization.path_to(account)) {
    PolicyLevel& level = levels.emplace_back(PolicyLevel{node->name, {}});
    for (const std::string& id : node->policies)
      if (const OrganizationPolicy* policy = organization.policies.find(id);
          policy && policy->type == PolicyType::service_control)
        level.policies.push_back({policy->name, {}, policy->document});
  }
  return levels;
}

}  // namespace

PolicyMatrixQuestion policies_of(const World& world, const std::vector<std::string>& actions) {
  PolicyMatrixQuestion question;
  world.identity_center->permission_sets.for_each(
      [&](const PermissionSet& set) { question.identities.push_back(identity_of(set)); });
  world.accounts.for_each([&](const Account& account) {
    PolicyMatrixQuestion::Account& asked = question.accounts.emplace_back();
    asked.id = account.id;
    if (!world.organization->is_management(account.id)) asked.scps = levels_of(*world.organization, account.id);
  });
  for (const std::string& action : actions)
    question.requests.push_back({action, "*", {{"aws:RequestedRegion", {"eu-central-1"}}}});
  return question;
}
