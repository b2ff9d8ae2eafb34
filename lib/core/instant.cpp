#include "whichgate/instant.hpp"

#include <fmt/core.h>

#include <array>

namespace whichgate {
namespace {

using std::chrono::seconds;

// Takes parts off the front of a text; every step says whether the part was there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  bool skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Exactly `digits` digits.
  bool number(std::size_t digits, int& out) {
    if (rest_.size() < digits) return false;
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return false;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    out = value;
    return true;
  }
  std::string_view digits() {
    std::size_t count = 0;
    while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
    const std::string_view run = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return run;
  }

 private:
  std::string_view rest_;
};

// "Z" or "+01:00": how far the clock is ahead of UTC.
bool scan_zone(Scanner& in, seconds& ahead) {
  ahead = seconds(0);
  if (in.skip('Z')) return true;
  const int sign = in.skip('+') ? 1 : in.skip('-') ? -1 : 0;
  int hours = 0, minutes = 0;
  if (sign == 0 || !in.number(2, hours) || !in.skip(':') || !in.number(2, minutes)) return false;
  ahead = sign * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
  return hours < 24 && minutes < 60;
}

struct Unit {
  char letter;
  seconds length;
  std::string_view word;
};
constexpr std::array<Unit, 4> units{Unit{'D', seconds(86400), "day"}, Unit{'H', seconds(3600), "hour"},
                                    Unit{'M', seconds(60), "minute"}, Unit{'S', seconds(1), "second"}};

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
  using namespace std::chrono;
  Scanner in(text);
  int y = 0, m = 0, d = 0;
  if (!in.number(4, y) || !in.skip('-') || !in.number(2, m) || !in.skip('-') || !in.number(2, d)) return std::nullopt;
  const year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  if (!date.ok()) return std::nullopt;
  const Instant midnight{sys_days(date)};
  if (in.done()) return midnight;

  int hour = 0, minute = 0, second = 0;
  seconds ahead{};
  if (!in.skip('T') || !in.number(2, hour) || !in.skip(':') || !in.number(2, minute)) return std::nullopt;
  if (in.skip(':')) {
    if (!in.number(2, second)) return std::nullopt;
    if (in.skip('.') && in.digits().empty()) return std::nullopt;
  }
  if (!scan_zone(in, ahead) || !in.done()) return std::nullopt;
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return midnight + hours(hour) + minutes(minute) + seconds(second) - ahead;
}

std::optional<seconds> parse_duration(std::string_view text) {
  constexpr std::size_t most_digits = 9;  // far from overflow, and 30 years in seconds
  Scanner in(text);
  if (!in.skip('P')) return std::nullopt;
  seconds total{0};
  bool time = false;        // after the T
  bool time_empty = false;  // nothing after the T yet
  std::size_t unit = 0;     // units come in order, each at most once
  while (!in.done()) {
    if (!time && in.skip('T')) {
      time = time_empty = true;
      unit = 1;
      continue;
    }
    const std::string_view digits = in.digits();
    if (digits.empty() || digits.size() > most_digits) return std::nullopt;
    std::int64_t count = 0;
    for (const char c : digits) count = count * 10 + (c - '0');
    const std::size_t end = time ? units.size() : 1;
    while (unit < end && !in.skip(units[unit].letter)) ++unit;
    if (unit == end) return std::nullopt;
    total += units[unit++].length * count;
    time_empty = false;
  }
  if (time_empty || total <= seconds(0)) return std::nullopt;
  return total;
}

std::string to_string(Instant instant) {
  using namespace std::chrono;
  const sys_days days = floor<std::chrono::days>(instant);
  const year_month_day date(days);
  const hh_mm_ss time(instant - days);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string to_string(seconds duration) {
  if (duration == seconds(0)) return "PT0S";
  std::string text = duration < seconds(0) ? "-P" : "P";
  seconds rest = duration < seconds(0) ? -duration : duration;
  bool time = false;
  for (const Unit& unit : units) {
    const auto count = rest / unit.length;
    rest %= unit.length;
    if (count == 0) continue;
    if (unit.letter != 'D' && !time) text += 'T';
    time = time || unit.letter != 'D';
    text += fmt::format("{}{}", count, unit.letter);
  }
  return text;
}

std::string in_words(seconds duration) {
  if (duration == seconds(0)) return "no time";
  seconds rest = duration < seconds(0) ? -duration : duration;
  std::string words;
  for (const Unit& unit : units) {
    const auto count = rest / unit.length;
    rest %= unit.length;
    if (count != 0)
      words += fmt::format("{}{} {}{}", words.empty() ? "" : " ", count, unit.word, count == 1 ? "" : "s");
  }
  return (duration < seconds(0) ? "minus " : "") + words;
}

}  // namespace whichgate
