#include "scenario_support.hpp"

using namespace whichgate;
using namespace scenario_support;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string ann = R"("who": "ann", "as": "IAM user", "in": "Shop", "action": "s3:GetObject")";
const std::string ben = R"("who": "ben", "as": "IAM user", "in": "Shop", "action": "s3:GetObject")";
const std::string allow_ben = R"({ "do": "PutUserPolicy", "by": "ann as IAM user in Shop", "UserName": "ben",
  "PolicyName": "s3", "PolicyDocument": { "Version": "2012-10-17",
    "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] } })";

}  // namespace

TEST_CASE("expectations that hold leave no failure, and every question is on record") {
  const ScenarioReport report = run(scenario_with(R"({ "expect": "allowed", )" + ann + R"( },
    { "expect": "denied", )" + ben + R"(, "because": "identity.no-allow" })"));
  CHECK(report.failures.empty());
  REQUIRE(report.runs.size() == 2);
  CHECK(report.runs[0].rules == "documented");
  CHECK(report.runs[1].rules == "field-notes");
  REQUIRE(report.runs[0].asked.size() == 2);
  CHECK(report.runs[0].asked[0].verdict == "allowed");
  CHECK(report.runs[0].asked[1].verdict == "implicit_deny");
  CHECK(report.runs[0].asked[1].gate == "identity-policy");
  CHECK(report.runs[0].asked[1].reason == "identity.no-allow");
}

TEST_CASE("a command changes the world of the steps after it") {
  const ScenarioReport report = run(scenario_with(R"({ "expect": "denied", )" + ben + " }, " + allow_ben +
                                                  R"(, { "expect": "allowed", )" + ben + " }"));
  CHECK(report.failures.empty());
  CHECK(report.runs[0].asked[1].kind == Asked::Kind::command);
  CHECK(report.runs[0].asked[1].verdict == "done");
}

TEST_CASE("a wrong verdict is a failure with what was expected and what came") {
  const ScenarioReport report =
      run(scenario_with(R"({ "expect": "allowed", )" + ben + " }", R"(, "rules": ["documented"])"));
  REQUIRE(report.failures.size() == 1);
  CHECK(report.failures[0].expected == "allowed");
  CHECK(report.failures[0].got == "implicit_deny, identity.no-allow");
  CHECK(report.failures[0].gate == "identity-policy");
  CHECK(report.failures[0].reason == "identity.no-allow");
  CHECK(report.failures[0].rules == "documented");
  CHECK(report.failures[0].where.document == "t.json");
  CHECK_FALSE(report.runs[0].asked[0].held);
}

TEST_CASE("a denial for another reason is a failure") {
  const ScenarioReport report =
      run(scenario_with(R"({ "expect": "denied", )" + ben + R"(, "because": "scp.explicit-deny" })"));
  REQUIRE(report.failures.size() == 2);
  CHECK(report.failures[0].expected == "denied, scp.explicit-deny");
  CHECK(report.failures[1].rules == "field-notes");
}

TEST_CASE("the kind of a denial can be stated") {
  CHECK(run(scenario_with(R"({ "expect": "implicit_deny", )" + ben + " }")).failures.empty());
  CHECK(run(scenario_with(R"({ "expect": "explicit_deny", )" + ben + " }")).failures.size() == 2);
}

TEST_CASE("each rule book can have its own answer, and one that is left out is not asked") {
  const ScenarioReport report =
      run(scenario_with(R"({ "expect": { "documented": "denied", "field-notes": "allowed" }, )" + ben +
                        R"( }, { "expect": { "documented": "allowed" }, )" + ann + " }"));
  REQUIRE(report.failures.size() == 1);
  CHECK(report.failures[0].rules == "field-notes");
  CHECK(report.runs[0].asked.size() == 2);
  CHECK(report.runs[1].asked.size() == 1);
}

TEST_CASE("a reason that no other gate reports is a failure") {
  const ScenarioReport report = run(scenario_with(
      R"({ "expect": "denied", )" + ben + R"(, "also": ["scp.explicit-deny"] })", R"(, "rules": ["documented"])"));
  REQUIRE(report.failures.size() == 1);
  CHECK(report.failures[0].expected == "also scp.explicit-deny");
  CHECK_THAT(report.failures[0].got, ContainsSubstring("identity.no-allow"));
}

TEST_CASE("a command that fails where it should succeed is a failure with AWS's words") {
  const ScenarioReport report = run(scenario_with(
      R"({ "do": "PutUserPolicy", "by": "ben as IAM user in Shop", "UserName": "ben", "PolicyName": "p",
           "PolicyDocument": { "Version": "2012-10-17", "Statement": [] } })",
      R"(, "rules": ["documented"])"));
  REQUIRE(report.failures.size() == 1);
  CHECK(report.failures[0].expected == "done");
  CHECK_THAT(report.failures[0].got, ContainsSubstring("AccessDenied"));
  CHECK(report.failures[0].reason == "identity.no-allow");
  CHECK(report.failures[0].gate == "identity-policy");
}

