#include <optional>

#include "support/catch.hpp"
#include "text/values/addresses.hpp"
#include "text/values/base64.hpp"
#include "text/values/dates.hpp"
#include "text/values/numbers.hpp"

using namespace whichgate::text;

namespace {

std::optional<std::strong_ordering> compare_texts(std::string_view a, std::string_view b) {
  const auto left = read_decimal(a), right = read_decimal(b);
  if (!left.is_value() || !right.is_value()) return std::nullopt;
  return compare_numbers(left.value, right.value);
}

bool address_in_range(std::string_view address, std::string_view range) {
  const auto left = read_address(address);
  const auto right = read_range(range);
  return left.is_value() && right.is_value() && right.value.has(left.value);
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
      {"2024-02-29", 1709164800},
      {"0", 0},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto moment = read_moment(row.text);
    REQUIRE(moment.is_value());
    CHECK(moment.value.seconds == row.seconds);
    CHECK(moment.value.nanoseconds == 0);
  }
}

TEST_CASE("fractions of a second count") {
  const auto half = read_moment("2025-01-01T00:00:00.5Z");
  REQUIRE(half.is_value());
  CHECK(half.value.nanoseconds == 500'000'000);
  CHECK(half.value < read_moment("2025-01-01T00:00:00.51Z").value);
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

TEST_CASE("base64 stands for bytes, and the bits that belong to no byte do not count") {
  const auto same = [](std::string_view a, std::string_view b) {
    return same_bytes(read_base64(a).value, read_base64(b).value);
  };
  CHECK(same("QmluYXJ5VmFsdWVJbkJhc2U2NA==", "QmluYXJ5VmFsdWVJbkJhc2U2NA=="));
  CHECK(same("", ""));
  CHECK(same("QQ==", "QR=="));
  CHECK(same("QUI=", "QUJ="));
  CHECK_FALSE(same("QQ==", "QUI="));
  CHECK_FALSE(same("QQ==", "Qg=="));
  CHECK_FALSE(same("QUI=", "QUM="));
  CHECK_FALSE(same("QUI=", "QUE="));
  CHECK_FALSE(same("QUJD", "QUJE"));
  CHECK_FALSE(same("QUJDQQ==", "QUJEQQ=="));
}
