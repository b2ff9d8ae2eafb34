#include "policy/operators.hpp"

#include <algorithm>
#include <array>

#include "text/text.hpp"

namespace whichgate::policy {
namespace {

struct Row {
  std::string_view name;
  Comparison comparison;
  bool negated;
};

constexpr std::array<Row, 27> rows{{
    {"StringEquals", Comparison::string_equals, false},
    {"StringNotEquals", Comparison::string_equals, true},
    {"StringEqualsIgnoreCase", Comparison::string_equals_ignoring_case, false},
    {"StringNotEqualsIgnoreCase", Comparison::string_equals_ignoring_case, true},
    {"StringLike", Comparison::string_like, false},
    {"StringNotLike", Comparison::string_like, true},
    {"NumericEquals", Comparison::numeric_equals, false},
    {"NumericNotEquals", Comparison::numeric_equals, true},
    {"NumericLessThan", Comparison::numeric_less, false},
    {"NumericLessThanEquals", Comparison::numeric_less_equals, false},
    {"NumericGreaterThan", Comparison::numeric_greater, false},
    {"NumericGreaterThanEquals", Comparison::numeric_greater_equals, false},
    {"DateEquals", Comparison::date_equals, false},
    {"DateNotEquals", Comparison::date_equals, true},
    {"DateLessThan", Comparison::date_less, false},
    {"DateLessThanEquals", Comparison::date_less_equals, false},
    {"DateGreaterThan", Comparison::date_greater, false},
    {"DateGreaterThanEquals", Comparison::date_greater_equals, false},
    {"Bool", Comparison::boolean, false},
    {"BinaryEquals", Comparison::binary, false},
    {"IpAddress", Comparison::address, false},
    {"NotIpAddress", Comparison::address, true},
    {"ArnEquals", Comparison::arn, false},
    {"ArnLike", Comparison::arn, false},
    {"ArnNotEquals", Comparison::arn, true},
    {"ArnNotLike", Comparison::arn, true},
    {"Null", Comparison::null, false},
}};

constexpr std::string_view for_all = "ForAllValues:";
constexpr std::string_view for_any = "ForAnyValue:";
constexpr std::string_view if_exists = "IfExists";

// The parts of a name; `same` compares its fixed parts with AWS's spelling.
template <class Same>
const Row* take_apart(std::string_view name, ConditionOperator& found, Same same) {
  if (same(name.substr(0, for_all.size()), for_all)) {
    found.quantifier = Quantifier::for_all_values;
    name.remove_prefix(for_all.size());
  } else if (same(name.substr(0, for_any.size()), for_any)) {
    found.quantifier = Quantifier::for_any_value;
    name.remove_prefix(for_any.size());
  }
  if (name.size() > if_exists.size() && same(name.substr(name.size() - if_exists.size()), if_exists)) {
    found.if_exists = true;
    name.remove_suffix(if_exists.size());
  }
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return same(name, r.name); });
  if (row == rows.end() || (row->comparison == Comparison::null && found.if_exists)) return nullptr;
  found.comparison = row->comparison;
  found.negated = row->negated;
  return &*row;
}

}  // namespace

std::optional<ConditionOperator> parse_operator(std::string_view name) {
  ConditionOperator found;
  if (!take_apart(name, found, text::equals_ignoring_case)) return std::nullopt;
  return found;
}

bool canonical_spelling(std::string_view name) {
  ConditionOperator found;
  return take_apart(name, found, [](std::string_view a, std::string_view b) { return a == b; }) != nullptr;
}

std::vector<std::string> operator_names() {
  std::vector<std::string> names;
  for (const Row& row : rows) names.emplace_back(row.name);
  return names;
}

bool compares_dates(Comparison comparison) {
  return comparison >= Comparison::date_equals && comparison <= Comparison::date_greater_equals;
}

bool compares_numbers(Comparison comparison) {
  return comparison >= Comparison::numeric_equals && comparison <= Comparison::numeric_greater_equals;
}

bool takes_variables(Comparison comparison) {
  return comparison == Comparison::string_equals || comparison == Comparison::string_equals_ignoring_case ||
         comparison == Comparison::string_like || comparison == Comparison::arn;
}

}  // namespace whichgate::policy
