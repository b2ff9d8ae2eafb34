#include "operations/provisioning.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "text/text.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/engine.hpp"
#include "world/ids.hpp"
#include "world/lookup.hpp"

namespace whichgate::operations {

namespace {

// AWS promises no time. One to three minutes is what engineers report; the same every time for the same world.
std::chrono::seconds time_taken(const World& world, const std::string& key) {
  constexpr std::uint64_t shortest = 60, spread = 121;
  return std::chrono::seconds(shortest + text::hash(key, world.serial) % spread);
}

// An account that does not work, or that left the organization: for the latter AWS documents nothing, and whichgate
// takes it to fail as the others do.
bool out_of_reach(const World& world, const Account& account) {
  const AccountState state = account.state;
  return state == AccountState::suspended || state == AccountState::closed ||
         state == AccountState::pending_activation || (world.organization && !world.organization->has(account.id));
}

// Observed: https://github.com/aws-samples/aws-identitycenter-codepipeline-auto-assignment/issues/31
std::string account_failure(const World& world, const std::string& account) {
  const Account* target = world.accounts.find(account);
  if (target && !out_of_reach(world, *target)) return {};
  return fmt::format(
      "AWS SSO is unable to complete your request at this time. Obtaining permissions to manage your AWS account '{}' "
      "takes longer than usual. Please try again in a few minutes. If this problem continues, contact AWS Support.",
      account);
}

// The policy that a reference names has to be in every account that the permission set goes to. AWS documents that,
// and not what it says when the policy is missing: this wording is commonly reported and was not confirmed.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/howtocmp.html
std::string policy_failure(const World& world, const std::string& account, const PermissionSetContent& content) {
  std::vector<std::string> references = content.customer_managed_references;
  if (!content.boundary_reference.empty()) references.push_back(content.boundary_reference);
  for (const std::string& reference : references)
    if (!find_customer_policy(world, account, reference))
      return fmt::format("Received a 404 status error: Not supported policy arn:aws:iam::{}:policy{}.", account,
                         reference);
  return {};
}

// In the management account Identity Center has no service-linked role to act with: it uses the permissions of
// whoever gave the command. AWS names a handful of IAM actions; these two stand for them.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/slrconcept.html
std::string caller_failure(const Step& step, const std::string& account, const PermissionSet& set,
                           const Provisioning* before) {
  if (!step.world.organization || !step.organization().is_management(account)) return {};
  const Provisioning::Role unborn{"0000000000000000", 0, nullptr};
  const bool exists = before && before->role;
  Question question = step.question();
  question.action = exists ? "iam:GetRole" : "iam:CreateRole";
  question.resource = step.center().role_arn(set, account, exists ? *before->role : unborn);
  question.resource_account = account;
  const Decision decision = Engine::compile(step.world, step.catalog()).ask(question);
  if (decision.allowed()) return {};
  return fmt::format(
      "Received a 403 status error: Access denied by IAM. Please check your policy, or wait for role propagation to "
      "complete. IAM Error: {}",
      aws_message(decision));
}

std::string failure(const Step& step, const std::string& account, const PermissionSet& set,
                    const Provisioning* before) {
  if (std::string text = account_failure(step.world, account); !text.empty()) return text;
  if (std::string text = policy_failure(step.world, account, *set.content); !text.empty()) return text;
  return caller_failure(step, account, set, before);
}

void end(World& world, const std::string& key) {
  IdentityCenter& center = *world.identity_center;
  const Provisioning& due = *center.provisionings.find(key);
  const bool first = !due.role && due.pending->failure.empty();
  const std::string suffix = first ? ids::role_suffix(due.account, due.permission_set, ++world.serial) : std::string();
  center.provisionings.edit(key, [&](Provisioning& one) {
    one.failure_reason = one.pending->failure;
    if (one.failure_reason.empty())
      one.role = Provisioning::Role{first ? suffix : one.role->suffix, one.pending->version, one.pending->content};
    one.pending.reset();
  });
}

}  // namespace

void begin_provisioning(Step& step, const std::string& account, const std::string& permission_set) {
  IdentityCenter& center = step.center();
  const PermissionSet set = *center.permission_sets.find(permission_set);
  const std::string key = account + "/" + permission_set;
  step.next_seed();
  Provisioning::Pending pending;
  pending.version = set.version;
  pending.content = set.content;
  pending.ends = step.world.now + time_taken(step.world, key);
  pending.failure = failure(step, account, set, center.provisionings.find(key));
  if (!center.provisionings.find(key)) center.provisionings.insert({account, permission_set, {}, {}, {}});
  center.provisionings.edit(key, [&](Provisioning& one) { one.pending = pending; });
}

// In the order in which they end, so that waiting twice for a minute comes to the same as waiting for two.
void end_due_provisionings(World& world) {
  if (!world.identity_center) return;
  std::vector<std::pair<Instant, std::string>> due;
  world.identity_center->provisionings.for_each([&](const Provisioning& one) {
    if (one.pending && one.pending->ends <= world.now) due.emplace_back(one.pending->ends, one.key());
  });
  std::sort(due.begin(), due.end());
  for (const auto& [when, key] : due) end(world, key);
}

void remove_assignment(World& world, const std::string& key) {
  IdentityCenter& center = *world.identity_center;
  const AccountAssignment gone = *center.assignments.find(key);
  center.assignments.erase(key);
  const std::string place = gone.account + "/" + gone.permission_set;
  if (!center.assignments.first_with("place:" + place)) center.provisionings.erase(place);
}

bool provisioned(const IdentityCenter& center, const std::string& account, const std::string& permission_set) {
  const Provisioning* one = center.provisionings.find(account + "/" + permission_set);
  return one && (one->role || one->pending);
}

}  // namespace whichgate::operations
