#pragma once
#include <compare>
#include <string_view>

#include "text/values/reading.hpp"

namespace whichgate::text {

// An integer or a decimal of any length. Points into the text it was read from.
struct Decimal {
  bool negative = false;
  std::string_view whole = {};     // without leading zeros
  std::string_view fraction = {};  // without trailing zeros

  bool zero() const { return whole.empty() && fraction.empty(); }
};

// "10", "-0.5", "+007": an integer or decimal value.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
// The page does not say whether a decimal may begin or end with its point. An exponent makes it neither of the two.
Reading<Decimal> read_decimal(std::string_view text);

// Exactly.
std::strong_ordering compare_numbers(const Decimal& a, const Decimal& b);

}  // namespace whichgate::text
