#include <fmt/core.h>

#include <charconv>

#include "policy/operators.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

// Takes numbers and letters off the front of a date.
class DateText {
 public:
  explicit DateText(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // A run of digits whose value lies between the two.
  bool number(std::size_t most_digits, long long low, long long high, std::size_t least_digits = 1) {
    std::size_t count = 0;
    while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
    long long value = 0;
    const bool fits = std::from_chars(rest_.data(), rest_.data() + count, value).ec == std::errc{};
    rest_.remove_prefix(count);
    return fits && count >= least_digits && count <= most_digits && value >= low && value <= high;
  }

 private:
  std::string_view rest_;
};

// A year alone may be long and negative: the limits are those of a 64-bit count of milliseconds.
bool take_day(DateText& in) {
  const bool negative = in.take('-');
  if (!in.number(9, 0, negative ? 292275054 : 292278993)) return false;
  if (!in.take('-')) return true;
  if (!in.number(2, 1, 12)) return false;
  return !in.take('-') || in.number(2, 1, 31);
}

bool take_time(DateText& in) {
  if (!in.number(2, 0, 23)) return false;
  if (!in.take(':')) return true;
  if (!in.number(2, 0, 59)) return false;
  if (!in.take(':')) return true;
  if (!in.number(2, 0, 59)) return false;
  return !in.take('.') || in.number(9, 0, 999999999);
}

bool take_zone(DateText& in) {
  if (in.take('z') || in.take('Z')) return true;
  if (!in.take('+') && !in.take('-')) return true;
  if (!in.number(2, 0, 23, 2)) return false;
  return !in.take(':') || in.number(2, 0, 59, 2);
}

}  // namespace

bool is_legacy_date(std::string_view text) {
  if (text.find_first_not_of("0123456789") == std::string_view::npos) {
    long long seconds = 0;
    return std::from_chars(text.data(), text.data() + text.size(), seconds).ec == std::errc{};
  }
  DateText in(text);
  if (!take_day(in)) return false;
  if ((in.take('t') || in.take('T')) && !in.done() && (!take_time(in) || !take_zone(in))) return false;
  return in.done();
}

void check_legacy_dates(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements)
    for (const PolicyCondition& condition : statement.conditions) {
      const std::optional<policy::ConditionOperator> parsed = policy::parse_operator(condition.condition_operator);
      if (!parsed || !policy::compares_dates(parsed->comparison)) continue;
      for (const std::string& value : condition.values)
        if (!is_legacy_date(value))
          findings.refuse(Fault::syntax, condition.where, std::string(legacy_parsing),
                          fmt::format("`{}` is no date; write 2026-11-22T09:00:00Z, or seconds since 1970", value));
    }
}

}  // namespace whichgate::validation
