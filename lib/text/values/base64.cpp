#include "text/values/base64.hpp"

#include <algorithm>

namespace whichgate::text {

namespace {

int value_of(char letter) {
  if (letter >= 'A' && letter <= 'Z') return letter - 'A';
  if (letter >= 'a' && letter <= 'z') return letter - 'a' + 26;
  if (letter >= '0' && letter <= '9') return letter - '0' + 52;
  if (letter == '+') return 62;
  if (letter == '/') return 63;
  return -1;
}

}  // namespace

Reading<Base64> read_base64(std::string_view text) {
  const std::string_view digits = text.substr(0, text.find('='));
  const std::string_view padding = text.substr(digits.size());
  const bool known = std::ranges::all_of(digits, [](char letter) { return value_of(letter) >= 0; });
  if (!known || digits.size() % 4 == 1) return {Meaning::none};
  if (padding.empty() && digits.size() % 4 != 0) return {Meaning::undocumented};
  const bool padded = padding.size() <= 2 && padding.find_first_not_of('=') == std::string_view::npos;
  if (!padded || text.size() % 4 != 0) return {Meaning::none};
  return {Meaning::value, {digits}};
}

bool same_bytes(const Base64& a, const Base64& b) {
  const std::size_t partial = a.digits.size() % 4;
  if (partial == 0) return a.digits == b.digits;
  if (a.digits.size() != b.digits.size()) return false;
  // Two digits stand for one byte and four bits too many, three for two bytes and two bits too many.
  const int spare_bits = partial == 2 ? 4 : 2;
  const std::size_t last = a.digits.size() - 1;
  return a.digits.substr(0, last) == b.digits.substr(0, last) &&
         value_of(a.digits[last]) >> spare_bits == value_of(b.digits[last]) >> spare_bits;
}

}  // namespace whichgate::text