TEST_CASE("a command may be expected to fail, with its code, its reason and a part of its message") {
  const std::string refused =
      R"({ "do": "PutUserPolicy", "by": "ben as IAM user in Shop", "UserName": "ben", "PolicyName": "p",
           "PolicyDocument": { "Version": "2012-10-17", "Statement": [] }, )";
  CHECK(run(scenario_with(refused + R"("error": "AccessDenied", "because": "identity.no-allow",
                                       "message": "is not authorized to perform: iam:PutUserPolicy" })"))
            .failures.empty());
  CHECK(run(scenario_with(refused + R"("error": "ConflictException" })")).failures.size() == 2);
  CHECK(run(scenario_with(refused + R"("error": "AccessDenied", "because": "scp.explicit-deny" })")).failures.size() ==
        2);
  CHECK(run(scenario_with(refused + R"("error": "AccessDenied", "message": "no such words" })")).failures.size() == 2);
}

TEST_CASE("a command that succeeds where it should fail is a failure") {
  std::string command = allow_ben;
  command.replace(command.rfind('}'), 1, R"(, "error": "AccessDenied" })");
  const ScenarioReport report = run(scenario_with(command, R"(, "rules": ["documented"])"));
  REQUIRE(report.failures.size() == 1);
  CHECK(report.failures[0].expected == "AccessDenied");
  CHECK(report.failures[0].got == "done");
}

TEST_CASE("a name that the world does not know is a finding at its word in the file, once") {
  const std::string found =
      findings("{ \"title\": \"t\", \"world\": " + small_world +
               ", \"steps\": [\n{ \"expect\": \"denied\", \"who\": [\"ann\", \"bne\"], \"as\": \"IAM user\", "
               "\"in\": \"Shop\", \"action\": [\"s3:GetObject\", \"s3:PutObject\"] }] }");
  CHECK_THAT(found, ContainsSubstring("t.json:8:38: error: "));
  CHECK_THAT(found, ContainsSubstring("`bne`"));
  CHECK_THAT(found, ContainsSubstring("did you mean `ben`?"));
  CHECK(found.find("bne") == found.rfind("bne"));
}

TEST_CASE("a caller that the world does not know is a finding at the word by") {
  const auto given_by = [](const std::string& caller) {
    return findings(scenario_with(R"({ "do": "ActivateIamAccess", "by": ")" + caller + R"(" })"));
  };
  CHECK_THAT(given_by("an as IAM user in Shop"), ContainsSubstring("`an`") && ContainsSubstring("did you mean `ann`?"));
  CHECK_THAT(given_by("root of Shpo"), ContainsSubstring("did you mean `Shop`?"));
  CHECK_THAT(given_by("root of Shpo"),
             ContainsSubstring("t.json:7:") && ContainsSubstring("error: there is no account"));
}

TEST_CASE("after a command that went wrong, a name that it should have made is a failure and no finding") {
  const ScenarioReport report = run(scenario_with(
      R"({ "do": "AssumeRole", "by": "ben as IAM user in Shop", "RoleArn": "arn:aws:iam::111122223333:role/Deploy",
           "RoleSessionName": "x", "Session": "s-1" },
         { "expect": "allowed", "as": "session s-1", "action": "s3:GetObject" })",
      R"(, "rules": ["documented"])"));
  REQUIRE(report.failures.size() == 2);
  CHECK_THAT(report.failures[1].got, ContainsSubstring("it cannot be asked: "));
}

TEST_CASE("a scenario can be run under one rule book alone") {
  const auto scenario = read(scenario_with(R"({ "expect": "allowed", )" + ann + " }"));
  if (!scenario) FAIL(to_string(scenario.error()));
  const auto report = run_scenario(*scenario, Rules::field_notes());
  REQUIRE(report);
  REQUIRE(report->runs.size() == 1);
  CHECK(report->runs[0].rules == "field-notes");
}

TEST_CASE("the first denied question is found in the world as it stands then") {
  const auto scenario = read(scenario_with(R"({ "expect": "allowed", )" + ann + R"( }, { "do": "Wait", "For": "PT1H" },
    { "expect": "denied", )" + ben + R"( }, { "expect": "denied", )" +
                                           ben + " }"));
  if (!scenario) FAIL(to_string(scenario.error()));
  const auto asked = first_denied(*scenario);
  REQUIRE(asked);
  CHECK(asked->question.who == "ben");
  CHECK(asked->world.now == scenario->world.now + std::chrono::hours{1});
}

TEST_CASE("where all is allowed the first question stands for the scenario") {
  const auto scenario = read(scenario_with(R"({ "do": "Wait", "For": "PT1H" }, { "expect": "allowed", )" + ann + " }"));
  if (!scenario) FAIL(to_string(scenario.error()));
  const auto asked = first_denied(*scenario);
  REQUIRE(asked);
  CHECK(asked->question.who == "ann");
}

TEST_CASE("a scenario that asks nothing has no first question") {
  const auto scenario = read(scenario_with(R"({ "do": "Wait", "For": "PT1H" })"));
  if (!scenario) FAIL(to_string(scenario.error()));
  const auto asked = first_denied(*scenario);
  REQUIRE_FALSE(asked);
  CHECK_THAT(to_string(asked.error()), ContainsSubstring("asks nothing"));
}
