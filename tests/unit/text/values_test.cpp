#include "text/values/values.hpp"

#include "support/catch.hpp"

using namespace whichgate::text;

namespace {

std::optional<std::strong_ordering> compare_texts(std::string_view a, std::string_view b) {
  const auto left = parse_decimal(a), right = parse_decimal(b);
  if (!left || !right) return std::nullopt;
  return compare_numbers(*left, *right);
}

bool address_in_range(std::string_view address, std::string_view range) {
  const auto left = parse_address(address);
  const auto right = parse_range(range);
  return left && right && right->has(*left);
}

}  // namespace

TEST_CASE("numbers are compared as decimals of any length") {
  struct Row {
    std::string_view a, b;
    int order;
  };
  const Row rows[] = {
      {"9", "10", -1},
      {"10.0", "10", 0},
      {"010", "10", 0},
      {"-1", "1", -1},
      {"-2", "-1", -1},
      {"-0", "0", 0},
      {"0.1", "0.09", 1},
      {"10", "10.5", -1},
      {"12345678901234567890", "12345678901234567891", -1},
      {"0.12345678901234567890123", "0.12345678901234567890122", 1},
      {"+5", "5", 0},
  };
  for (const Row& row : rows) {
    INFO(row.a << " and " << row.b);
    const auto order = compare_texts(row.a, row.b);
    REQUIRE(order);
    const int sign = *order < 0 ? -1 : *order > 0 ? 1 : 0;
    CHECK(sign == row.order);
  }
}

TEST_CASE("text that only begins like a number is no number") {
  for (const std::string_view text : {"10abc", "", " 1", "1 ", "1e1", "abc", "1.", ".5", "--1", "0x10", "1.2.3", "-"}) {
    INFO(text);
    CHECK_FALSE(compare_texts(text, "1"));
    CHECK_FALSE(compare_texts("1", text));
  }
}

TEST_CASE("dates in ISO 8601 and seconds since 1970 are one scale") {
  struct Row {
    std::string_view text;
    std::int64_t seconds;
  };
  const Row rows[] = {
      {"2025-01-01T00:00:00Z", 1735689600},
      {"1735689600", 1735689600},
      {"2025-01-01", 1735689600},
      {"2025-01", 1735689600},
      {"2025", 1735689600},
      {"2025-01-01T01:00:00+01:00", 1735689600},
      {"2024-12-31T19:00-05:00", 1735689600},
      {"2025-01-01t00:00:00z", 1735689600},
      {"2024-02-29", 1709164800},
      {"0", 0},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    bool zone_missing = true;
    const auto moment = parse_moment(row.text, zone_missing);
    REQUIRE(moment);
    CHECK(moment->seconds == row.seconds);
    CHECK(moment->nanoseconds == 0);
    CHECK_FALSE(zone_missing);
  }
}

TEST_CASE("fractions of a second count") {
  bool zone_missing = false;
  const auto half = parse_moment("2025-01-01T00:00:00.5Z", zone_missing);
  REQUIRE(half);
  CHECK(half->nanoseconds == 500'000'000);
  CHECK(*half < *parse_moment("2025-01-01T00:00:00.51Z", zone_missing));
}

TEST_CASE("a time without a zone is read and marked") {
  bool zone_missing = false;
  CHECK(parse_moment("2025-01-01T00:00:00", zone_missing));
  CHECK(zone_missing);
}

TEST_CASE("impossible and odd dates are no dates") {
  for (const std::string_view text :
       {"", "2025-02-29", "2025-13-01", "2025-1-1", "2025-01-01T24:00:00Z", "2025-01-01T00:00:60Z", "-292275054", "01T",
        "2025-01T00:00:00Z", "2025-01-01 00:00:00Z", "2025-01-01T00Z", "2025-01-01T00:00:00.Z", "99999999999999999999",
        "2025-01-01T00:00:00+25:00", "2025-01-01T00:00:00Zx", "tomorrow"}) {
    INFO(text);
    bool zone_missing = false;
    CHECK_FALSE(parse_moment(text, zone_missing));
  }
}

TEST_CASE("addresses are compared as numbers within their family") {
  struct Row {
    std::string_view address, range;
    bool in;
  };
  const Row rows[] = {
      {"203.0.113.1", "203.0.113.0/24", true},
      {"198.51.100.1", "203.0.113.0/24", false},
      {"203.0.113.7", "203.0.113.7", true},
      {"203.0.113.8", "203.0.113.7", false},
      {"203.0.113.5", "0.0.0.0/0", true},
      {"203.0.113.200", "203.0.113.99/24", true},  // host bits are ignored
      {"203.0.113.129", "203.0.113.128/25", true},
      {"203.0.113.127", "203.0.113.128/25", false},
      {"2001:0db8:0:0:0:0:0:1", "2001:DB8::1", true},
      {"2001:db8:1234:5678::1", "2001:DB8:1234:5678::/64", true},
      {"2001:db8:1234:5679::1", "2001:DB8:1234:5678::/64", false},
      {"::1", "::/0", true},
      {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0", true},
      {"203.0.113.5", "::/0", false},
      {"2001:db8::1", "0.0.0.0/0", false},
      {"::ffff:203.0.113.5", "203.0.113.5", false},
      {"::ffff:203.0.113.5", "::ffff:cb00:7105", true},
  };
  for (const Row& row : rows) {
    INFO(row.address << " in " << row.range);
    CHECK(address_in_range(row.address, row.range) == row.in);
  }
}

TEST_CASE("malformed addresses are in no range") {
  for (const std::string_view text :
       {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "a.b.c.d", ":::", "1::2::3", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "fe80::1%eth0"}) {
    INFO(text);
    CHECK_FALSE(address_in_range(text, "0.0.0.0/0"));
    CHECK_FALSE(address_in_range(text, "::/0"));
    CHECK_FALSE(address_in_range("1.2.3.4", text));
  }
  for (const std::string_view range : {"1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "1.2.3.4/8/8", "1.2.3.4/ 8"}) {
    INFO(range);
    CHECK_FALSE(address_in_range("1.2.3.4", range));
  }
}

TEST_CASE("base64 is decoded to bytes") {
  CHECK(decode_base64("QmluYXJ5VmFsdWVJbkJhc2U2NA==") == "BinaryValueInBase64");
  CHECK(decode_base64("QmluYXJ5VmFsdWVJbkJhc2U2NA") == "BinaryValueInBase64");
  CHECK(decode_base64("") == "");
  CHECK(decode_base64("AP8=") == std::string("\0\xff", 2));
  for (const std::string_view text : {"A", "A===", "====", "QQ=", "QQ=Q", "Q Q=", "Q-Q="}) {
    INFO(text);
    CHECK_FALSE(decode_base64(text));
  }
}
