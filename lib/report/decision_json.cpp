#include "report/decision_json.hpp"

#include <nlohmann/json.hpp>

#include "report/json_builder.hpp"
#include "whichgate/explain.hpp"

namespace whichgate::report {
namespace {

using Json = nlohmann::ordered_json;

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
  add(json, "where", condition.where);
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
  add(json, "where", statement.where);
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

}  // namespace

std::string decision_json(const DecisionAnswer& answer, const Style& style) {
  const Decision& decision = answer.decision;
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
  if (!decision.allowed()) set_rows(json, "remedies", answer.remedies, [](const Remedy& row) { return json_of(row); });
  return print(json, style);
}

}  // namespace whichgate::report
