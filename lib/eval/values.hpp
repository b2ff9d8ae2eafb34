#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// How condition operators read values: as decimals, moments, addresses and bytes, never as text.
namespace whichgate::eval {

// Compares integers and decimals of any length exactly. nullopt when one of the texts is no number: "10abc", "",
// " 1" and "1e1" are none.
std::optional<std::strong_ordering> compare_numbers(std::string_view a, std::string_view b);

// A moment in UTC, to the nanosecond.
struct Moment {
  std::int64_t seconds = 0;  // since 1970
  std::int64_t nanoseconds = 0;
  auto operator<=>(const Moment&) const = default;
};

// W3C's profile of ISO 8601 (four digits are a year, a date alone is its first second in UTC) or seconds since
// 1970. `zone_missing` is set for a time without a zone: AWS does not say what it means.
std::optional<Moment> parse_moment(std::string_view text, bool& zone_missing);

// Is the address in the range ("203.0.113.0/24", "2001:db8::/32", or one address)? IPv4 is never in a range of
// IPv6, nor the other way round. False when either text is malformed.
bool address_in_range(std::string_view address, std::string_view range);

// nullopt when the text is no base64.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace whichgate::eval
