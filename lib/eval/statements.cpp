#include <algorithm>

#include "eval/logic.hpp"
#include "eval/match.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

namespace {

Match match_conditions(const PolicyStatement& statement, const PolicyDocument& policy, const Context& context,
                       StatementReport* report) {
  Match match = Match::yes;
  for (const PolicyCondition& condition : statement.conditions) {
    ConditionReport* part = report ? &report->conditions.emplace_back() : nullptr;
    match = both(match, match_condition(condition, policy, context, part));
    if (match == Match::no && !report) break;
  }
  return match;
}

}  // namespace

bool match_action(const PolicyStatement& statement, std::string_view action) {
  if (statement.actions.empty()) return false;  // also NotAction: AWS gives such a statement no effect
  const bool listed = std::ranges::any_of(statement.actions, [&](const std::string& pattern) {
    return text::wildcard_match_ignoring_case(pattern, action);
  });
  return listed != statement.not_action;
}

PrincipalMatch match_statement(const PolicyStatement& statement, const PolicyDocument& policy, const Asked& asked,
                               StatementReport* report) {
  const Match action = match_if(match_action(statement, asked.request.action));
  if (action == Match::no && !report) return {};
  const Match resource = match_resource(statement, policy, asked, report ? &report->resource : nullptr);
  if (resource == Match::no && !report) return {};
  const PrincipalMatch principal = match_principal(statement, asked, report ? &report->principal : nullptr);
  if (principal.match == Match::no && !report) return {};
  const Match conditions = match_conditions(statement, policy, asked.request.context, report);
  const Match match = both(both(action, resource), both(principal.match, conditions));
  if (report) {
    report->sid = statement.sid;
    report->effect = statement.effect;
    report->match = match;
    report->action = {
        statement.not_action ? "NotAction" : "Action", statement.actions, asked.request.action, action, {}};
    report->where = statement.where;
  }
  return {match, match == Match::no ? Naming::none : principal.naming};
}

}  // namespace whichgate::eval
