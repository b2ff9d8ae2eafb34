#include "eval/operators.hpp"

#include "text/text.hpp"

namespace whichgate::eval {

namespace {

struct Row {
  std::string_view name;
  Comparison comparison;
  bool negated = false;
};

constexpr Row rows[] = {
    {"StringEquals", Comparison::string_equals},
    {"StringNotEquals", Comparison::string_equals, true},
    {"StringEqualsIgnoreCase", Comparison::string_equals_ignoring_case},
    {"StringNotEqualsIgnoreCase", Comparison::string_equals_ignoring_case, true},
    {"StringLike", Comparison::string_like},
    {"StringNotLike", Comparison::string_like, true},
    {"NumericEquals", Comparison::numeric_equals},
    {"NumericNotEquals", Comparison::numeric_equals, true},
    {"NumericLessThan", Comparison::numeric_less},
    {"NumericLessThanEquals", Comparison::numeric_less_equals},
    {"NumericGreaterThan", Comparison::numeric_greater},
    {"NumericGreaterThanEquals", Comparison::numeric_greater_equals},
    {"DateEquals", Comparison::date_equals},
    {"DateNotEquals", Comparison::date_equals, true},
    {"DateLessThan", Comparison::date_less},
    {"DateLessThanEquals", Comparison::date_less_equals},
    {"DateGreaterThan", Comparison::date_greater},
    {"DateGreaterThanEquals", Comparison::date_greater_equals},
    {"Bool", Comparison::boolean},
    {"BinaryEquals", Comparison::binary},
    {"IpAddress", Comparison::address},
    {"NotIpAddress", Comparison::address, true},
    {"ArnEquals", Comparison::arn},
    {"ArnLike", Comparison::arn},
    {"ArnNotEquals", Comparison::arn, true},
    {"ArnNotLike", Comparison::arn, true},
    {"Null", Comparison::null},
};

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text::starts_with_ignoring_case(text, prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (text.size() < suffix.size()) return false;
  if (!text::equals_ignoring_case(text.substr(text.size() - suffix.size()), suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

}  // namespace

std::optional<ConditionOperator> parse_operator(std::string_view name) {
  ConditionOperator found;
  if (take_prefix(name, "ForAllValues:")) {
    found.quantifier = Quantifier::for_all_values;
  } else if (take_prefix(name, "ForAnyValue:")) {
    found.quantifier = Quantifier::for_any_value;
  }
  found.if_exists = take_suffix(name, "IfExists");
  for (const Row& row : rows) {
    if (!text::equals_ignoring_case(name, row.name)) continue;
    if (row.comparison == Comparison::null && found.if_exists) return std::nullopt;
    found.comparison = row.comparison;
    found.negated = row.negated;
    return found;
  }
  return std::nullopt;
}

}  // namespace whichgate::eval
