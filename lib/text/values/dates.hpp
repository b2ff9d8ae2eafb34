#pragma once
#include <compare>
#include <cstdint>
#include <string_view>

#include "text/values/reading.hpp"

namespace whichgate::text {

// A moment in UTC, to the nanosecond.
struct Moment {
  std::int64_t seconds = 0;  // since 1970
  std::int64_t nanoseconds = 0;
  auto operator<=>(const Moment&) const = default;
};

// "2026-11-22T09:00:00Z", "2026-11-22" and the other forms of https://www.w3.org/TR/NOTE-datetime (four digits are a
// year, a date alone is its first second in UTC), or seconds since 1970.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
// AWS saves further forms, such as a time without a zone or February 30, and does not say which moment they are. What
// it refuses to save is not a date.
Reading<Moment> read_moment(std::string_view text);

}  // namespace whichgate::text
