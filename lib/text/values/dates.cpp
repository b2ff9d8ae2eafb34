#include <charconv>

#include "text/values/values.hpp"

namespace whichgate::text {

namespace {

// Reads a text from left to right; every reader says whether it found what it wanted.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool end() const { return text_.empty(); }

  bool sign(char wanted) {
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool number(std::size_t digits, int& out) {
    if (text_.size() < digits) return false;
    out = 0;
    for (const char c : text_.substr(0, digits)) {
      if (c < '0' || c > '9') return false;
      out = out * 10 + (c - '0');
    }
    text_.remove_prefix(digits);
    return true;
  }

  // The digits after a point, as nanoseconds; finer ones are cut off.
  bool fraction(std::int64_t& nanoseconds) {
    std::int64_t unit = 100'000'000;
    std::size_t count = 0;
    nanoseconds = 0;
    for (; count < text_.size() && text_[count] >= '0' && text_[count] <= '9'; ++count) {
      nanoseconds += unit * (text_[count] - '0');
      unit /= 10;
    }
    text_.remove_prefix(count);
    return count > 0;
  }

 private:
  std::string_view text_;
};

std::optional<Moment> parse_epoch(std::string_view text) {
  Moment moment;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), moment.seconds);
  if (error != std::errc() || end != text.data() + text.size() || moment.seconds < 0) return std::nullopt;
  return moment;
}

// "Z", "+hh:mm", "-hh:mm" as seconds to take off.
bool parse_zone(Scanner& scanner, std::int64_t& offset) {
  if (scanner.sign('Z') || scanner.sign('z')) return true;
  const bool west = scanner.sign('-');
  if (!west && !scanner.sign('+')) return false;
  int hours = 0, minutes = 0;
  if (!scanner.number(2, hours) || !scanner.sign(':') || !scanner.number(2, minutes)) return false;
  if (hours > 23 || minutes > 59) return false;
  offset = std::int64_t{60} * (hours * 60 + minutes);
  if (west) offset = -offset;
  return true;
}

// What follows the T: hh:mm, seconds and their fraction, a zone.
bool parse_time(Scanner& scanner, Moment& moment, bool& zone_missing) {
  int hour = 0, minute = 0, second = 0;
  if (!scanner.number(2, hour) || !scanner.sign(':') || !scanner.number(2, minute)) return false;
  if (scanner.sign(':')) {
    if (!scanner.number(2, second)) return false;
    if (scanner.sign('.') && !scanner.fraction(moment.nanoseconds)) return false;
  }
  if (hour > 23 || minute > 59 || second > 59) return false;
  std::int64_t offset = 0;
  zone_missing = scanner.end();
  if (!zone_missing && !parse_zone(scanner, offset)) return false;
  moment.seconds += (hour * 60 + minute) * 60 + second - offset;
  return scanner.end();
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text, bool& zone_missing) {
  zone_missing = false;
  const bool only_digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (only_digits && text.size() != 4) return parse_epoch(text);
  Scanner scanner(text);
  int year = 0, month = 1, day = 1;
  if (!scanner.number(4, year)) return std::nullopt;
  const bool has_month = scanner.sign('-');
  if (has_month && !scanner.number(2, month)) return std::nullopt;
  const bool has_day = has_month && scanner.sign('-');
  if (has_day && !scanner.number(2, day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  Moment moment;
  moment.seconds = std::chrono::sys_seconds(std::chrono::sys_days(date)).time_since_epoch().count();
  if (scanner.end()) return moment;
  if (!has_day || !(scanner.sign('T') || scanner.sign('t'))) return std::nullopt;
  if (!parse_time(scanner, moment, zone_missing)) return std::nullopt;
  return moment;
}

}  // namespace whichgate::text
