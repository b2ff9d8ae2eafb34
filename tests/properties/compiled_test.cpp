#include <algorithm>

#include "eval/context.hpp"
#include "eval/logic.hpp"
#include "eval/matrix/account_digits.hpp"
#include "properties/laws.hpp"
#include "support/catch.hpp"
#include "whichgate/compiled_policies.hpp"
#include "whichgate/policy_matrix.hpp"

using namespace whichgate;
using namespace whichgate::eval;
using namespace properties;

namespace {

// What a decision's statements come to, for a layer without levels and versions.
Match denied_by(const PolicyDecision& decision, Gate gate) {
  Match deny = Match::no;
  for (const StatementAnswer& one : decision.statements)
    if (one.gate == gate && one.effect == Effect::deny) deny = either(deny, one.match);
  return deny;
}

bool has_versions(const Sample& sample) {
  Policies policies = sample.policies;
  return std::ranges::any_of(all_policies(policies), [](const NamedPolicy* one) { return !one->or_else.empty(); });
}

std::vector<ActionOnResource> everything() {
  std::vector<ActionOnResource> list;
  for (const std::string& action : vocabulary::actions)
    for (const std::string& resource : vocabulary::resources) list.push_back({action, resource});
  for (const char* action : {"s3:IsNotListed", "sts:GetCallerIdentity", "mechanicalturk:CreateHIT"})
    list.push_back({action, "*"});
  return list;
}

// ---- matrices

const Texts account_ids{"111122223333", "111122224444", "444455556666", "000000000000", "909090909090"};
const Texts matrix_resources{"*",
                             "arn:aws:iam::${Account}:role/app",
                             "arn:aws:s3:::b${Account}",
                             "arn:aws:s3:::b/${Account}/x",
                             "arn:aws:s3:::111122223333/x",
                             "arn:aws:kms:us-east-1:${Account}:key/k",
                             "arn:aws:sqs:us-east-1:${Account}:q1"};
const Texts matrix_patterns{"*",
                            "arn:aws:iam::*:role/*",
                            "arn:aws:iam::111122223333:role/*",
                            "arn:aws:iam::1111*:role/app",
                            "arn:aws:*:*:*6666:*",
                            "arn:aws:iam::????22??????:role/app",
                            "arn:aws:s3:::b*",
                            "arn:aws:s3:::b1*",
                            "arn:aws:s3:::b/${aws:PrincipalAccount}/*",
                            "arn:aws:s3:::b${aws:ResourceAccount}",
                            "arn:aws:s3:::*${aws:PrincipalAccount}*",
                            "arn:aws:sqs:us-east-1:*:q1",
                            "arn:aws:s3:::${aws:PrincipalTag/team}/*",
                            "*111122224444*",
                            "arn:aws:s3"};
const Texts matrix_actions{"iam:GetRole", "s3:GetObject", "s3:PutObject",   "sqs:SendMessage",
                           "kms:Decrypt", "s3:NoSuch",    "sts:AssumeRole", "mechanicalturk:CreateHIT"};
const Texts matrix_action_patterns{"*",     "s3:*",      "iam:Get*",        "sqs:SendMessage",
                                   "kms:*", "s3:NoSuch", "mechanicalturk:*"};
const Texts matrix_keys{"aws:ResourceAccount",   "aws:PrincipalAccount", "aws:PrincipalArn",
                        "aws:PrincipalTag/team", "aws:SourceArn",        "aws:SourceIp"};
const Texts matrix_values{"${aws:PrincipalAccount}",
                          "111122223333",
                          "1111*",
                          "*3333",
                          "arn:aws:iam::*:role/app1",
                          "arn:aws:iam::*:role/app*",
                          "arn:aws:iam::${aws:ResourceAccount}:role/app2",
                          "arn:aws:iam::111122223333:role/app2",
                          "red",
                          "444455550000",
                          "${aws:SourceArn}",
                          "arn:aws:sns:us-east-1:*:t",
                          "arn:aws:sns:us-east-1:44*:t"};
const Texts matrix_operators{"StringEquals", "StringNotEquals", "StringLike", "ArnLike",
                             "ArnNotLike",   "NumericLessThan", "Null",       "StringEqualsIgnoreCase"};

NamedPolicy matrix_policy(Random& random) {
  PolicyDocument document;
  document.version = "2012-10-17";
  const std::size_t statements = 1 + random.below(3);
  for (std::size_t i = 0; i < statements; ++i) {
    PolicyStatement& statement = document.statements.emplace_back();
    statement.effect = random.chance(0.3) ? Effect::deny : Effect::allow;
    statement.actions = {random.pick(matrix_action_patterns)};
    statement.not_action = random.chance(0.1);
    statement.resources = Texts{random.pick(matrix_patterns)};
    if (random.chance(0.3)) statement.resources->push_back(random.pick(matrix_patterns));
    statement.not_resource = random.chance(0.15);
    if (random.chance(0.5))
      statement.conditions.push_back(
          {random.pick(matrix_operators), random.pick(matrix_keys), {random.pick(matrix_values)}, true, {}});
  }
  return {"", "", std::make_shared<const PolicyDocument>(std::move(document))};
}

std::vector<NamedPolicy> some_policies(Random& random, std::size_t most) {
  std::vector<NamedPolicy> policies;
  const std::size_t count = 1 + random.below(most);
  for (std::size_t i = 0; i < count; ++i) policies.push_back(matrix_policy(random));
  return policies;
}

PolicyMatrixQuestion matrix_question(Random& random) {
  PolicyMatrixQuestion question;
  const std::vector<NamedPolicy> shared = some_policies(random, 2);
  for (const char* name : {"app1", "app2", "1234"}) {
    PolicyMatrixQuestion::Identity& identity = question.identities.emplace_back();
    identity.arn = std::string("arn:aws:sts::${Account}:assumed-role/") + name + "/s";
    identity.principal_arn = std::string("arn:aws:iam::${Account}:role/") + name;
    identity.policies.identity = some_policies(random, 3);
    identity.policies.identity.push_back(shared.front());
    if (random.chance(0.4)) identity.policies.permissions_boundary = some_policies(random, 2);
    if (random.chance(0.2)) identity.policies.session = some_policies(random, 2);
    if (random.chance(0.2)) identity.policies.identity.front().or_else = some_policies(random, 1);
    if (random.chance(0.1)) identity.kind = PrincipalKind::root_user;
  }
  const std::vector<PolicyLevel> levels{{"", some_policies(random, 2)}, {"", some_policies(random, 2)}, {"", shared}};
  for (const std::string& id : account_ids) {
    PolicyMatrixQuestion::Account& account = question.accounts.emplace_back();
    account.id = id;
    if (random.chance(0.2)) continue;
    account.scps.emplace();
    const std::size_t depth = 1 + random.below(3);
    for (std::size_t i = 0; i < depth; ++i) account.scps->push_back(random.pick(levels));
  }
  for (const std::string& action : matrix_actions)
    for (const std::string& resource : matrix_resources) {
      PolicyMatrixQuestion::Request& request = question.requests.emplace_back();
      request.action = action;
      request.resource = resource;
      request.context["aws:PrincipalTag/team"] = {random.chance(0.5) ? "red" : "111122223333"};
      if (random.chance(0.3)) request.context["aws:SourceArn"] = {"arn:aws:sns:us-east-1:${Account}:t"};
    }
  return question;
}

// The same question of one identity in one account, without a matrix.
Verdict ask_singly(const PolicyMatrixQuestion& question, std::size_t identity, std::size_t account, std::size_t request,
                   const CompiledPolicies& policies) {
  const std::string& id = question.accounts[account].id;
  const PolicyMatrixQuestion::Identity& who = question.identities[identity];
  Request asked;
  asked.principal = {who.kind, with_account(who.arn, id), with_account(who.principal_arn, id), id, false, {}, {}};
  asked.action = question.requests[request].action;
  asked.resource = with_account(question.requests[request].resource, id);
  for (const auto& [key, values] : question.requests[request].context)
    asked.context.set(key, with_account(values.front(), id));
  asked.context.set("aws:PrincipalArn", asked.principal.principal_arn);
  asked.context.set("aws:PrincipalAccount", id);
  asked.context.set("aws:ResourceAccount", id);
  return policies.verdict(Viewed(asked).request());
}

void check_matrix(const PolicyMatrixQuestion& question, const VerdictMatrix& block) {
  VerdictCounts counts;
  for (std::size_t i = 0; i < question.identities.size(); ++i)
    for (std::size_t a = 0; a < question.accounts.size(); ++a) {
      PolicySet policies = question.identities[i].policies;
      policies.scps = question.accounts[a].scps;
      const CompiledPolicies compiled = CompiledPolicies::compile(policies);
      for (std::size_t r = 0; r < question.requests.size(); ++r) {
        const Verdict expected = ask_singly(question, i, a, r, compiled);
        if (block.verdict(i, a, r) != expected) {
          PolicySet shown = policies;
          for (const NamedPolicy* policy : all_policies(shown)) UNSCOPED_INFO(print_policy(*policy->document));
          for (const auto& [key, values] : question.requests[r].context) UNSCOPED_INFO(key << " is " << values.front());
        }
        INFO("identity " << i << ", account " << question.accounts[a].id << ", " << question.requests[r].action
                         << " on " << question.requests[r].resource);
        REQUIRE(to_string(block.verdict(i, a, r)) == to_string(expected));
        counts.allowed += expected == Verdict::allowed;
        counts.explicitly_denied += expected == Verdict::explicit_deny;
        counts.implicitly_denied += expected == Verdict::implicit_deny;
        counts.unknown += expected == Verdict::unknown;
      }
    }
  const VerdictCounts counted = block.count();
  CHECK(counted.allowed == counts.allowed);
  CHECK(counted.explicitly_denied == counts.explicitly_denied);
  CHECK(counted.implicitly_denied == counts.implicitly_denied);
  CHECK(counted.unknown == counts.unknown);
}

}  // namespace

