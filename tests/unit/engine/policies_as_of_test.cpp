// Worlds whose AWS managed policies are as they were.
#include "support/catch.hpp"
#include "whichgate/command.hpp"
#include "whichgate/engine.hpp"
#include "whichgate/explain.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;

namespace {

World world_as_of(const std::string& time) {
  const auto world = read_world(R"({ "policies_as_of": ")" + time + R"(", "accounts": [
      { "name": "Dev", "id": "222233334444", "iam_access_to_billing": true,
        "users": [{ "name": "kim", "managed_policies": ["Billing"] },
                  { "name": "ada", "managed_policies": ["AdministratorAccess"], "permissions_boundary": "Billing" },
                  { "name": "mia", "managed_policies": ["AdministratorAccess"] }] } ] })",
                                "world.json");
  INFO((world ? "" : to_string(world.error())));
  REQUIRE(world);
  return *world;
}

Question asked(const std::string& action, const std::string& who = "kim") {
  Question question;
  question.who = who;
  question.as = "IAM user";
  question.in = "Dev";
  question.action = action;
  return question;
}

constexpr const char* doubt =
    "AWS managed policy Billing v27 or v28 or v29: which was in force on 2026-05-01 is not known, the change came "
    "between 2026-02-12 and 2026-07-30";

}  // namespace

TEST_CASE("what a managed policy allows depends on the day") {
  struct Row {
    const char* time;
    const char* action;
    Verdict verdict;
  };
  const std::vector<Row> rows{
      {"2023-03-01", "billing:GetBillingData", Verdict::implicit_deny},
      {"2023-03-09", "billing:GetBillingData", Verdict::allowed},
      {"2023-07-26", "ce:ListCostAllocationTags", Verdict::implicit_deny},
      {"2023-07-27", "ce:ListCostAllocationTags", Verdict::allowed},
      {"2024-01-01", "ce:GetCostAndUsage", Verdict::implicit_deny},
      {"2024-06-01", "ce:GetCostAndUsage", Verdict::allowed},
      {"2026-05-01", "ce:GetCostAndUsage", Verdict::allowed},                       // v27, v28 or v29: all allow it
      {"2026-05-01", "ce:ListCostCategoryResourceAssociations", Verdict::unknown},  // v28 and v29 do, v27 does not
      {"2026-05-01", "ce:DescribeReport", Verdict::implicit_deny},                  // none does
      {"2026-08-01", "ce:ListCostCategoryResourceAssociations", Verdict::allowed},
  };
  for (const Row& row : rows)
    for (const char* who : {"kim", "ada"}) {
      const Engine engine = Engine::compile(world_as_of(row.time));
      INFO(row.time << " " << row.action << " " << who);
      CHECK(engine.ask(asked(row.action, who)).verdict == row.verdict);
      CHECK(engine.verdict(asked(row.action, who)) == row.verdict);
    }
}

TEST_CASE("the explanation names the version and the day") {
  const Engine engine = Engine::compile(world_as_of("2024-06-01"));
  CHECK_THAT(explain(engine.ask(asked("ce:GetCostAndUsage"))),
             ContainsSubstring("AWS managed policy Billing v11 as of 2024-06-01, statement 1"));
}

TEST_CASE("an answer on which all versions agree says that it is inferred") {
  const Engine engine = Engine::compile(world_as_of("2026-05-01"));
  CHECK_THAT(explain(engine.ask(asked("ce:GetCostAndUsage"))),
             ContainsSubstring(std::string("allows ce:GetCostAndUsage")) &&
                 ContainsSubstring(std::string("(inferred, each says so: ") + doubt + ")"));
}

TEST_CASE("an answer that depends on the version is unknown, and says between which days the change came") {
  const Engine engine = Engine::compile(world_as_of("2026-05-01"));
  const Decision decision = engine.ask(asked("ce:ListCostCategoryResourceAssociations"));
  CHECK(decision.reason == "identity.undecided");
  CHECK(decision.report(Gate::identity_policy)->detail == doubt);
  const std::string text = explain(decision);
  CHECK_THAT(text, ContainsSubstring("AWS managed policy Billing v28 as of 2026-05-01, statement 1") &&
                       !ContainsSubstring("Billing v27 as of 2026-05-01, statement 1"));
  CHECK(engine.ask(asked("ce:ListCostCategoryResourceAssociations", "ada")).reason == "boundary.undecided");
}

TEST_CASE("commands see the managed policies of that day") {
  const World world = world_as_of("2017-01-01");
  const auto attach = [&](const char* policy) {
    return apply(world, parse_caller("mia as IAM user in Dev"),
                 Command{"AttachUserPolicy", {{"UserName", "kim"}, {"PolicyArn", policy}}, {}});
  };
  const auto later = attach("arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess");
  REQUIRE_FALSE(later);
  CHECK(later.error().code == "NoSuchEntity");
}
