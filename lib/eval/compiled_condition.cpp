#include "eval/compiled_condition.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "eval/logic.hpp"
#include "eval/variables.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

using policy::ConditionOperator;
using policy::Quantifier;

namespace {

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

}  // namespace

CompiledCondition::CompiledCondition(const PolicyCondition& condition, const PolicyDocument& policy)
    : source_(&condition), policy_(&policy), how_(policy::parse_operator(condition.condition_operator)) {
  if (!how_) return;
  values_.reserve(condition.values.size());
  for (const std::string& value : condition.values)
    values_.emplace_back(how_->comparison, value, variables_enabled(policy));
}

// A key without values counts as absent; for the set operators and Null so does one whose values are all empty.
bool CompiledCondition::absent_for_operator(const ContextEntry* entry) const {
  if (absent(entry)) return true;
  if (how_->quantifier == Quantifier::none && how_->comparison != Comparison::null) return false;
  for (std::size_t i = 0; i < value_count(*entry); ++i)
    if (!value_at(*entry, i).empty()) return false;
  return true;
}

Match CompiledCondition::match_null(bool key_absent) const {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
  if (how_->quantifier != Quantifier::none) return match_if(how_->quantifier == Quantifier::for_all_values);
  return match_if(std::ranges::any_of(source_->values, [&](const std::string& value) {
    return text::equals_ignoring_case(value, key_absent ? "true" : "false");
  }));
}

// Positive operators want one of the policy's values to match, negated ones want none.
Match CompiledCondition::satisfied(std::string_view text, const AccessRequest& request, std::string* note) const {
  const ActualValue actual(text);
  Match match = Match::no;
  for (const ExpectedValue& expected : values_) {
    match = either(match, expected.matches(actual, request, note));
    if (match == Match::yes) break;
  }
  return how_->negated ? opposite(match) : match;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
bool CompiledCondition::lacks_quantifier(const ContextEntry& entry) const {
  return entry.multivalued && how_->quantifier == Quantifier::none && how_->comparison != Comparison::null;
}

Match CompiledCondition::match_values(const ContextEntry& entry, const AccessRequest& request,
                                      std::string* note) const {
  if (lacks_quantifier(entry)) return Match::no;
  if (how_->quantifier == Quantifier::none) return satisfied(entry.value, request, note);
  const bool all = how_->quantifier == Quantifier::for_all_values;
  Match match = match_if(all);
  for (std::size_t i = 0; i < value_count(entry); ++i) {
    const Match one = satisfied(value_at(entry, i), request, note);
    match = all ? both(match, one) : either(match, one);
  }
  return match;
}

// What a key that is there would give, whatever its values; unknown: that depends on them.
Match CompiledCondition::match_any_values() const {
  if (how_->comparison == Comparison::null) return match_null(false);
  const bool depends_on_several = how_->quantifier == Quantifier::none && how_->negated;
  return source_->values.empty() && !depends_on_several ? match_if(how_->negated) : Match::unknown;
}

Match CompiledCondition::matches(const AccessRequest& request, std::string* note) const {
  if (!how_) return Match::unknown;
  const ContextEntry* entry = find(request, source_->key);
  const bool plain = how_->quantifier == Quantifier::none && how_->comparison != Comparison::null;
  if (plain && entry && !entry->multivalued) return satisfied(entry->value, request, note);
  const bool key_absent = absent_for_operator(entry);
  if (!key_absent && how_->comparison != Comparison::null) return match_values(*entry, request, note);
  const Match without_key =
      how_->comparison == Comparison::null ? match_null(key_absent) : match_if(match_absent(*how_));
  if (!leaves_open(request, source_->key) || match_any_values() == without_key) return without_key;
  if (note) *note = fmt::format("the context is partial and does not say whether the request has `{}`", source_->key);
  return Match::unknown;
}

// Why it is unknown, or matches less than it seems to.
std::string CompiledCondition::describe(const ContextEntry* entry, Match match, std::string why_unknown) const {
  if (!how_) return fmt::format("AWS documents no condition operator `{}`", source_->condition_operator);
  if (match == Match::unknown) return why_unknown;
  if (entry && !absent_for_operator(entry) && lacks_quantifier(*entry))
    return "a key with several values needs ForAllValues or ForAnyValue, without them nothing matches";
  return {};
}

ConditionReport CompiledCondition::report(const AccessRequest& request) const {
  ConditionReport report;
  std::string note, missing;
  report.match = matches(request, &note);
  report.condition_operator = source_->condition_operator;
  report.key = source_->key;
  const bool variables = how_ && policy::takes_variables(how_->comparison) && variables_enabled(*policy_);
  for (const std::string& value : source_->values)
    report.expected.push_back(variables ? filled_in(tokenize(value), request, missing) : value);
  const ContextEntry* entry = find(request, source_->key);
  for (std::size_t i = 0; entry && i < value_count(*entry); ++i) report.actual.emplace_back(value_at(*entry, i));
  report.note = describe(entry, report.match, std::move(note));
  if (report.note.empty()) report.note = std::move(missing);
  report.where = source_->where;
  return report;
}

}  // namespace whichgate::eval