TEST_CASE("actions with ids are answered as their texts are, and explanations say the same") {
  hold(
      seed_or(20261124), rounds_or(1500), [](Random& random) { return random.sample(); },
      [](const Sample& sample, const Random&) {
        const EvaluationReport expected = evaluate(sample.request, sample.policies, Reports::not_wanted);
        const CompiledPolicies compiled = CompiledPolicies::compile(sample.policies);
        const Viewed viewed(sample.request);
        const PolicyDecision decision = compiled.ask(viewed.request());
        bool same = compiled.verdict(viewed.request()) == expected.verdict && decision.verdict == expected.verdict;
        for (int i = 0; i < layer_count; ++i) {
          const LayerReport& layer = expected.of(static_cast<Layer>(i));
          const LayerAnswer& answer = decision.layers[static_cast<std::size_t>(i)];
          same = same && answer.present == layer.present && answer.deny == layer.deny && answer.allow == layer.allow;
          if (!has_versions(sample)) same = same && denied_by(decision, answer.gate) == layer.deny;
        }
        return same;
      });
}

TEST_CASE("a list is answered as each of its entries is") {
  const std::vector<ActionOnResource> entries = everything();
  const ActionList list = ActionList::compile(entries);
  hold(
      seed_or(20261125), rounds_or(400), [](Random& random) { return random.sample(); },
      [&](const Sample& sample, const Random&) {
        const CompiledPolicies compiled = CompiledPolicies::compile(sample.policies);
        const Viewed viewed(sample.request);
        const Verdicts verdicts = compiled.verdicts(list, viewed.request());
        bool same = verdicts.size() == entries.size();
        for (std::size_t i = 0; i < entries.size(); ++i) {
          AccessRequest one = viewed.request();
          one.action = entries[i].action;
          one.resource = entries[i].resource;
          same = same && verdicts[i] == compiled.verdict(one);
        }
        return same;
      });
}

