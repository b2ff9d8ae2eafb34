#include <fmt/format.h>

#include <algorithm>

#include "eval/compare.hpp"
#include "eval/logic.hpp"
#include "eval/match.hpp"
#include "eval/variables.hpp"
#include "policy/operators.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

using policy::ConditionOperator;
using policy::Quantifier;

namespace {

// A condition that is being matched.
struct Test {
  const PolicyCondition& condition;
  const ConditionOperator& how;
  const PolicyDocument& policy;
  const Context& context;
  std::string* note;
};

// A key without values counts as absent; for the set operators and Null so does one whose values are all empty.
bool absent(const Context::Entry* entry, const ConditionOperator& how) {
  if (!entry || entry->values.empty()) return true;
  if (how.quantifier == Quantifier::none && how.comparison != Comparison::null) return false;
  return std::ranges::all_of(entry->values, [](const std::string& value) { return value.empty(); });
}

Match match_null(const PolicyCondition& condition, const ConditionOperator& how, bool key_absent) {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
  if (how.quantifier != Quantifier::none) return match_if(how.quantifier == Quantifier::for_all_values);
  return match_if(std::ranges::any_of(condition.values, [&](const std::string& value) {
    return text::equals_ignoring_case(value, key_absent ? "true" : "false");
  }));
}

bool match_absent(const ConditionOperator& how) {
  switch (how.quantifier) {
    case Quantifier::for_all_values:
      return true;
    case Quantifier::for_any_value:
      return how.if_exists;
    case Quantifier::none:
      break;
  }
  return how.if_exists || how.negated;
}

// Positive operators want one of the policy's values to match, negated ones want none.
Match satisfied(const Test& test, std::string_view actual) {
  Match match = Match::no;
  for (const std::string& expected : test.condition.values) {
    match = either(match, compare(test.how.comparison, actual, expected, test.policy, test.context, test.note));
    if (match == Match::yes) break;
  }
  return test.how.negated ? opposite(match) : match;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
bool lacks_quantifier(const ConditionOperator& how, const Context::Entry& entry) {
  return entry.multivalued && how.quantifier == Quantifier::none && how.comparison != Comparison::null;
}

Match match_values(const Test& test, const Context::Entry& entry) {
  if (lacks_quantifier(test.how, entry)) return Match::no;
  if (test.how.quantifier == Quantifier::none) return satisfied(test, entry.values.front());
  const bool all = test.how.quantifier == Quantifier::for_all_values;
  Match match = match_if(all);
  for (const std::string& actual : entry.values) {
    const Match one = satisfied(test, actual);
    match = all ? both(match, one) : either(match, one);
  }
  return match;
}

// What a key that is there would give, whatever its values; unknown: that depends on them.
Match match_any_values(const Test& test) {
  if (test.how.comparison == Comparison::null) return match_null(test.condition, test.how, false);
  const bool depends_on_several = test.how.quantifier == Quantifier::none && test.how.negated;
  return test.condition.values.empty() && !depends_on_several ? match_if(test.how.negated) : Match::unknown;
}

Match match_parsed(const Test& test) {
  const Context::Entry* entry = test.context.find(test.condition.key);
  const bool key_absent = absent(entry, test.how);
  if (!key_absent && test.how.comparison != Comparison::null) return match_values(test, *entry);
  const Match without_key = test.how.comparison == Comparison::null ? match_null(test.condition, test.how, key_absent)
                                                                    : match_if(match_absent(test.how));
  if (!test.context.leaves_open(test.condition.key) || match_any_values(test) == without_key) return without_key;
  if (test.note)
    *test.note =
        fmt::format("the context is partial and does not say whether the request has `{}`", test.condition.key);
  return Match::unknown;
}

// Why it is unknown, or matches less than it seems to.
std::string describe(const PolicyCondition& condition, const std::optional<ConditionOperator>& how,
                     const Context::Entry* entry, Match match, std::string why_unknown) {
  if (!how) return fmt::format("AWS documents no condition operator `{}`", condition.condition_operator);
  if (match == Match::unknown) return why_unknown;
  if (entry && !absent(entry, *how) && lacks_quantifier(*how, *entry))
    return "a key with several values needs ForAllValues or ForAnyValue, without them nothing matches";
  return {};
}

bool takes_variables(Comparison comparison) {
  return comparison == Comparison::string_equals || comparison == Comparison::string_equals_ignoring_case ||
         comparison == Comparison::string_like || comparison == Comparison::arn;
}

}  // namespace

Match match_condition(const PolicyCondition& condition, const PolicyDocument& policy, const Context& context,
                      ConditionReport* report) {
  const auto how = policy::parse_operator(condition.condition_operator);
  std::string note;
  const Match match = how ? match_parsed({condition, *how, policy, context, report ? &note : nullptr}) : Match::unknown;
  if (!report) return match;
  const Context::Entry* entry = context.find(condition.key);
  report->condition_operator = condition.condition_operator;
  report->key = condition.key;
  std::string missing;
  for (const std::string& value : condition.values)
    report->expected.push_back(how && takes_variables(how->comparison) ? filled_in(value, 0, policy, context, missing)
                                                                       : value);
  if (entry) report->actual = entry->values;
  report->match = match;
  report->note = describe(condition, how, entry, match, std::move(note));
  if (report->note.empty()) report->note = std::move(missing);
  report->where = condition.where;
  return match;
}

}  // namespace whichgate::eval
