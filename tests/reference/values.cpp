#include "reference/values.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <regex>
#include <tuple>

namespace reference {

namespace {

constexpr std::size_t npos = std::string::npos;

Order order(int comparison) { return comparison < 0 ? Order::before : comparison > 0 ? Order::after : Order::same; }

// Regular expressions are slow, and the tests ask about the same texts again and again.
Kind by_forms(const std::string& text, const std::regex& value, const std::regex& open,
              std::map<std::string, Kind>& seen) {
  const auto [at, is_new] = seen.emplace(text, Kind::none);
  if (!is_new) return at->second;
  if (std::regex_match(text, value))
    at->second = Kind::value;
  else if (std::regex_match(text, open))
    at->second = Kind::open;
  return at->second;
}

// A number with as many digits before and after the point as any that the tests use, so that the order of the texts
// is that of the numbers.
struct Padded {
  bool negative = false;
  std::string digits;
};

Padded pad(std::string text) {
  Padded number;
  if (text.starts_with("-") || text.starts_with("+")) {
    number.negative = text[0] == '-';
    text.erase(0, 1);
  }
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point), fraction = point == npos ? "0" : text.substr(point + 1);
  const std::size_t width = 100;
  number.digits = std::string(width - whole.size(), '0') + whole + fraction + std::string(width - fraction.size(), '0');
  if (number.digits.find_first_not_of('0') == npos) number.negative = false;
  return number;
}

struct Date {
  Kind kind = Kind::none;
  long long seconds = 0;  // since 1970
  std::string fraction = "000000000";
};

bool is_epoch(const std::string& text) {
  return !text.empty() && text.size() != 4 && text.find_first_not_of("0123456789") == npos;
}

Date read_epoch(const std::string& text) {
  const std::string most = "9223372036854775807";
  const std::size_t digits = std::min(text.find_first_not_of('0'), text.size() - 1);
  const std::string number = text.substr(digits);
  if (number.size() > most.size() || (number.size() == most.size() && number > most)) return {};
  return {Kind::value, std::stoll(number)};
}

Date read_iso(const std::string& text) {
  static const std::regex documented(
      "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?");
  static const std::regex saved(
      "(-?[0-9]{1,9})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?"
      "(?:[Tt](?:([0-9]{1,2})(?::([0-9]{1,2})(?::([0-9]{1,2})(?:[.]([0-9]{1,9}))?)?)?"
      "(?:[Zz]|([+-][0-9]{2})(?::([0-9]{2}))?)?)?)?");
  std::smatch parts;
  if (!std::regex_match(text, parts, saved)) return {};
  const auto number = [&](std::size_t part, int missing) {
    return parts[part].matched ? std::stoi(parts[part].str()) : missing;
  };
  const int year = number(1, 0), month = number(2, 1), day = number(3, 1), hour = number(4, 0), minute = number(5, 0),
            second = number(6, 0), zone_hours = number(8, 0), zone_minutes = number(9, 0);
  if (year < -292275054 || year > 292278993 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 ||
      minute > 59 || second > 59 || std::abs(zone_hours) > 23 || zone_minutes > 59)
    return {};
  Date date{Kind::open};
  if (!std::regex_match(text, documented)) return date;
  std::tm clock{};
  clock.tm_year = year - 1900;
  clock.tm_mon = month - 1;
  clock.tm_mday = day;
  clock.tm_hour = hour;
  clock.tm_min = minute;
  clock.tm_sec = second;
  const bool west = parts[8].str().starts_with("-");
  date.seconds = timegm(&clock) - (zone_hours * 3600 + (west ? -60 : 60) * zone_minutes);
  date.fraction = (parts[7].str() + date.fraction).substr(0, 9);
  if (clock.tm_mday == day) date.kind = Kind::value;  // timegm makes March 2 of February 30
  return date;
}

const Date& read_date(const std::string& text) {
  thread_local std::map<std::string, Date> seen;
  const auto [at, is_new] = seen.emplace(text, Date{});
  if (is_new) at->second = is_epoch(text) ? read_epoch(text) : read_iso(text);
  return at->second;
}

bool is_address(const std::string& text) {
  unsigned char bytes[16];
  return inet_pton(AF_INET, text.c_str(), bytes) == 1 || inet_pton(AF_INET6, text.c_str(), bytes) == 1;
}

// With "010.0.0.1" written as "10.0.0.1".
std::string without_leading_zeros(const std::string& text) {
  static const std::regex dotted("(.*:)?([0-9]{1,3})[.]([0-9]{1,3})[.]([0-9]{1,3})[.]([0-9]{1,3})");
  std::smatch parts;
  if (!std::regex_match(text, parts, dotted)) return text;
  std::string plain = parts[1].str();
  for (std::size_t i = 2; i <= 5; ++i) plain += (i == 2 ? "" : ".") + std::to_string(std::stoi(parts[i].str()));
  return plain;
}

// Base64 as a string of bits, cut to whole bytes.
std::string bits_of(const std::string& text) {
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bits;
  for (const char c : text.substr(0, text.find('=')))
    for (int bit = 5; bit >= 0; --bit) bits += (digits.find(c) >> bit & 1) ? '1' : '0';
  bits.resize(bits.size() / 8 * 8);
  return bits;
}

}  // namespace

