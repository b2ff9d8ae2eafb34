#include "report/json.hpp"
#include "report/telling.hpp"
#include "report/text.hpp"
#include "support/catch.hpp"
#include "text/json/json.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;

namespace {

Asked question(const std::string& words, const std::string& verdict, const std::string& reason = {}, int line = 1) {
  return {Asked::Kind::question,  words, verdict, reason.empty() ? "" : "identity-policy", reason, true,
          {"s.json", "", line, 1}};
}

ScenarioReport report_of(std::vector<RuleBookRun> runs) {
  ScenarioReport report;
  report.file = "s.json";
  report.title = "A title";
  report.runs = std::move(runs);
  return report;
}

}  // namespace

TEST_CASE("the question on which the rule books part tells most") {
  const auto telling = report::representative_question(
      report_of({{"documented",
                  {question("first", "implicit_deny", "identity.no-allow", 1), question("second", "allowed", "", 2)}},
                 {"field-notes",
                  {question("first", "implicit_deny", "identity.no-allow", 1),
                   question("second", "implicit_deny", "billing.not-activated", 2)}}}));
  CHECK(telling.question == "second");
  REQUIRE(telling.answers.size() == 2);
  CHECK(telling.answers[1].rules == "field-notes");
  CHECK(telling.answers[1].asked.reason == "billing.not-activated");
}

TEST_CASE("where the rule books agree the first question that is not allowed tells most") {
  const auto telling = report::representative_question(report_of(
      {{"documented",
        {question("first", "allowed", "", 1), question("second", "implicit_deny", "identity.no-allow", 2)}}}));
  CHECK(telling.question == "second");
}

TEST_CASE("where all is allowed the first question stands for the scenario, and a command never does") {
  Asked command = question("root of Dev: ActivateIamAccess", "done");
  command.kind = Asked::Kind::command;
  const auto telling =
      report::representative_question(report_of({{"documented", {command, question("first", "allowed")}}}));
  CHECK(telling.question == "first");
  CHECK(report::representative_question(report_of({{"documented", {command}}})).answers.empty());
}

TEST_CASE("a replayed scenario is one line, with both verdicts where they differ") {
  const auto agree = report_of({{"documented", {question("may jdoe", "implicit_deny", "identity.no-allow")}},
                                {"field-notes", {question("may jdoe", "implicit_deny", "identity.no-allow")}}});
  CHECK(report::replay_line(agree, {true, false}) == "ok A title: may jdoe? denied, identity.no-allow\n");
  const auto differ = report_of({{"documented", {question("may jdoe", "allowed")}},
                                 {"field-notes", {question("may jdoe", "explicit_deny", "scp.explicit-deny")}}});
  CHECK(report::replay_line(differ, {true, false}) ==
        "ok A title: may jdoe? documented: allowed; field-notes: denied, scp.explicit-deny\n");
}

TEST_CASE("a scenario with a failure is marked in its line") {
  auto report = report_of({{"documented", {question("may jdoe", "allowed")}}});
  report.failures.push_back({});
  CHECK(report::replay_line(report, {true, false}).starts_with("x  A title"));
  CHECK(report::replay_line(report, {false, true}).starts_with("\033[31m\xE2\x9C\x97\033[0m "));
}

TEST_CASE("the summary counts scenarios, expectations and failures") {
  auto report = report_of({{"documented", {question("a", "allowed"), question("b", "allowed")}}});
  CHECK(report::summary(report::count({report}), {}) == "1 scenario, 2 expectations: all hold\n");
  report.failures.push_back({});
  CHECK(report::summary(report::count({report, report}), {}) == "2 scenarios, 4 expectations: 2 do not hold\n");
}

TEST_CASE("a failure is described with its place, its question, and what was expected and came") {
  const Failure failure{"may jdoe",          "allowed",    "implicit_deny, identity.no-allow", "identity-policy",
                        "identity.no-allow", "documented", {"s.json", "/steps/0", 7, 5}};
  CHECK(report::describe(failure, {}) ==
        "s.json:7:5: expectation does not hold (documented)\n"
        "  asked     may jdoe\n"
        "  expected  allowed\n"
        "  got       implicit_deny, identity.no-allow\n"
        "  gate      identity-policy\n"
        "  reason    identity.no-allow\n");
}

TEST_CASE("contents are in columns") {
  Scenario first, second;
  first.title = "Short";
  first.file = "a.json";
  second.title = "A longer title";
  second.file = "b.json";
  CHECK(report::contents({first, second}) == "Short           a.json\nA longer title  b.json\n");
}

TEST_CASE("JSON output is valid whatever bytes a name holds, and ASCII when asked") {
  auto report = report_of({{"documented", {question("may \xFF\xC3\xA9", "allowed")}}});
  for (const bool ascii : {false, true}) {
    const std::string text = report::scenarios_json({report}, ascii);
    CHECK(json::read(text, "out", json::Comments::refused).has_value());
    const bool only_ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    CHECK(only_ascii == ascii);
  }
}

TEST_CASE("a decision in JSON holds every gate, the place of what decided, and the remedies") {
  Decision decision;
  decision.verdict = Verdict::explicit_deny;
  decision.question.who = "jdoe";
  decision.question.context["aws:SourceIp"] = {"203.0.113.7"};
  decision.decided_by = Gate::scp;
  decision.reason = ReasonId::scp_explicit_deny;
  GateReport gate{Gate::scp, Outcome::blocked, ReasonId::scp_explicit_deny, "denied", {"s3:GetObject"}, {}};
  StatementReport statement;
  statement.sid = "No";
  statement.match = Match::yes;
  statement.conditions = {{"StringEquals", "aws:PrincipalTag/a", {"x"}, {}, Match::no, "", {}}};
  statement.where = {"p.json", "/Statement/0", 3, 5};
  gate.policies = {{"DenyAll", "arn", "Root", {statement}}};
  decision.reports = {gate};
  Remedy remedy;
  remedy.steps = {{{"jdoe", "Admin", "Dev"}, {"DetachPolicy", {{"PolicyId", "p-1"}}, ""}, "detach it"}};
  const auto document = json::read(report::decision_json(decision, {remedy}, false), "out", json::Comments::refused);
  REQUIRE(document);
  const json::Node& root = document->root;
  CHECK(root.find("verdict")->text == "explicit_deny");
  CHECK(root.find("decided_by")->text == "scp");
  CHECK(root.find("question")->find("context")->find("aws:SourceIp")->items[0].text == "203.0.113.7");
  const json::Node& found = root.find("gates")->items[0];
  CHECK(found.find("outcome")->text == "blocked");
  const json::Node& row = found.find("policies")->items[0].find("statements")->items[0];
  CHECK(row.find("where")->find("pointer")->text == "/Statement/0");
  CHECK(row.find("conditions")->items[0].find("match")->text == "no");
  const json::Node& step = root.find("remedies")->items[0].find("steps")->items[0];
  CHECK(step.find("operation")->text == "DetachPolicy");
  CHECK(step.find("members")->find("PolicyId")->text == "p-1");
}
