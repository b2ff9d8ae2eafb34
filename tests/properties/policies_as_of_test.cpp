// Laws of worlds whose AWS managed policies are as they were, over the whole history of some of them.
#include <chrono>
#include <set>

#include "support/catch.hpp"
#include "whichgate/engine.hpp"

using namespace whichgate;

namespace {

const Catalog& catalog = Catalog::builtin();

World world_at(Instant time, std::string_view arn) {
  World world;
  Account account;
  account.id = "222233334444";
  account.name = "Dev";
  account.iam_access_to_billing = true;
  world.accounts.insert(account);
  IamUser user;
  user.account = account.id;
  user.name = "kim";
  user.policies.managed = {std::string(arn)};
  world.iam_users.insert(user);
  world.policies_as_of = time;
  return world;
}

Question asked(std::string_view action) {
  Question question;
  question.who = "kim";
  question.as = "IAM user";
  question.in = "Dev";
  question.action = action;
  return question;
}

std::set<std::string> actions_without_wildcards(const std::vector<const ManagedPolicy*>& versions) {
  std::set<std::string> actions;
  for (const ManagedPolicy* version : versions)
    for (const PolicyStatement& statement : version->document->statements)
      for (const std::string& action : statement.actions)
        if (catalog.action(action)) actions.insert(action);
  return actions;
}

// Each version's own moment, and the second before it.
std::set<Instant> moments(const std::vector<const ManagedPolicy*>& versions) {
  std::set<Instant> all;
  for (const ManagedPolicy* version : versions)
    if (const auto made = parse_instant(version->date)) all.insert({*made, *made - std::chrono::seconds(1)});
  return all;
}

bool allows(const ManagedPolicy& version, std::string_view action) {
  IamPolicy own;
  World world = world_at({}, "arn:aws:iam::222233334444:policy/Own");
  world.policies_as_of.reset();
  own.account = "222233334444";
  own.name = "Own";
  own.document = version.document;
  world.iam_policies.insert(own);
  return Engine::compile(std::move(world), catalog).verdict(asked(action)) == Verdict::allowed;
}

}  // namespace

TEST_CASE("at every moment of a policy's history the answer is the one of each version that may be in force") {
  for (const char* name : {"Billing", "AWSBillingReadOnlyAccess", "AWSCertificateManagerReadOnly"}) {
    const auto versions = catalog.managed_policy_versions(name);
    REQUIRE_FALSE(versions.empty());
    for (const Instant time : moments(versions)) {
      const auto in_force = catalog.managed_policy_at(name, time);
      if (in_force.empty()) continue;
      const Engine engine = Engine::compile(world_at(time, versions.front()->arn), catalog);
      for (const std::string& action : actions_without_wildcards(versions)) {
        INFO(name << " at " << to_string(time) << ": " << action);
        std::set<bool> answers;
        for (const ManagedPolicy* version : in_force) answers.insert(allows(*version, action));
        const Verdict verdict = engine.verdict(asked(action));
        CHECK(verdict == engine.ask(asked(action)).verdict);
        CHECK(verdict == (answers.size() > 1       ? Verdict::unknown
                          : answers.contains(true) ? Verdict::allowed
                                                   : Verdict::implicit_deny));
      }
    }
  }
}
