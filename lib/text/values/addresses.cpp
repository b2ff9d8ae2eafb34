#include <array>
#include <charconv>

#include "text/values/values.hpp"

namespace whichgate::text {

namespace {

template <class Number>
bool parse_number(std::string_view text, std::size_t max_digits, int base, Number& out) {
  if (text.empty() || text.size() > max_digits) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
  return error == std::errc() && end == text.data() + text.size();
}

bool parse_v4(std::string_view text, unsigned char* bytes) {
  const char* at = text.data();
  const char* const end = at + text.size();
  for (int i = 0; i < 4; ++i) {
    const char* const begin = at;
    unsigned value = 0;
    for (; at != end && *at >= '0' && *at <= '9' && at - begin < 3; ++at)
      value = value * 10 + static_cast<unsigned>(*at - '0');
    // A leading zero would be octal to some readers.
    if (at == begin || value > 255 || (at - begin > 1 && *begin == '0')) return false;
    bytes[i] = static_cast<unsigned char>(value);
    if (i == 3) break;
    if (at == end || *at != '.') return false;
    ++at;
  }
  return at == end;
}

// Groups of four hexadecimal digits; an IPv4 address may stand for the last two. `used` counts bytes.
bool parse_groups(std::string_view text, unsigned char* bytes, std::size_t room, std::size_t& used) {
  used = 0;
  while (!text.empty()) {
    const std::size_t colon = text.find(':');
    const std::string_view group = text.substr(0, colon);
    const bool last = colon == std::string_view::npos;
    if (last && group.find('.') != std::string_view::npos) {
      if (used + 4 > room || !parse_v4(group, bytes + used)) return false;
      used += 4;
      return true;
    }
    unsigned value = 0;
    if (used + 2 > room || !parse_number(group, 4, 16, value)) return false;
    bytes[used++] = static_cast<unsigned char>(value >> 8);
    bytes[used++] = static_cast<unsigned char>(value & 0xff);
    if (last) return true;
    text.remove_prefix(colon + 1);
    if (text.empty()) return false;
  }
  return true;
}

bool parse_v6(std::string_view text, std::array<unsigned char, 16>& bytes) {
  const std::size_t gap = text.find("::");
  std::size_t used = 0;
  if (gap == std::string_view::npos) return parse_groups(text, bytes.data(), 16, used) && used == 16;
  std::array<unsigned char, 16> tail{};
  std::size_t tail_used = 0;
  // The gap stands for at least one group.
  if (!parse_groups(text.substr(0, gap), bytes.data(), 14, used)) return false;
  if (text.substr(0, gap).find('.') != std::string_view::npos) return false;
  if (!parse_groups(text.substr(gap + 2), tail.data(), 14 - used, tail_used)) return false;
  for (std::size_t i = 0; i < tail_used; ++i) bytes[16 - tail_used + i] = tail[i];
  return true;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  Address address;
  if (text.find(':') == std::string_view::npos) {
    address.size = 4;
    return parse_v4(text, address.bytes.data()) ? std::optional(address) : std::nullopt;
  }
  address.size = 16;
  return parse_v6(text, address.bytes) ? std::optional(address) : std::nullopt;
}

std::optional<AddressRange> parse_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto base = parse_address(text.substr(0, slash));
  if (!base) return std::nullopt;
  AddressRange range{*base, base->size * 8};
  if (slash == std::string_view::npos) return range;
  std::size_t prefix = 0;
  if (!parse_number(text.substr(slash + 1), 3, 10, prefix) || prefix > range.bits) return std::nullopt;
  range.bits = prefix;
  return range;
}

bool AddressRange::has(const Address& address) const {
  if (address.size != base.size) return false;
  for (std::size_t i = 0; i < base.size; ++i) {
    const std::size_t rest = bits > i * 8 ? bits - i * 8 : 0;
    if (rest == 0) return true;
    const unsigned mask = rest >= 8 ? 0xffu : 0xffu & (0xffu << (8 - rest));
    if ((address.bytes[i] & mask) != (base.bytes[i] & mask)) return false;
  }
  return true;
}

}  // namespace whichgate::text
