#include "text/values/numbers.hpp"

#include <algorithm>

namespace whichgate::text {

namespace {

bool digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::strong_ordering compare_sizes(const Decimal& a, const Decimal& b) {
  if (a.whole.size() != b.whole.size()) return a.whole.size() <=> b.whole.size();
  if (const auto order = a.whole <=> b.whole; order != 0) return order;
  return a.fraction <=> b.fraction;
}

}  // namespace

Reading<Decimal> read_decimal(std::string_view text) {
  Decimal number;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const std::size_t point = text.find('.');
  const bool has_point = point != std::string_view::npos;
  number.whole = text.substr(0, point);
  if (has_point) number.fraction = text.substr(point + 1);
  if (number.zero() || !digits(number.whole) || !digits(number.fraction)) return {Meaning::none};
  if (number.whole.empty() || (has_point && number.fraction.empty())) return {Meaning::undocumented};
  while (!number.whole.empty() && number.whole.front() == '0') number.whole.remove_prefix(1);
  while (!number.fraction.empty() && number.fraction.back() == '0') number.fraction.remove_suffix(1);
  return {Meaning::value, number};
}

std::strong_ordering compare_numbers(const Decimal& a, const Decimal& b) {
  const bool a_negative = a.negative && !a.zero(), b_negative = b.negative && !b.zero();
  if (a_negative != b_negative) return a_negative ? std::strong_ordering::less : std::strong_ordering::greater;
  return a_negative ? compare_sizes(b, a) : compare_sizes(a, b);
}

}  // namespace whichgate::text