TEST_CASE("answers are counted as often as there are entries, also when everything is denied") {
  Random random(1, 1);
  Sample sample = random.sample();
  PolicyStatement statement;
  statement.actions = {"*"};
  statement.resources = Texts{"*"};
  PolicyDocument document;
  document.version = "2012-10-17";
  document.statements = {statement};
  sample.policies = {};
  sample.policies.identity = {{"", "", std::make_shared<const PolicyDocument>(std::move(document))}};
  sample.request.principal.kind = PrincipalKind::iam_user;
  sample.request.resource_account.clear();
  const std::vector<ActionOnResource> two{{"s3:GetObject", "*"}, {"s3:PutObject", "*"}};
  const Viewed viewed(sample.request);
  const VerdictCounts counts =
      CompiledPolicies::compile(sample.policies).verdicts(ActionList::compile(two), viewed.request()).count();
  CHECK(counts.explicitly_denied == 2);
  CHECK(counts.implicitly_denied == 0);
}

TEST_CASE("a matrix is answered as each of its cells is") {
  for (int round = 0; round < rounds_or(25); ++round) {
    INFO("round " << round);
    Random random(seed_or(20261126), round);
    const PolicyMatrixQuestion question = matrix_question(random);
    const PolicyMatrix matrix = PolicyMatrix::compile(question);
    check_matrix(question, matrix.answer(0, question.identities.size()));
    PolicyMatrixQuestion edited = question;
    for (PolicyMatrixQuestion::Account& account : edited.accounts)
      if (account.scps) account.scps->front() = {"", some_policies(random, 2)};
    check_matrix(edited, matrix.recompile(edited).answer(0, edited.identities.size()));
  }
}
