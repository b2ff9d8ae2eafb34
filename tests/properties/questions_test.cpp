// Laws that every question of every scenario file keeps, under both rule books.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scenario/walk.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/json_schema.hpp"
#include "whichgate/advice.hpp"
#include "whichgate/bulk_questions.hpp"
#include "whichgate/scenario.hpp"

using namespace whichgate;
using test_support::content_of;
using test_support::in_source;

namespace {

Result<std::string> open(const std::string& path) { return content_of(path); }

template <class Check>
void for_each_question(Check check) {
  std::size_t asked = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(in_source("fixtures/scenarios"))) {
    if (entry.path().extension() != ".json") continue;
    const auto scenario = read_scenario(content_of(entry.path()), entry.path().string(), open);
    if (!scenario) FAIL(to_string(scenario.error()));
    scenario::Visitor visitor;
    visitor.question = [&](const ScenarioStep& step, const Expectation&, const Engine& engine,
                           const Question& question) {
      INFO(to_string(step.where) << " " << to_string(question));
      check(engine, question);
      ++asked;
      return true;
    };
    visitor.command = [](const ScenarioStep&, const Act&, const World&, const Result<World, ApiError>&) {
      return true;
    };
    for (const Rules& rules : {Rules::documented(), Rules::field_notes()})
      scenario::walk(*scenario, rules, Catalog::builtin(), visitor);
  }
  CHECK(asked > 1000);
}

// The worlds of the scenario files, each once, under both rule books.
std::vector<World> worlds() {
  std::vector<World> all;
  std::set<std::string> seen;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(in_source("fixtures/scenarios"))) {
    if (entry.path().extension() != ".json") continue;
    const auto scenario = read_scenario(content_of(entry.path()), entry.path().string(), open);
    REQUIRE(scenario);
    if (!seen.insert(write_world(scenario->world)).second) continue;
    for (const Rules& rules : {Rules::documented(), Rules::field_notes()})
      all.emplace_back(scenario->world).rules = rules;
  }
  return all;
}

// Everybody in every capacity and every account, and every session.
std::vector<Caller> callers(const World& world) {
  std::vector<Caller> all;
  world.accounts.for_each([&](const Account& account) {
    all.push_back({"", "root", account.id});
    if (!world.identity_center) return;
    world.identity_center->users.for_each([&](const DirectoryUser& user) {
      world.identity_center->permission_sets.for_each([&](const PermissionSet& set) {
        all.push_back({user.user_name, set.name, account.id});
      });
    });
  });
  world.iam_users.for_each([&](const IamUser& user) { all.push_back({user.name, "IAM user", user.account}); });
  world.iam_roles.for_each([&](const IamRole& role) { all.push_back({"", "role " + role.name, role.account}); });
  world.sessions.for_each([&](const Session& session) { all.push_back({"", "session " + session.id, ""}); });
  return all;
}

// The answer after the steps, one of them left out; nullopt when a command then fails.
std::optional<Verdict> answer_after(const Engine& engine, const Question& question, const Remedy& remedy,
                                    std::size_t left_out) {
  World world = engine.world();
  for (std::size_t i = 0; i < remedy.steps.size(); ++i) {
    if (i == left_out) continue;
    auto next = apply(world, remedy.steps[i].by, remedy.steps[i].command);
    if (!next) return std::nullopt;
    world = std::move(next).value();
  }
  return Engine::compile(std::move(world), engine.catalog()).verdict(question);
}

// Actions of all sorts, on all sorts of resources: what policies alone decide about, what other gates ask for, and what
// cannot be asked.
std::vector<ActionOnResource> entries(const World& world) {
  std::vector<ActionOnResource> all{
      {"ce:GetCostAndUsage", "*"},
      {"aws-portal:ViewBilling", "*"},
      {"billing:UpdateIAMAccessPreference", "*"},
      {"account:GetContactInformation", "*"},
      {"purchase-orders:ListPurchaseOrders", "*"},
      {"iam:CreateUser", "arn:aws:iam::111122223333:user/new"},
      {"iam:DeleteRole", "arn:aws:iam::111122223333:role/aws-reserved/a/AWSReservedSSO_b"},
      {"sts:GetCallerIdentity", "*"},
      {"sts:GetSessionToken", "*"},
      {"sts:AssumeRole", "arn:aws:iam::222233334444:role/Deploy"},
      {"sts:AssumeRoot", "arn:aws:iam::222233334444:root"},
      {"kms:Decrypt", "arn:aws:kms:us-east-1:222233334444:key/1"},
      {"kms:ListAliases", "*"},
      {"s3:GetObject", "*"},
      {"s3:GetObject", "arn:aws:s3:::no-such-bucket/a"},
      {"s3:ListAllMyBuckets", "arn:aws:s3:::no-such-bucket"},
      {"ec2:RunInstances", "arn:aws:ec2:us-east-1:222233334444:instance/i-1"},
      {"ec2:RunInstances", "arn:aws:ec2:us-east-1::image/ami-1"},
      {"s3:GetObjectt", "*"},
      {"mechanicalturk:GetAccountBalance", "*"},
      {"lambda:InvokeFunction", "no-arn"},
      {"lambda:InvokeFunction", ""}};
  world.resources.for_each([&](const Resource& resource) {
    all.push_back({"s3:GetObject", resource.arn});
    all.push_back({"s3:PutObject", resource.arn + "/key"});
    all.push_back({"sqs:SendMessage", resource.arn});
  });
  constexpr std::size_t step = 4999;
  for (std::size_t id = 0; id < Catalog::builtin().action_count(); id += step)
    all.push_back({std::string(Catalog::builtin().action_name(static_cast<std::uint16_t>(id))), "*"});
  return all;
}

