#include "scenario_support.hpp"

using namespace whichgate;
using namespace scenario_support;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a scenario is read with its words, its rule books and its steps") {
  const auto scenario = read(R"({
    // a comment
    "$schema": "x", "title": "T", "lesson": "L", "symptom": "S", "hints": ["a", "b"], "fix": "F",
    "world": )" + small_world +
                             R"(,
    "rules": ["field-notes"],
    "steps": [
      { "expect": "allowed", "who": ["ann", "ben"], "as": "IAM user", "in": "Shop", "action": "s3:GetObject",
        "context": { "aws:SourceIp": "203.0.113.7", "aws:MultiFactorAuthPresent": true }, "through": "api", "note": "n" },
      { "do": "PutUserPolicy", "by": "ann as IAM user in Shop", "UserName": "ben", "PolicyName": "p",
        "PolicyDocument": { "Version": "2012-10-17", "Statement": [] }, "error": "AccessDenied" } ] })");
  if (!scenario) FAIL(to_string(scenario.error()));
  CHECK(scenario->title == "T");
  CHECK(scenario->lesson == "L");
  CHECK(scenario->symptom == "S");
  CHECK(scenario->fix == "F");
  CHECK(scenario->hints == std::vector<std::string>{"a", "b"});
  CHECK(scenario->rules == std::vector<std::string>{"field-notes"});
  CHECK(scenario->world.accounts.size() == 1);
  REQUIRE(scenario->steps.size() == 2);

  const auto& expectation = std::get<Expectation>(scenario->steps[0].what);
  REQUIRE(expectation.questions.size() == 2);
  CHECK(expectation.questions[1].who == "ben");
  CHECK(expectation.questions[0].through == Through::api);
  CHECK(expectation.questions[0].context.at("aws:MultiFactorAuthPresent") == std::vector<std::string>{"true"});
  CHECK(expectation.expect.at("documented") == "allowed");
  CHECK(expectation.expect.at("field-notes") == "allowed");
  CHECK(scenario->steps[0].note == "n");
  CHECK(scenario->steps[0].where.line == 13);

  const auto& act = std::get<Act>(scenario->steps[1].what);
  CHECK(act.command.operation == "PutUserPolicy");
  CHECK(act.by.who == "ann");
  CHECK(act.command.members.at("UserName") == "ben");
  CHECK_THAT(act.command.members.at("PolicyDocument"), ContainsSubstring("2012-10-17"));
  CHECK(act.error.at("documented") == "AccessDenied");
}

TEST_CASE("without rules a scenario runs under both rule books") {
  const auto scenario = read(scenario_with(R"({ "expect": "denied", "who": "ben", "as": "IAM user", "in": "Shop",
                                               "action": "s3:GetObject" })"));
  if (!scenario) FAIL(to_string(scenario.error()));
  CHECK(scenario->rules == std::vector<std::string>{"documented", "field-notes"});
}

TEST_CASE("a world is found beside its scenario") {
  std::string asked;
  const OpenFile open = [&](const std::string& path) {
    asked = path;
    return Result<std::string>(small_world);
  };
  const auto scenario = read_scenario(R"({ "title": "t", "world": "../worlds/w.json", "steps": [
    { "expect": "denied", "who": "ben", "as": "IAM user", "in": "Shop", "action": "s3:GetObject" }] })",
                                      "some/scenarios/s.json", open);
  if (!scenario) FAIL(to_string(scenario.error()));
  CHECK(asked == "some/worlds/w.json");
}

TEST_CASE("a world file that cannot be opened is a finding at the place that names it") {
  CHECK(
      findings(
          "{ \"title\": \"t\",\n  \"world\": \"w.json\",\n  \"steps\": [{ \"do\": \"Wait\", \"For\": \"PT1M\" }] }") ==
      "t.json:2:12: error: the world `w.json` cannot be read: there is no such file");
}

