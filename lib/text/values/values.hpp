#pragma once
#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// How condition operators read values: as decimals, moments, addresses and bytes, never as text.
namespace whichgate::text {

// An integer or a decimal of any length. Points into the text it was read from.
struct Decimal {
  bool negative = false;
  std::string_view whole = {};     // without leading zeros
  std::string_view fraction = {};  // without trailing zeros

  bool zero() const { return whole.empty() && fraction.empty(); }
};

// nullopt when the text is no number: "10abc", "", " 1" and "1e1" are none.
std::optional<Decimal> parse_decimal(std::string_view text);
// Exactly.
std::strong_ordering compare_numbers(const Decimal& a, const Decimal& b);

// A moment in UTC, to the nanosecond.
struct Moment {
  std::int64_t seconds = 0;  // since 1970
  std::int64_t nanoseconds = 0;
  auto operator<=>(const Moment&) const = default;
};

// W3C's profile of ISO 8601 (four digits are a year, a date alone is its first second in UTC) or seconds since
// 1970. `zone_missing` is set for a time without a zone: AWS does not say what it means.
std::optional<Moment> parse_moment(std::string_view text, bool& zone_missing);

// Of IPv4 or IPv6.
struct Address {
  std::array<unsigned char, 16> bytes{};
  std::size_t size = 0;  // 4 or 16
};
std::optional<Address> parse_address(std::string_view text);

// "203.0.113.0/24", "2001:db8::/32", or one address.
struct AddressRange {
  Address base = {};
  std::size_t bits = 0;

  // IPv4 is never in a range of IPv6, nor the other way round.
  bool has(const Address& address) const;
};
std::optional<AddressRange> parse_range(std::string_view text);

// nullopt when the text is no base64.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace whichgate::text
