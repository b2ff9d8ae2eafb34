#include "report/decision_json.hpp"

#include "support/catch.hpp"
#include "text/json/json.hpp"

using namespace whichgate;

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
  const auto document = json::read(report::decision_json({decision, {remedy}}, {}), "out", json::Comments::refused);
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
