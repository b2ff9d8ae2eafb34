#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include "report/json_members.hpp"
#include "report/text.hpp"
#include "whichgate/explain.hpp"

namespace whichgate::report {
namespace {

using Json = nlohmann::ordered_json;

void add_place(Json& object, const char* key, const Location& where) {
  if (where == Location{}) return;
  Json place = Json::object();
  add(place, "document", where.document);
  add(place, "pointer", where.pointer);
  if (where.line > 0) place["line"] = where.line;
  if (where.column > 0) place["column"] = where.column;
  object[key] = std::move(place);
}

Json json_of(const Question& question) {
  Json json = Json::object();
  add(json, "who", question.who);
  add(json, "as", question.as);
  add(json, "in", question.in);
  add(json, "action", question.action);
  add(json, "page", question.page);
  add(json, "resource", question.resource);
  add(json, "resource_account", question.resource_account);
  if (question.through != Through::by_default) json["through"] = to_string(question.through);
  add(json, "region", question.region);
  add(json, "vpc_endpoint", question.vpc_endpoint);
  if (!question.context.empty()) json["context"] = question.context;
  if (question.partial_context) json["partial_context"] = true;
  return json;
}

Json json_of(const ConditionReport& condition) {
  Json json = {{"operator", condition.condition_operator},
               {"key", condition.key},
               {"expected", condition.expected},
               {"actual", condition.actual},
               {"match", to_string(condition.match)}};
  add(json, "note", condition.note);
  add_place(json, "where", condition.where);
  return json;
}

Json json_of(const PartReport& part) {
  Json json = {{"expected", part.expected}, {"actual", part.actual}, {"match", to_string(part.match)}};
  add(json, "note", part.note);
  return json;
}

Json json_of(const StatementReport& statement) {
  Json json = {{"index", statement.index}};
  add(json, "sid", statement.sid);
  json["effect"] = to_string(statement.effect);
  json["match"] = to_string(statement.match);
  for (const PartReport* part : {&statement.principal, &statement.action, &statement.resource})
    if (!part->element.empty()) json[part->element] = json_of(*part);
  add_rows(json, "conditions", statement.conditions, [](const ConditionReport& row) { return json_of(row); });
  add_place(json, "where", statement.where);
  return json;
}

Json json_of(const PolicyReport& policy) {
  Json json = {{"name", policy.name}};
  add(json, "arn", policy.arn);
  add(json, "level", policy.level);
  add(json, "note", policy.note);
  if (policy.disputed) json["disputed"] = true;
  add_rows(json, "statements", policy.statements, [](const StatementReport& row) { return json_of(row); });
  return json;
}

Json json_of(const ContextKey& key) { return {{"key", key.key}, {"values", key.values}, {"derived", key.derived}}; }

Json json_of(const GateReport& report) {
  Json json = {{"gate", to_string(report.gate)}, {"outcome", to_string(report.outcome)}};
  if (report.reason) add(json, "reason", to_string(*report.reason));
  add(json, "detail", report.detail);
  add(json, "actions", report.actions);
  add_rows(json, "policies", report.policies, [](const PolicyReport& row) { return json_of(row); });
  return json;
}

Json json_of(const RemedyStep& step) {
  Json json = {{"by", to_string(step.by)}, {"operation", step.command.operation}};
  if (!step.command.members.empty()) json["members"] = step.command.members;
  add(json, "region", step.command.region);
  json["words"] = step.words;
  return json;
}

Json json_of(const Remedy& remedy) {
  Json json = Json::object();
  add_rows(json, "steps", remedy.steps, [](const RemedyStep& row) { return json_of(row); });
  add(json, "caution", remedy.caution);
  json["re_evaluated"] = to_string(remedy.re_evaluated);
  return json;
}

Json json_of(const Asked& asked) {
  Json json = {{asked.kind == Asked::Kind::command ? "done" : "asked", asked.question}, {"result", asked.verdict}};
  add(json, "gate", asked.gate);
  add(json, "reason", asked.reason);
  json["held"] = asked.held;
  if (asked.where.line > 0) json["line"] = asked.where.line;
  return json;
}

Json json_of(const RuleBookRun& run) {
  Json json = {{"rules", run.rules}};
  add_rows(json, "steps", run.asked, [](const Asked& row) { return json_of(row); });
  return json;
}

Json json_of(const Failure& failure) {
  Json json = {
      {"rules", failure.rules}, {"asked", failure.question}, {"expected", failure.expected}, {"got", failure.got}};
  add(json, "gate", failure.gate);
  add(json, "reason", failure.reason);
  add_place(json, "where", failure.where);
  return json;
}

Json json_of(const ScenarioReport& report) {
  Json json = {{"file", report.file}, {"title", report.title}};
  add(json, "lesson", report.lesson);
  add(json, "symptom", report.symptom);
  json["held"] = report.failures.empty();
  add_rows(json, "runs", report.runs, [](const RuleBookRun& row) { return json_of(row); });
  add_rows(json, "failures", report.failures, [](const Failure& row) { return json_of(row); });
  return json;
}

}  // namespace

std::string decision_json(const Decision& decision, const std::vector<Remedy>& remedies, bool ascii) {
  Json json = {{"verdict", to_string(decision.verdict)}, {"question", json_of(decision.question)}};
  if (decision.decided_by) json["decided_by"] = to_string(*decision.decided_by);
  if (decision.reason) add(json, "reason", to_string(*decision.reason));
  add(json, "account", decision.account);
  add(json, "principal_arn", decision.principal_arn);
  add(json, "actions", decision.actions);
  add(json, "denied_action", decision.denied_action);
  add(json, "resource", decision.resource);
  add(json, "notes", decision.notes);
  json["through"] = to_string(decision.through);
  add(json, "aws_message", aws_message(decision));
  add_rows(json, "context", decision.context, [](const ContextKey& row) { return json_of(row); });
  add_rows(json, "gates", decision.reports, [](const GateReport& row) { return json_of(row); });
  if (!decision.allowed()) {
    json["remedies"] = Json::array();
    for (const Remedy& remedy : remedies) json["remedies"].push_back(json_of(remedy));
  }
  return written(json, ascii);
}

std::string scenarios_json(const std::vector<ScenarioReport>& reports, bool ascii) {
  const Totals totals = count(reports);
  Json json = {
      {"scenarios", Json::array()},
      {"summary", {{"scenarios", totals.scenarios}, {"expectations", totals.expectations}, {"failed", totals.failed}}}};
  for (const ScenarioReport& report : reports) json["scenarios"].push_back(json_of(report));
  return written(json, ascii);
}

std::string contents_json(const std::vector<Scenario>& scenarios, bool ascii) {
  Json json = {{"scenarios", Json::array()}};
  for (const Scenario& scenario : scenarios) {
    Json entry = {{"title", scenario.title}, {"file", scenario.file}};
    add(entry, "lesson", scenario.lesson);
    add(entry, "symptom", scenario.symptom);
    add(entry, "hints", scenario.hints);
    add(entry, "fix", scenario.fix);
    entry["rules"] = scenario.rules;
    json["scenarios"].push_back(std::move(entry));
  }
  return written(json, ascii);
}

}  // namespace whichgate::report
