#pragma once
#include <array>
#include <cstddef>
#include <string_view>

#include "text/values/reading.hpp"

namespace whichgate::text {

// Of IPv4 or IPv6.
struct Address {
  std::array<unsigned char, 16> bytes{};
  std::size_t size = 0;  // 4 or 16
};

struct AddressRange {
  Address base = {};
  std::size_t bits = 0;

  // IPv4 is never in a range of IPv6, nor the other way round.
  bool has(const Address& address) const;
};

// "203.0.113.1", "2001:db8::1". A zero in front of a number makes it octal to some readers and not to others, and AWS
// does not say what it is to AWS.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
Reading<Address> read_address(std::string_view text);

// "203.0.113.0/24", "2001:db8::/32": the standard CIDR format, or one address.
Reading<AddressRange> read_range(std::string_view text);

}  // namespace whichgate::text
