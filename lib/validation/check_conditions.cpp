#include <fmt/core.h>

#include <set>
#include <utility>

#include "policy/operators.hpp"
#include "text/text.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

// A date that is none is refused, and not warned of.
void warn_of_meaning(const PolicyCondition& condition, const policy::ConditionOperator& parsed,
                     const std::string& value, Findings& findings) {
  const std::string& name = condition.condition_operator;
  const std::string_view wanted = expected_value(parsed.comparison);
  switch (meaning_of_value(parsed.comparison, value)) {
    case text::Meaning::value:
      return;
    case text::Meaning::none:
      if (!policy::compares_dates(parsed.comparison))
        findings.warn(condition.where, "policy.condition-value",
                      fmt::format("{} compares with {}, and `{}` is none", name, wanted, value),
                      fmt::format("write {}", wanted));
      return;
    case text::Meaning::undocumented:
      findings.warn(condition.where, "policy.undocumented-value",
                    fmt::format("{} compares with {}, and AWS does not say what `{}` is", name, wanted, value),
                    fmt::format("write {}", wanted));
      return;
  }
}

void warn_of_values(const PolicyCondition& condition, const policy::ConditionOperator& parsed, Findings& findings) {
  const std::string& name = condition.condition_operator;
  const bool equals = parsed.comparison == policy::Comparison::string_equals ||
                      parsed.comparison == policy::Comparison::string_equals_ignoring_case;
  const bool yes_or_no =
      parsed.comparison == policy::Comparison::boolean || parsed.comparison == policy::Comparison::null;
  for (const std::string& value : condition.values) {
    warn_of_meaning(condition, parsed, value, findings);
    if (equals && value.find_first_of("*?") != std::string::npos && value.find("${") == std::string::npos)
      findings.warn(condition.where, "policy.literal-wildcard",
                    fmt::format("{} takes the wildcard in `{}` literally", name, value),
                    "StringLike and StringNotLike know wildcards");
  }
  if (yes_or_no && condition.values.size() > 1)
    findings.warn(condition.where, "policy.several-booleans",
                  fmt::format("{} of `{}` has {} values", name, condition.key, condition.values.size()),
                  "give one: true or false");
}

// Every key of AWS's has a prefix: aws:, or that of a service.
void warn_of_key(const PolicyCondition& condition, Findings& findings) {
  const std::size_t colon = condition.key.find(':');
  if (colon == std::string::npos || colon == 0 || condition.key.find(' ') < colon)
    findings.warn(condition.where, "policy.condition-key",
                  fmt::format("`{}` is not a condition key, and no request has it", condition.key),
                  "a key has a prefix, for example `aws:SourceIp` or `s3:prefix`");
}

// The keys, in lower case, that a Null condition of the statement makes sure of.
std::set<std::string> present_keys(const PolicyStatement& statement) {
  std::set<std::string> keys;
  for (const PolicyCondition& condition : statement.conditions) {
    const std::optional<policy::ConditionOperator> null = policy::parse_operator(condition.condition_operator);
    if (null && null->comparison == policy::Comparison::null && condition.values.size() == 1 &&
        text::equals_ignoring_case(condition.values.front(), "false"))
      keys.insert(text::lower(condition.key));
  }
  return keys;
}

void warn_of_quantifier(const PolicyStatement& statement, const PolicyCondition& condition,
                        const policy::ConditionOperator& parsed, const std::set<std::string>& present,
                        Findings& findings) {
  const std::string& name = condition.condition_operator;
  const Values values = values_of_key(condition.key);
  if (parsed.comparison == policy::Comparison::null) {
    if (parsed.quantifier != policy::Quantifier::none)
      findings.warn(condition.where, "policy.null-with-quantifier",
                    fmt::format("{} asks of each value whether the key is there", name), "write `Null`");
    return;
  }
  if (parsed.quantifier == policy::Quantifier::none && values == Values::several)
    findings.warn(condition.where, "policy.multivalued-key",
                  fmt::format("`{}` holds several values, and {} never matches it", condition.key, name),
                  "put ForAllValues: or ForAnyValue: in front of the operator");
  if (parsed.quantifier != policy::Quantifier::none && values == Values::one)
    findings.warn(condition.where, "policy.single-valued-key",
                  fmt::format("`{}` holds one value, and {} is for keys that hold several", condition.key, name),
                  "leave ForAllValues: or ForAnyValue: out");
  if (parsed.quantifier == policy::Quantifier::for_all_values && statement.effect == Effect::allow &&
      !present.contains(text::lower(condition.key)))
    findings.warn(
        condition.where, "policy.for-all-values-without-null",
        fmt::format("this allows requests without `{}` too: ForAllValues holds when the key is missing", condition.key),
        fmt::format(R"(add "Null": {{"{}": "false"}})", condition.key));
}

// The same key twice, in different letter case: AWS takes keys for the same.
void warn_of_repeated_keys(const PolicyStatement& statement, Findings& findings) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const PolicyCondition& condition : statement.conditions)
    if (!seen.emplace(text::lower(condition.condition_operator), text::lower(condition.key)).second)
      findings.warn(condition.where, "policy.repeated-condition-key",
                    fmt::format("`{}` stands twice under {}", condition.key, condition.condition_operator),
                    "keys are compared without regard to case; give all values in one list");
}

}  // namespace

void warn_of_conditions(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements) {
    const std::set<std::string> present = present_keys(statement);
    for (const PolicyCondition& condition : statement.conditions) {
      const std::optional<policy::ConditionOperator> parsed = policy::parse_operator(condition.condition_operator);
      if (!parsed) continue;
      if (!policy::canonical_spelling(condition.condition_operator))
        findings.warn(condition.where, "policy.operator-case",
                      fmt::format("`{}` is not how AWS writes this operator", condition.condition_operator),
                      "write it as AWS's guide does, for example `ForAnyValue:StringEqualsIfExists`");
      if (condition.values.empty())
        findings.warn(condition.where, "policy.no-values",
                      fmt::format("`{}` is compared with an empty list", condition.key),
                      "give a value, or remove the key");
      warn_of_key(condition, findings);
      warn_of_values(condition, *parsed, findings);
      warn_of_quantifier(statement, condition, *parsed, present, findings);
    }
    warn_of_repeated_keys(statement, findings);
  }
}

}  // namespace whichgate::validation
