#include "text/values/values.hpp"

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

std::optional<std::string> decode_base64(std::string_view text) {
  std::string_view digits = text.substr(0, text.find('='));
  const std::string_view padding = text.substr(digits.size());
  if (padding.size() > 2 || padding.find_first_not_of('=') != std::string_view::npos) return std::nullopt;
  if (digits.size() % 4 == 1) return std::nullopt;
  if (!padding.empty() && text.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  unsigned buffer = 0;
  int bits = 0;
  for (const char letter : digits) {
    const int value = value_of(letter);
    if (value < 0) return std::nullopt;
    buffer = (buffer << 6 | static_cast<unsigned>(value)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(static_cast<unsigned char>(buffer >> bits & 0xff));
  }
  return bytes;
}

}  // namespace whichgate::text
