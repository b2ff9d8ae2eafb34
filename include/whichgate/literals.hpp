#pragma once
#include <cstddef>
#include <string_view>

#include "whichgate/instant.hpp"

namespace whichgate::literals {

namespace detail {
constexpr bool digit(char c) { return c >= '0' && c <= '9'; }
constexpr int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (!digit(c)) throw "not a digit";
    value = value * 10 + (c - '0');
  }
  return value;
}
}  // namespace detail

// An AWS account id, checked when the program is compiled: "111122223333"_account.
consteval std::string_view operator""_account(const char* text, std::size_t size) {
  if (size != 12) throw "an AWS account id has 12 digits";
  for (std::size_t i = 0; i < size; ++i)
    if (!detail::digit(text[i])) throw "an AWS account id holds digits only";
  return {text, size};
}

// An IAM action, checked for its form: "ce:DescribeReport"_action.
consteval std::string_view operator""_action(const char* text, std::size_t size) {
  const std::string_view action(text, size);
  const std::size_t colon = action.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == size) throw "an action has the form service:Name";
  if (action.find(':', colon + 1) != std::string_view::npos) throw "an action has one colon";
  if (action.find(' ') != std::string_view::npos) throw "an action has no spaces";
  return action;
}

// A moment in UTC: "2026-11-22T09:00:00Z"_utc.
consteval Instant operator""_utc(const char* text, std::size_t size) {
  using namespace std::chrono;
  const std::string_view s(text, size);
  if (size != 20 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' || s[19] != 'Z')
    throw "a moment has the form 2026-11-22T09:00:00Z";
  const year_month_day date{year(detail::number(s.substr(0, 4))),
                            month(static_cast<unsigned>(detail::number(s.substr(5, 2)))),
                            day(static_cast<unsigned>(detail::number(s.substr(8, 2))))};
  const int h = detail::number(s.substr(11, 2)), m = detail::number(s.substr(14, 2)),
            sec = detail::number(s.substr(17, 2));
  if (!date.ok() || h > 23 || m > 59 || sec > 59) throw "no such moment";
  return Instant(sys_days(date)) + hours(h) + minutes(m) + seconds(sec);
}

}  // namespace whichgate::literals
