#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policy/checks.hpp"
#include "policy/operators.hpp"
#include "text/text.hpp"

namespace whichgate::policy {
namespace {

// Keys that hold several values in one request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
constexpr std::array<std::string_view, 7> multivalued_keys{
    "aws:TagKeys",        "aws:CalledVia",    "aws:PrincipalOrgPaths",        "aws:ResourceOrgPaths",
    "aws:SourceOrgPaths", "aws:VpceOrgPaths", "aws:PrincipalServiceNamesList"};

bool is_multivalued(std::string_view key) {
  return std::any_of(multivalued_keys.begin(), multivalued_keys.end(),
                     [&](std::string_view known) { return text::equals_ignoring_case(key, known); });
}

bool is_decimal(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::count(text.begin(), text.end(), '.') <= 1 && std::any_of(text.begin(), text.end(), digit) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return c == '.' || digit(c); });
}

bool looks_like_address(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF.:/") == std::string_view::npos &&
         text.find_first_of(".:") != std::string_view::npos;
}

bool is_boolean(std::string_view text) {
  return text::equals_ignoring_case(text, "true") || text::equals_ignoring_case(text, "false");
}

// What a value must be, when it is not; dates are AWS's own business.
std::string_view expected_value(Comparison comparison, std::string_view value) {
  if (compares_numbers(comparison) && !is_decimal(value)) return "a number";
  if ((comparison == Comparison::boolean || comparison == Comparison::null) && !is_boolean(value))
    return "`true` or `false`";
  if (comparison == Comparison::address && !looks_like_address(value)) return "an address or a range like 10.0.0.0/8";
  return {};
}

// A ${ that begins no variable: no }, no name, or a default that is not in single quotes.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
bool has_malformed_variable(std::string_view text) {
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) return true;
    const std::string_view inside = text.substr(at + 2, end - at - 2);
    const std::size_t comma = inside.find(", ");
    const std::string_view key = inside.substr(0, comma);
    if (key.empty() || key.find_first_of(" {$") != std::string_view::npos) {
      if (inside == "$") continue;  // ${$} is a dollar sign
      return true;
    }
    if (comma == std::string_view::npos) continue;
    const std::string_view otherwise = inside.substr(comma + 2);
    if (otherwise.size() < 2 || otherwise.front() != '\'' || otherwise.back() != '\'') return true;
  }
  return false;
}

void warn_of_values(const PolicyCondition& condition, const ConditionOperator& parsed, bool variables,
                    Findings& findings) {
  const std::string& name = condition.condition_operator;
  const bool equals =
      parsed.comparison == Comparison::string_equals || parsed.comparison == Comparison::string_equals_ignoring_case;
  for (const std::string& value : condition.values) {
    if (const std::string_view wanted = expected_value(parsed.comparison, value); !wanted.empty())
      findings.warn(condition.where, "policy.condition-value",
                    fmt::format("{} compares with {}, and `{}` is none", name, wanted, value));
    if (equals && value.find_first_of("*?") != std::string::npos && value.find("${") == std::string::npos)
      findings.warn(condition.where, "policy.literal-wildcard",
                    fmt::format("{} takes the wildcard in `{}` literally", name, value),
                    "StringLike and StringNotLike know wildcards");
    if (value.find("${") == std::string::npos) continue;
    if (!variables)
      findings.warn(condition.where, "policy.variable-without-version",
                    fmt::format("`{}` is taken literally: variables need version 2012-10-17", value),
                    R"(write "Version": "2012-10-17")");
    else if (has_malformed_variable(value))
      findings.warn(condition.where, "policy.malformed-variable",
                    fmt::format("`{}` begins a variable and does not end it as AWS wants", value),
                    "a variable is written ${aws:username} or ${aws:username, 'default'}");
  }
}

void warn_of_quantifier(const PolicyStatement& statement, const PolicyCondition& condition,
                        const ConditionOperator& parsed, Findings& findings) {
  if (parsed.comparison == Comparison::null) return;
  if (parsed.quantifier == Quantifier::none && is_multivalued(condition.key))
    findings.warn(
        condition.where, "policy.multivalued-key",
        fmt::format("`{}` holds several values, and {} never matches it", condition.key, condition.condition_operator),
        "put ForAllValues: or ForAnyValue: in front of the operator");
  const auto is_present_check = [&](const PolicyCondition& other) {
    const std::optional<ConditionOperator> null = parse_operator(other.condition_operator);
    return null && null->comparison == Comparison::null && text::equals_ignoring_case(other.key, condition.key) &&
           other.values.size() == 1 && text::equals_ignoring_case(other.values.front(), "false");
  };
  if (parsed.quantifier == Quantifier::for_all_values && statement.effect == Effect::allow &&
      std::none_of(statement.conditions.begin(), statement.conditions.end(), is_present_check))
    findings.warn(
        condition.where, "policy.for-all-values-without-null",
        fmt::format("this allows requests without `{}` too: ForAllValues holds when the key is missing", condition.key),
        fmt::format(R"(add "Null": {{"{}": "false"}})", condition.key));
}

// The same key twice, in different letter case: AWS takes keys for the same.
void warn_of_repeated_keys(const PolicyStatement& statement, Findings& findings) {
  const std::vector<PolicyCondition>& all = statement.conditions;
  for (auto condition = all.begin(); condition != all.end(); ++condition)
    if (std::any_of(all.begin(), condition, [&](const PolicyCondition& earlier) {
          return text::equals_ignoring_case(earlier.condition_operator, condition->condition_operator) &&
                 text::equals_ignoring_case(earlier.key, condition->key);
        }))
      findings.warn(condition->where, "policy.repeated-condition-key",
                    fmt::format("`{}` stands twice under {}", condition->key, condition->condition_operator),
                    "keys are compared without regard to case; give all values in one list");
}

}  // namespace

void warn_of_conditions(const PolicyDocument& document, Findings& findings) {
  const bool variables = document.version == current_version;
  for (const PolicyStatement& statement : document.statements) {
    for (const PolicyCondition& condition : statement.conditions) {
      const std::optional<ConditionOperator> parsed = parse_operator(condition.condition_operator);
      if (!parsed) continue;
      if (!canonical_spelling(condition.condition_operator))
        findings.warn(condition.where, "policy.operator-case",
                      fmt::format("`{}` is not how AWS writes this operator", condition.condition_operator));
      if (condition.values.empty())
        findings.warn(condition.where, "policy.no-values",
                      fmt::format("`{}` is compared with an empty list", condition.key));
      warn_of_values(condition, *parsed, variables, findings);
      warn_of_quantifier(statement, condition, *parsed, findings);
    }
    warn_of_repeated_keys(statement, findings);
  }
}

}  // namespace whichgate::policy
