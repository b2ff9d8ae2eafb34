#include "report/scenarios_json.hpp"

#include <nlohmann/json.hpp>

#include "report/json_builder.hpp"
#include "report/scenario_totals.hpp"

namespace whichgate::report {
namespace {

using Json = nlohmann::ordered_json;

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
  add(json, "where", failure.where);
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

Json json_of(const Scenario& scenario) {
  Json json = {{"title", scenario.title}, {"file", scenario.file}};
  add(json, "lesson", scenario.lesson);
  add(json, "symptom", scenario.symptom);
  add(json, "hints", scenario.hints);
  add(json, "fix", scenario.fix);
  json["rules"] = scenario.rules;
  return json;
}

}  // namespace

std::string scenario_results_json(const std::vector<ScenarioReport>& reports, const Style& style) {
  Json json = Json::object();
  set_rows(json, "scenarios", reports, [](const ScenarioReport& row) { return json_of(row); });
  const Totals totals = count(reports);
  json["summary"] = {{"scenarios", totals.scenarios}, {"expectations", totals.expectations}, {"failed", totals.failed}};
  return print(json, style);
}

std::string scenario_list_json(const std::vector<Scenario>& scenarios, const Style& style) {
  Json json = Json::object();
  set_rows(json, "scenarios", scenarios, [](const Scenario& row) { return json_of(row); });
  return print(json, style);
}

}  // namespace whichgate::report
