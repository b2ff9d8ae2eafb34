#include <fmt/core.h>

#include <algorithm>

#include "analysis/statement_reach.hpp"
#include "text/json/json.hpp"

namespace whichgate {

namespace {

std::string in_words(const PolicyCondition& condition) {
  std::vector<std::string> values = condition.values;
  std::sort(values.begin(), values.end());
  std::string words = fmt::format("{} {}", condition.condition_operator, condition.key);
  for (std::size_t i = 0; i < values.size(); ++i) words += (i == 0 ? " " : ", ") + json::quote(values[i]);
  return words;
}

StatementLimit limit(const PolicyStatement& statement) {
  StatementLimit made{statement.effect, {}, statement.not_resource, {}};
  if (analysis::resources_of(statement, false) != analysis::Resources::all) made.resources = *statement.resources;
  std::sort(made.resources.begin(), made.resources.end());
  for (const PolicyCondition& condition : statement.conditions) made.conditions.push_back(in_words(condition));
  std::sort(made.conditions.begin(), made.conditions.end());
  return made;
}

}  // namespace

std::vector<StatementLimit> limits(const PolicyDocument& document, const ActionGroup& group) {
  std::vector<StatementLimit> found;
  // A NotResource leaves nothing out of an action without resource types.
  const bool without_limit = group.allowance == Allowance::all_resources;
  for (const std::size_t i : group.allowed_by)
    found.push_back(without_limit ? StatementLimit{} : limit(document.statements[i]));
  for (const std::size_t i : group.denied_by) found.push_back(limit(document.statements[i]));
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace whichgate