// The actions of which a list is not answered as each by itself; empty when the law holds.
std::string answered_otherwise(const Engine& engine, Question question, const ActionList& list) {
  std::string otherwise;
  const Verdicts answers = *verdicts(engine, question, list);
  question.page.clear();
  for (std::size_t i = 0; i < list.size(); ++i) {
    question.action = list.at(i).action;
    question.resource = list.at(i).resource;
    const Verdict by_itself = engine.verdict(question);
    if (answers[i] != by_itself)
      otherwise += list.at(i).action + " on " + list.at(i).resource + ": " + std::string(to_string(answers[i])) +
                   ", by itself " + std::string(to_string(by_itself)) + "\n";
  }
  return otherwise;
}

}  // namespace

TEST_CASE("a list is answered as each of its entries, for every question of every scenario") {
  for_each_question([](const Engine& engine, const Question& question) {
    CHECK(answered_otherwise(engine, question, ActionList::compile(entries(engine.world()))) == std::string());
  });
}

TEST_CASE("a list is answered as each of its entries, for every caller of every scenario's world") {
  for (const World& world : worlds()) {
    const Engine engine = Engine::compile(world);
    const ActionList list = ActionList::compile(entries(world));
    for (const Caller& caller : callers(world)) {
      INFO(to_string(caller));
      CHECK(answered_otherwise(engine, {.who = caller.who, .as = caller.as, .in = caller.in}, list) == std::string());
    }
  }
}

TEST_CASE("verdict equals ask, for every question of every scenario") {
  for_each_question([](const Engine& engine, const Question& question) {
    CHECK(engine.verdict(question) == engine.ask(question).verdict);
  });
}

TEST_CASE("verdict equals ask, for every caller of every scenario's world") {
  const std::vector<std::pair<std::string, std::string>> requests{
      {"", ""},
      {"ce:GetCostAndUsage", ""},
      {"billing:GetBillingData", ""},
      {"aws-portal:ViewBilling", ""},
      {"s3:GetObject", "arn:aws:s3:::reports/a"},
      {"iam:CreateUser", ""},
      {"sts:AssumeRole", "arn:aws:iam::222233334444:role/Deploy"},
      {"sts:GetCallerIdentity", ""},
      {"sts:GetSessionToken", ""},
      {"kms:Decrypt", "arn:aws:kms:us-east-1:222233334444:key/1"},
      {"s3:ZyxwvutsrqponmlK", "arn:aws:s3:::reports"}};
  std::size_t asked = 0;
  for (const World& world : worlds()) {
    const Engine engine = Engine::compile(world);
    for (const Caller& caller : callers(world))
      for (const auto& [action, resource] : requests) {
        Question question{.who = caller.who, .as = caller.as, .in = caller.in, .action = action};
        question.resource = resource;
        question.page = action.empty() ? "Bills" : "";
        const Decision decision = engine.ask(question);
        INFO(to_string(question));
        REQUIRE(decision.problems.empty());
        CHECK(engine.verdict(question) == decision.verdict);
        ++asked;
      }
  }
  CHECK(asked > 5000);
}

TEST_CASE("a decision is allowed exactly when no gate blocks and none is unknown") {
  for_each_question([](const Engine& engine, const Question& question) {
    const Decision decision = engine.ask(question);
    const auto says = [&](Outcome outcome) {
      return std::any_of(decision.reports.begin(), decision.reports.end(),
                         [&](const GateReport& report) { return report.outcome == outcome; });
    };
    CHECK(decision.allowed() == (!says(Outcome::blocked) && !says(Outcome::unknown)));
    CHECK((decision.verdict == Verdict::unknown) == (!says(Outcome::blocked) && says(Outcome::unknown)));
    CHECK(decision.reason.has_value() != decision.allowed());
  });
}

TEST_CASE("a remedy opens what was closed, and no step of it can be left out") {
  std::set<std::string> seen;  // fan-outs and rule books ask much the same again and again
  std::size_t remedies = 0;
  for_each_question([&](const Engine& engine, const Question& question) {
    const Decision decision = engine.ask(question);
    if (decision.allowed() ||
        !seen.insert(std::string(to_string(decision.reason)) + decision.account + question.as).second)
      return;
    for (const Remedy& remedy : advise(engine, question)) {
      ++remedies;
      CHECK_FALSE(remedy.steps.empty());
      CHECK(remedy.re_evaluated == Verdict::allowed);
      CHECK(answer_after(engine, question, remedy, remedy.steps.size()) == Verdict::allowed);
      for (std::size_t i = 0; i < remedy.steps.size(); ++i)
        CHECK(answer_after(engine, question, remedy, i) != Verdict::allowed);
    }
  });
  CHECK(remedies > 30);
}

TEST_CASE("no advice is given for what is allowed or cannot be asked") {
  const auto scenario = read_scenario(content_of(in_source("fixtures/scenarios/billing-set-switch-off.json")),
                                      in_source("fixtures/scenarios/billing-set-switch-off.json").string(), open);
  REQUIRE(scenario);
  const Engine engine = Engine::compile(scenario->world);
  CHECK(advise(engine, {.as = "root", .in = "Management", .page = "Bills"}).empty());
  CHECK(advise(engine, {.as = "root", .in = "Nowhere", .page = "Bills"}).empty());
}
