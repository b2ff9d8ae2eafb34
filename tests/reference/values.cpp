#include "reference/values.hpp"

#include <arpa/inet.h>

#include <cstdlib>
#include <ctime>
#include <set>

namespace reference {

namespace {

constexpr std::size_t npos = std::string::npos;

bool all_digits(const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789") == npos; }

Order order(int comparison) { return comparison < 0 ? Order::before : comparison > 0 ? Order::after : Order::same; }

// A number with as many digits before and after the point as any that the tests use, so that the order of the texts
// is that of the numbers.
struct Padded {
  bool negative = false;
  std::string digits;
};

std::optional<Padded> read_number(std::string text) {
  Padded number;
  if (text.starts_with("-") || text.starts_with("+")) {
    number.negative = text[0] == '-';
    text.erase(0, 1);
  }
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point), fraction = point == npos ? "0" : text.substr(point + 1);
  if (!all_digits(whole) || !all_digits(fraction)) return std::nullopt;
  const std::size_t width = 100;
  number.digits = std::string(width - whole.size(), '0') + whole + fraction + std::string(width - fraction.size(), '0');
  if (number.digits.find_first_not_of('0') == npos) number.negative = false;
  return number;
}

// "2025-01-01" has the shape "9999-99-99".
std::string shape_of(std::string text) {
  for (char& c : text)
    if (c >= '0' && c <= '9') c = '9';
  return text;
}

int number_at(const std::string& text, std::size_t at, std::size_t digits, int missing) {
  return at < text.size() ? std::atoi(text.substr(at, digits).c_str()) : missing;
}

std::optional<Date> read_epoch(const std::string& text) {
  const std::string most = "9223372036854775807";
  if (text.size() > most.size() || (text.size() == most.size() && text > most)) return std::nullopt;
  return Date{std::atoll(text.c_str()), "000000000", true};
}

// The seconds east of Greenwich at the end of a time, which are taken off it; 0 when the time has none.
std::optional<int> take_zone(std::string& time, bool& has_zone) {
  has_zone = true;
  if (time.ends_with("Z") || time.ends_with("z")) {
    time.pop_back();
    return 0;
  }
  const std::size_t sign = time.find_first_of("+-");
  has_zone = sign != npos;
  if (!has_zone) return 0;
  const std::string zone = time.substr(sign);
  time.erase(sign);
  const int hours = number_at(zone, 1, 2, 0), minutes = number_at(zone, 4, 2, 0);
  if (shape_of(zone.substr(1)) != "99:99" || hours > 23 || minutes > 59) return std::nullopt;
  return (zone[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

// Base64 as a string of bits, cut to whole bytes.
std::optional<std::string> bits_of(std::string text) {
  const std::size_t padding = text.find('=');
  if (padding != npos) {
    const std::string signs = text.substr(padding);
    if (text.size() % 4 != 0 || (signs != "=" && signs != "==")) return std::nullopt;
    text.erase(padding);
  }
  if (text.size() % 4 == 1) return std::nullopt;
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bits;
  for (const char c : text) {
    const std::size_t value = digits.find(c);
    if (value == npos) return std::nullopt;
    for (int bit = 5; bit >= 0; --bit) bits += (value >> bit & 1) ? '1' : '0';
  }
  bits.resize(bits.size() / 8 * 8);
  return bits;
}

}  // namespace

std::optional<Order> number_order(const std::string& a, const std::string& b) {
  const auto left = read_number(a), right = read_number(b);
  if (!left || !right) return std::nullopt;
  if (left->negative != right->negative) return left->negative ? Order::before : Order::after;
  const int sizes = left->digits.compare(right->digits);
  return order(left->negative ? -sizes : sizes);
}

std::optional<Date> read_date(const std::string& text) {
  if (all_digits(text) && text.size() != 4) return read_epoch(text);
  Date date{0, "000000000", true};
  const std::size_t t = text.find_first_of("Tt");
  std::string day = text.substr(0, t), time = t == npos ? "00:00:00Z" : text.substr(t + 1);
  if (!std::set<std::string>{"9999", "9999-99", "9999-99-99"}.contains(shape_of(day))) return std::nullopt;
  if (t != npos && day.size() != 10) return std::nullopt;
  const auto east = take_zone(time, date.has_zone);
  if (!east) return std::nullopt;
  if (const std::size_t point = time.find('.'); point != npos) {
    const std::string fraction = time.substr(point + 1);
    if (point != 8 || !all_digits(fraction)) return std::nullopt;
    date.fraction = (fraction + date.fraction).substr(0, 9);
    time.erase(point);
  }
  if (shape_of(time) != "99:99" && shape_of(time) != "99:99:99") return std::nullopt;
  std::tm parts{};
  parts.tm_year = number_at(day, 0, 4, 0) - 1900;
  parts.tm_mon = number_at(day, 5, 2, 1) - 1;
  parts.tm_mday = number_at(day, 8, 2, 1);
  parts.tm_hour = number_at(time, 0, 2, 0);
  parts.tm_min = number_at(time, 3, 2, 0);
  parts.tm_sec = number_at(time, 6, 2, 0);
  const std::tm written = parts;
  date.seconds = timegm(&parts) - *east;
  // timegm makes March 2 of February 30.
  const bool possible = parts.tm_mon == written.tm_mon && parts.tm_mday == written.tm_mday &&
                        parts.tm_hour == written.tm_hour && parts.tm_min == written.tm_min &&
                        parts.tm_sec == written.tm_sec;
  return possible ? std::optional(date) : std::nullopt;
}

Order date_order(const Date& a, const Date& b) {
  if (a.seconds != b.seconds) return a.seconds < b.seconds ? Order::before : Order::after;
  return order(a.fraction.compare(b.fraction));
}

bool address_in(const std::string& address, const std::string& range) {
  const std::size_t slash = range.find('/');
  for (const int family : {AF_INET, AF_INET6}) {
    unsigned char a[16] = {}, b[16] = {};
    if (inet_pton(family, address.c_str(), a) != 1 || inet_pton(family, range.substr(0, slash).c_str(), b) != 1)
      continue;
    int prefix = family == AF_INET ? 32 : 128;
    if (slash != npos) {
      const std::string digits = range.substr(slash + 1);
      if (!all_digits(digits) || digits.size() > 3 || std::stoi(digits) > prefix) return false;
      prefix = std::stoi(digits);
    }
    for (int bit = 0; bit < prefix; ++bit)
      if ((a[bit / 8] >> (7 - bit % 8) & 1) != (b[bit / 8] >> (7 - bit % 8) & 1)) return false;
    return true;
  }
  return false;
}

bool same_bytes(const std::string& base64, const std::string& other_base64) {
  const auto a = bits_of(base64), b = bits_of(other_base64);
  return a && b && *a == *b;
}

}  // namespace reference