Kind number_kind(const std::string& text) {
  static const std::regex value("[+-]?[0-9]+([.][0-9]+)?"), open("[+-]?([.][0-9]+|[0-9]+[.])");
  thread_local std::map<std::string, Kind> seen;
  return by_forms(text, value, open, seen);
}

Kind date_kind(const std::string& text) { return read_date(text).kind; }

Kind address_kind(const std::string& text) {
  if (is_address(text)) return Kind::value;
  return text.find('.') != npos && is_address(without_leading_zeros(text)) ? Kind::open : Kind::none;
}

Kind range_kind(const std::string& text) {
  const std::size_t slash = text.find('/');
  const std::string base = text.substr(0, slash);
  const Kind kind = address_kind(base);
  if (slash == npos || kind == Kind::none) return kind;
  const std::string prefix = text.substr(slash + 1);
  if (prefix.empty() || prefix.size() > 3 || prefix.find_first_not_of("0123456789") != npos ||
      std::stoi(prefix) > (base.find(':') == npos ? 32 : 128))
    return Kind::none;
  return prefix.size() > 1 && prefix[0] == '0' ? Kind::open : kind;
}

Kind base64_kind(const std::string& text) {
  static const std::string digit = "[A-Za-z0-9+/]";
  static const std::regex value("(" + digit + "{4})*(" + digit + "{2}==|" + digit + "{3}=)?"),
      open("(" + digit + "{4})*" + digit + "{2,3}");
  thread_local std::map<std::string, Kind> seen;
  return by_forms(text, value, open, seen);
}

Order number_order(const std::string& a, const std::string& b) {
  const Padded left = pad(a), right = pad(b);
  if (left.negative != right.negative) return left.negative ? Order::before : Order::after;
  const int sizes = left.digits.compare(right.digits);
  return order(left.negative ? -sizes : sizes);
}

Order date_order(const std::string& a, const std::string& b) {
  const Date &left = read_date(a), &right = read_date(b);
  const auto moment = [](const Date& date) { return std::tie(date.seconds, date.fraction); };
  return moment(left) < moment(right) ? Order::before : moment(left) > moment(right) ? Order::after : Order::same;
}

bool address_in(const std::string& address, const std::string& range) {
  const std::size_t slash = range.find('/');
  for (const int family : {AF_INET, AF_INET6}) {
    unsigned char a[16] = {}, b[16] = {};
    if (inet_pton(family, address.c_str(), a) != 1 || inet_pton(family, range.substr(0, slash).c_str(), b) != 1)
      continue;
    const int prefix = slash != npos ? std::stoi(range.substr(slash + 1)) : family == AF_INET ? 32 : 128;
    for (int bit = 0; bit < prefix; ++bit)
      if ((a[bit / 8] >> (7 - bit % 8) & 1) != (b[bit / 8] >> (7 - bit % 8) & 1)) return false;
    return true;
  }
  return false;
}

bool same_bytes(const std::string& base64, const std::string& other_base64) {
  return bits_of(base64) == bits_of(other_base64);
}

}  // namespace reference
