#include <fmt/core.h>

#include "advice/plan.hpp"
#include "eval/public_policy.hpp"
#include "world/public_access_settings.hpp"

namespace whichgate::advice {

namespace {

using gates::ResolvedRequest;

std::string root_of_account(std::string_view account) { return fmt::format("arn:aws:iam::{}:root", account); }

// The policy, with the accounts of the caller and of the bucket where it names everyone. The others that it let in
// are kept out already.
std::string with_named_accounts(const PolicyDocument& document, const ResolvedRequest& s) {
  PolicyDocument changed = document;
  for (PolicyStatement& statement : changed.statements) {
    if (eval::public_statement(statement, document) == Match::no) continue;
    statement.not_principal = false;
    statement.principals = std::vector<PolicyPrincipal>{{"AWS", root_of_account(s.caller.account->id)},
                                                        {"AWS", root_of_account(s.resource_account)}};
  }
  return print_policy(changed);
}

// These settings as members of a command, the one that is in the way off.
std::map<std::string, std::string> without_restriction(const PublicAccessBlock& block, std::string_view whose,
                                                       const std::string& id) {
  std::map<std::string, std::string> members{{std::string(whose), id}};
  for (const auto& [name, setting] : public_access_settings)
    members.emplace(name, block.*setting && setting != &PublicAccessBlock::restrict_public_buckets ? "true" : "false");
  return members;
}

Plan name_the_account(const ResolvedRequest& s, const Resource& row, const std::string& bucket) {
  return {{{administrator_of(row.account),
            {"PutBucketPolicy", {{"Bucket", bucket}, {"Policy", with_named_accounts(*row.policy, s)}}, {}},
            3}},
          "users of the bucket's own account then need an identity-based policy"};
}

Plan open_to_the_public(const ResolvedRequest& s, const Resource& row, const std::string& bucket) {
  Plan plan{{}, "the bucket is then as public as its policy"};
  if (row.public_access_block.restrict_public_buckets)
    plan.steps.push_back({administrator_of(row.account),
                          {"PutPublicAccessBlock", without_restriction(row.public_access_block, "Bucket", bucket), {}},
                          6});
  const Account* owner = s.world.accounts.find(row.account);
  if (owner && owner->public_access_block.restrict_public_buckets)
    plan.steps.push_back({administrator_of(row.account),
                          {"s3control:PutPublicAccessBlock",
                           without_restriction(owner->public_access_block, "AccountId", row.account),
                           {}},
                          8});
  return plan;
}

}  // namespace

std::vector<Plan> public_access_plans(const GateReport& report, const ResolvedRequest& s) {
  if (report.gate != Gate::s3_block_public_access) return {};
  const std::string_view arn = s.resource.substr(0, s.resource.find('/'));
  const std::string bucket(arn.substr(arn.rfind(':') + 1));
  const Resource* row = s.world.resources.find(arn);
  if (!row || !row->policy) return {};
  return {name_the_account(s, *row, bucket), open_to_the_public(s, *row, bucket)};
}

}  // namespace whichgate::advice