TEST_CASE("all findings of a scenario come at once, each with its place") {
  const std::string found = findings(R"({ "titel": "t", "world": )" + small_world + R"(, "steps": [
{ "expect": "alowed", "because": "scp.explicit-denny", "whom": "ann" },
{ "do": "PutUserPolicies", "by": "root of Shop" },
{ "do": "Wait" },
{ "note": "neither" },
{ "expect": "allowed", "remedy": ["Wiat"], "who": [] }] })");
  CHECK_THAT(found, ContainsSubstring("`title` is missing"));
  CHECK_THAT(found, ContainsSubstring("unknown member `titel`"));
  CHECK_THAT(found, ContainsSubstring("t.json:8:13: error: unknown answer `alowed`\n  help: did you mean `allowed`?"));
  CHECK_THAT(found, ContainsSubstring("did you mean `scp.explicit-deny`?"));
  CHECK_THAT(found, ContainsSubstring("did you mean `who`?"));
  CHECK_THAT(found, ContainsSubstring("t.json:9:9: error: unknown operation `PutUserPolicies`"));
  CHECK_THAT(found, ContainsSubstring("did you mean `PutUserPolicy`?"));
  CHECK_THAT(found, ContainsSubstring("t.json:10:1: error: `Wait` needs the member `For`"));
  CHECK_THAT(found, ContainsSubstring("a step has either `expect` or `do`"));
  CHECK_THAT(found, ContainsSubstring("did you mean `Wait`?"));
  CHECK_THAT(found, ContainsSubstring("`who` is an empty list"));
  CHECK(found.find("titel") < found.find("alowed"));  // in the order of the file
}

TEST_CASE("numbers for account ids are refused with the reason") {
  CHECK_THAT(findings(scenario_with(R"({ "expect": "allowed", "who": "ann", "as": "IAM user", "in": 111122223333,
                                         "action": "s3:GetObject" })")),
             ContainsSubstring("not a number"));
  CHECK_THAT(findings(scenario_with(R"({ "do": "SuspendAccount", "by": "AWS", "AccountId": 111122223333 })")),
             ContainsSubstring("`AccountId` must be a string, not a number"));
}

TEST_CASE("a command says who gives it") {
  CHECK_THAT(findings(scenario_with(R"({ "do": "ActivateIamAccess" })")),
             ContainsSubstring("a command needs `by`: who gives it"));
}

TEST_CASE("a command that succeeds has no reason to fail") {
  CHECK_THAT(
      findings(scenario_with(R"({ "do": "ActivateIamAccess", "by": "root of Shop", "because": "identity.no-allow" })")),
      ContainsSubstring("`because` and `message` of a command need `error`"));
}

TEST_CASE("an unknown rule book, a repeated one and none at all are refused") {
  const std::string step = R"({ "do": "Wait", "For": "PT1M" })";
  CHECK_THAT(findings(scenario_with(step, R"(, "rules": ["fieldnotes"])")),
             ContainsSubstring("did you mean `field-notes`?"));
  CHECK_THAT(findings(scenario_with(step, R"(, "rules": ["documented", "documented"])")),
             ContainsSubstring("named twice"));
  CHECK_THAT(findings(scenario_with(step, R"(, "rules": [])")), ContainsSubstring("empty list"));
  CHECK_THAT(findings(scenario_with(R"({ "expect": { "documentd": "allowed" } })")),
             ContainsSubstring("did you mean `documented`?"));
  CHECK_THAT(findings(scenario_with(R"({ "expect": {} })")), ContainsSubstring("`expect` names no rule book"));
}

TEST_CASE("lists that make too many questions are refused") {
  std::string many = "[";
  for (int i = 0; i < 200; ++i) many += (i ? ",\"u" : "\"u") + std::to_string(i) + '"';
  many += ']';
  CHECK_THAT(findings(scenario_with(R"({ "expect": "allowed", "who": )" + many + R"(, "as": )" + many + R"(, "in": )" +
                                    many + R"(, "action": )" + many + " }")),
             ContainsSubstring("more than 10000 questions"));
}

TEST_CASE("text that is not a scenario is refused with one finding") {
  CHECK_THAT(findings(""), ContainsSubstring("t.json"));
  CHECK_THAT(findings("[]"), ContainsSubstring("must be an object"));
  CHECK_THAT(findings(R"({ "title": "a", "title": "b" })"), ContainsSubstring("title"));
}
