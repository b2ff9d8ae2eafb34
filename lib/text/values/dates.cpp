#include "text/values/dates.hpp"

#include <charconv>
#include <chrono>

namespace whichgate::text {

namespace {

// Takes parts off the front of a text; every step says whether the part was there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // As many digits as there are; their value lies between the two. `digits` counts them.
  bool number(int low, int high, int& value, std::size_t& digits) {
    digits = 0;
    while (digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9') ++digits;
    const bool fits = std::from_chars(rest_.data(), rest_.data() + digits, value).ec == std::errc();
    rest_.remove_prefix(digits);
    return fits && digits <= 9 && value >= low && value <= high;
  }

 private:
  std::string_view rest_;
};

// Reads what AWS saves, as seen in moto's copy of its checks (moto/iam/policy_validation.py), and notes where that is
// more than W3C's forms.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : in_(text) {}

  Reading<Moment> read() {
    if (!day()) return {Meaning::none};
    if (take_letter('T', 't')) {
      if (!complete_date_) documented_ = false;
      if (in_.done())
        documented_ = false;
      else if (!time() || !zone())
        return {Meaning::none};
    }
    if (!in_.done()) return {Meaning::none};
    const std::chrono::year_month_day date{std::chrono::year(year_), std::chrono::month(static_cast<unsigned>(month_)),
                                           std::chrono::day(static_cast<unsigned>(day_))};
    if (!documented_ || !date.ok()) return {Meaning::undocumented};
    moment_.seconds += std::chrono::sys_seconds(std::chrono::sys_days(date)).time_since_epoch().count();
    return {Meaning::value, moment_};
  }

 private:
  // W3C writes the letters large.
  bool take_letter(char large, char small) {
    if (in_.take(large)) return true;
    if (!in_.take(small)) return false;
    documented_ = false;
    return true;
  }

  bool two_digits(int low, int high, int& value) {
    std::size_t digits = 0;
    if (!in_.number(low, high, value, digits) || digits > 2) return false;
    if (digits != 2) documented_ = false;
    return true;
  }

  // A year may be long and negative: the limits are those of a 64-bit count of milliseconds.
  bool day() {
    const bool negative = in_.take('-');
    std::size_t digits = 0;
    if (!in_.number(0, negative ? 292275054 : 292278993, year_, digits)) return false;
    if (negative || digits != 4) documented_ = false;
    if (!in_.take('-')) return true;
    if (!two_digits(1, 12, month_)) return false;
    complete_date_ = in_.take('-');
    return !complete_date_ || two_digits(1, 31, day_);
  }

  bool time() {
    int hour = 0, minute = 0, second = 0;
    if (!two_digits(0, 23, hour)) return false;
    const bool has_minute = in_.take(':');
    if (!has_minute) documented_ = false;
    if (has_minute && !two_digits(0, 59, minute)) return false;
    const bool has_second = has_minute && in_.take(':');
    if (has_second && !two_digits(0, 59, second)) return false;
    moment_.seconds = (hour * 60 + minute) * 60 + second;
    return !has_second || !in_.take('.') || fraction();
  }

  bool fraction() {
    int value = 0;
    std::size_t digits = 0;
    if (!in_.number(0, 999'999'999, value, digits)) return false;
    moment_.nanoseconds = value;
    for (; digits < 9; ++digits) moment_.nanoseconds *= 10;
    return true;
  }

  bool zone() {
    if (take_letter('Z', 'z')) return true;
    const bool west = in_.take('-');
    if (!west && !in_.take('+')) {
      documented_ = false;
      return true;
    }
    int hours = 0, minutes = 0;
    std::size_t digits = 0;
    if (!in_.number(0, 23, hours, digits) || digits != 2) return false;
    if (!in_.take(':'))
      documented_ = false;
    else if (!in_.number(0, 59, minutes, digits) || digits != 2)
      return false;
    const int offset = 60 * (hours * 60 + minutes);
    moment_.seconds += west ? offset : -offset;
    return true;
  }

  Scanner in_;
  bool documented_ = true;
  bool complete_date_ = false;
  int year_ = 0, month_ = 1, day_ = 1;
  Moment moment_;
};

Reading<Moment> read_epoch(std::string_view text) {
  Moment moment;
  const bool fits = std::from_chars(text.data(), text.data() + text.size(), moment.seconds).ec == std::errc();
  return {fits ? Meaning::value : Meaning::none, moment};
}

}  // namespace

Reading<Moment> read_moment(std::string_view text) {
  const bool only_digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  return only_digits && text.size() != 4 ? read_epoch(text) : DateReader(text).read();
}

}  // namespace whichgate::text
