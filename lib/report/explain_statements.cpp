#include "report/explain_statements.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "whichgate/reason.hpp"

namespace whichgate::report {

namespace {

constexpr std::size_t values_shown = 4;
constexpr std::size_t near_misses_shown = 3;

struct StatementRow {
  const PolicyReport* policy;
  const StatementReport* statement;
};

std::string listed(const std::vector<std::string>& values) {
  if (values.empty()) return "no value";
  std::string text;
  for (std::size_t i = 0; i < std::min(values.size(), values_shown); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : ", ", values[i].empty() ? "\"\"" : values[i]);
  if (values.size() > values_shown) text += fmt::format(" and {} more", values.size() - values_shown);
  return text;
}

std::string with_note(std::string line, const std::string& note) {
  return note.empty() ? line : fmt::format("{} ({})", line, note);
}

std::string part_line(const PartReport& part, std::string_view what) {
  if (part.match == Match::yes) return {};
  if (part.element.empty()) return fmt::format("        it has no element that covers {}\n", what);
  const std::string line = fmt::format("{} {}: {} is {}", part.element, listed(part.expected), what, part.actual);
  return fmt::format("        {}\n", with_note(line, part.note));
}

std::string condition_line(const ConditionReport& condition) {
  if (condition.match == Match::yes) return {};
  const std::string fact =
      condition.actual.empty() ? "the request does not have the key" : "the request has " + listed(condition.actual);
  const std::string line = fmt::format("Condition {} {} {}: {}", condition.condition_operator, condition.key,
                                       listed(condition.expected), fact);
  if (condition.match == Match::unknown)
    return fmt::format("        Condition {} {} {}: undecided, {}\n", condition.condition_operator, condition.key,
                       listed(condition.expected), condition.note);
  return fmt::format("        {}\n", with_note(line, condition.note));
}

std::string_view words(Match match) {
  switch (match) {
    case Match::yes:
      return "applies";
    case Match::unknown:
      return "cannot be decided";
    case Match::no:
      break;
  }
  return "does not apply";
}

std::string place(const Location& where) {
  const std::string text = to_string(where);
  if (text.empty() && where.pointer.empty()) return {};
  return fmt::format("  at {}{}{}", text, text.empty() || where.pointer.empty() ? "" : " ", where.pointer);
}

std::string lines_of(const StatementRow& row) {
  const StatementReport& statement = *row.statement;
  std::string text = fmt::format("      {}{}, statement {}{} {} {}{}\n", row.policy->name,
                                 row.policy->level.empty() ? "" : " at " + row.policy->level, statement.index + 1,
                                 statement.sid.empty() ? "" : fmt::format(" ({})", statement.sid),
                                 to_string(statement.effect), words(statement.match), place(statement.where));
  text += part_line(statement.principal, "the caller");
  text += part_line(statement.action, "the action");
  text += part_line(statement.resource, "the resource");
  for (const ConditionReport& condition : statement.conditions) text += condition_line(condition);
  return text;
}

// What applies, then what may apply, then by how much is missing; another action is the farthest.
int distance(const StatementReport& statement) {
  constexpr int undecided = 1, another_action = 1000;
  if (statement.match == Match::yes) return 0;
  if (statement.match == Match::unknown) return undecided;
  return undecided + statement.missed() + (statement.action.match == Match::yes ? 0 : another_action);
}

std::vector<StatementRow> nearest_first(const GateReport& report) {
  std::vector<StatementRow> rows;
  for (const PolicyReport& policy : report.policies)
    for (const StatementReport& statement : policy.statements) rows.push_back({&policy, &statement});
  std::stable_sort(rows.begin(), rows.end(), [](const StatementRow& a, const StatementRow& b) {
    return distance(*a.statement) < distance(*b.statement);
  });
  return rows;
}

// An explicit deny is told by the statements that deny; a missing allow by those that nearly allow; what the versions
// of a policy dispute by the statements that not all of them have.
bool is_informative(const StatementRow& row, const GateReport& report) {
  const StatementReport& statement = *row.statement;
  if (report.outcome == Outcome::unknown)
    return statement.match == Match::unknown || (row.policy->disputed && statement.match == Match::yes);
  if (report.reason && reason(*report.reason).verdict == Verdict::explicit_deny)
    return statement.effect == Effect::deny && statement.match == Match::yes;
  return statement.effect == Effect::allow && statement.match != Match::yes && statement.action.match == Match::yes;
}

}  // namespace

std::string near_misses(const GateReport& report) {
  if (report.outcome != Outcome::blocked && report.outcome != Outcome::unknown) return {};
  std::string text;
  std::size_t shown = 0, left = 0;
  for (const StatementRow& row : nearest_first(report)) {
    if (!is_informative(row, report)) continue;
    if (shown == near_misses_shown) {
      ++left;
      continue;
    }
    ++shown;
    text += lines_of(row);
  }
  if (left > 0) text += fmt::format("      and {} more: --statements shows every statement\n", left);
  return text;
}

std::string all_statements(const GateReport& report) {
  std::string text;
  for (const StatementRow& row : nearest_first(report)) text += lines_of(row);
  return text;
}

}  // namespace whichgate::report
