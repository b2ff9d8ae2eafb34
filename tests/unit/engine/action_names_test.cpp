// Actions without resource types, and actions that the catalog does not list.
#include "support/catch.hpp"
#include "whichgate/engine.hpp"
#include "whichgate/explain.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;

namespace {

// kim has this one statement.
Engine engine_with(const std::string& statement) {
  const auto world = read_world(R"({ "accounts": [ { "name": "Dev", "id": "222233334444", "iam_access_to_billing": true,
      "users": [ { "name": "kim", "inline_policies": {"Own": {"Version": "2012-10-17", "Statement": [)" +
                                    statement + R"(]}} } ] } ] })",
                                "world.json");
  INFO((world ? "" : to_string(world.error())));
  REQUIRE(world);
  return Engine::compile(*world);
}

Decision asked(const std::string& statement, const std::string& action, const std::string& resource = {}) {
  Question question;
  question.who = "kim";
  question.as = "IAM user";
  question.in = "Dev";
  question.action = action;
  question.resource = resource;
  const Engine engine = engine_with(statement);
  const Decision decision = engine.ask(question);
  CHECK(engine.verdict(question) == decision.verdict);
  return decision;
}

std::string statement(const std::string& effect, const std::string& action, const std::string& resource) {
  return R"({"Effect": ")" + effect + R"(", "Action": ")" + action + R"(", "Resource": ")" + resource + R"("})";
}

}  // namespace

TEST_CASE("an action without resource types is evaluated on * whatever ARN the question names") {
  const std::string monitor = "arn:aws:ce::222233334444:anomalymonitor/m";
  struct Row {
    std::string statement, action, resource;
    Verdict verdict;
    std::string evaluated_on;
    bool noted;
  };
  const std::vector<Row> rows{
      {statement("Allow", "ce:*", "*"), "ce:GetPreferences", monitor, Verdict::allowed, "*", true},
      {statement("Allow", "ce:*", monitor), "ce:GetPreferences", monitor, Verdict::implicit_deny, "*", true},
      {statement("Allow", "ce:*", "arn:aws:ce::*:*"), "ce:GetPreferences", monitor, Verdict::implicit_deny, "*", true},
      {statement("Allow", "ce:*", "*"), "ce:GetPreferences", "*", Verdict::allowed, "*", false},
      {statement("Allow", "ce:*", "*"), "ce:GetPreferences", "", Verdict::allowed, "*", false},
      {statement("Allow", "s3:*", "*"), "s3:ListAllMyBuckets", "arn:aws:s3:::b", Verdict::allowed, "*", true},
      {statement("Allow", "s3:*", "arn:aws:s3:::b"), "s3:ListBucket", "arn:aws:s3:::b", Verdict::allowed,
       "arn:aws:s3:::b", false},
  };
  for (const Row& row : rows) {
    INFO(row.statement << " " << row.action << " " << row.resource);
    const Decision decision = asked(row.statement, row.action, row.resource);
    CHECK(decision.verdict == row.verdict);
    CHECK(decision.resource == row.evaluated_on);
    CHECK(decision.notes.size() == (row.noted ? 1 : 0));
  }
  CHECK_THAT(
      explain(asked(statement("Allow", "ce:*", monitor), "ce:GetPreferences", monitor)),
      ContainsSubstring("note: ce:GetPreferences has no resource types, and only `*` matches it: it is evaluated "
                        "on `*`, not on " +
                        monitor + "\n"));
}

TEST_CASE("an action that the catalog does not list is matched by its text") {
  for (const char* pattern : {"s3:*", "s3:Zyx*", "S3:zyxwvutsrqponmlk", "*", "*:Zyx*"}) {
    INFO(pattern);
    const Decision decision = asked(statement("Allow", pattern, "*"), "s3:ZyxwvutsrqponmlK", "arn:aws:s3:::b/k");
    CHECK(decision.allowed());
    CHECK(decision.resource == "arn:aws:s3:::b/k");
    CHECK(decision.notes ==
          std::vector<std::string>{"the catalog does not list s3:ZyxwvutsrqponmlK: policies are matched by its text"});
  }
  CHECK(asked(statement("Allow", "s3:Get*", "*"), "s3:ZyxwvutsrqponmlK").verdict == Verdict::implicit_deny);
  CHECK(asked(statement("Deny", "s3:Z*", "*"), "s3:ZyxwvutsrqponmlK").verdict == Verdict::explicit_deny);
}

TEST_CASE("an action of no service, or whose name is near to a listed one, is taken for misspelt") {
  for (const char* action : {"s3:GetObjekt", "s4:Zyxwvutsrqponmlk", "zyxwvut:Abc", "Zyxwvut", "s3:", "s3:Zyx*"}) {
    INFO(action);
    const Decision decision = asked(statement("Allow", "*", "*"), action);
    REQUIRE(decision.problems.size() == 1);
    CHECK(decision.problems.front().code == "unknown-action");
  }
}

TEST_CASE("an action that the catalog does not list meets the same gates in any case") {
  const auto world = read_world(R"({ "accounts": [ { "name": "Dev", "id": "222233334444",
      "users": [ { "name": "kim", "managed_policies": ["AdministratorAccess"] } ] } ] })");
  REQUIRE(world);
  const Engine engine = Engine::compile(*world);
  for (const char* action : {"ce:NewThing", "CE:NewThing", "Ce:newthing"}) {
    CAPTURE(action);
    const Decision decision = engine.ask({.who = "kim", .as = "IAM user", .in = "Dev", .action = action});
    CHECK(decision.reason == ReasonId::billing_not_activated);
  }
}
