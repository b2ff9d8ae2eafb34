#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whichgate::policy {

enum class Comparison {
  string_equals,
  string_equals_ignoring_case,
  string_like,
  numeric_equals,
  numeric_less,
  numeric_less_equals,
  numeric_greater,
  numeric_greater_equals,
  date_equals,
  date_less,
  date_less_equals,
  date_greater,
  date_greater_equals,
  boolean,
  binary,
  address,
  arn,
  null
};

enum class Quantifier { none, for_all_values, for_any_value };

// A condition operator taken apart: ForAllValues:StringNotLikeIfExists is {for_all_values, string_like, negated,
// if_exists}.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
struct ConditionOperator {
  Quantifier quantifier = Quantifier::none;
  Comparison comparison = Comparison::string_equals;
  bool negated = false;
  bool if_exists = false;
};

// Whatever the case of its letters. nullopt: AWS documents no such operator.
std::optional<ConditionOperator> parse_operator(std::string_view name);

// In AWS's spelling, without quantifier and IfExists.
std::vector<std::string> operator_names();
// Is the operator written as AWS writes it?
bool canonical_spelling(std::string_view name);

bool compares_dates(Comparison comparison);
bool compares_numbers(Comparison comparison);
// Policy variables count in what they compare with.
bool takes_variables(Comparison comparison);

}  // namespace whichgate::policy
