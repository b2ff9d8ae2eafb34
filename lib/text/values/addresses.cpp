#include "text/values/addresses.hpp"

#include <charconv>

namespace whichgate::text {

namespace {

template <class Number>
bool parse_number(std::string_view text, std::size_t max_digits, int base, Number& out) {
  if (text.empty() || text.size() > max_digits) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
  return error == std::errc() && end == text.data() + text.size();
}

// Reads an address and remembers whether one of its numbers began with a zero.
class AddressReader {
 public:
  Reading<Address> read(std::string_view text) {
    const bool v4 = text.find(':') == std::string_view::npos;
    address_.size = v4 ? 4 : 16;
    if (!(v4 ? v4_bytes(text, address_.bytes.data()) : v6(text))) return {Meaning::none};
    return {leading_zero_ ? Meaning::undocumented : Meaning::value, address_};
  }

 private:
  bool v4_bytes(std::string_view text, unsigned char* bytes) {
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int i = 0; i < 4; ++i) {
      const char* const begin = at;
      unsigned value = 0;
      for (; at != end && *at >= '0' && *at <= '9' && at - begin < 3; ++at)
        value = value * 10 + static_cast<unsigned>(*at - '0');
      if (at == begin || value > 255) return false;
      if (at - begin > 1 && *begin == '0') leading_zero_ = true;
      bytes[i] = static_cast<unsigned char>(value);
      if (i == 3) break;
      if (at == end || *at != '.') return false;
      ++at;
    }
    return at == end;
  }

  // Groups of four hexadecimal digits; an IPv4 address may stand for the last two. `used` counts bytes.
  bool groups(std::string_view text, unsigned char* bytes, std::size_t room, std::size_t& used) {
    used = 0;
    while (!text.empty()) {
      const std::size_t colon = text.find(':');
      const std::string_view group = text.substr(0, colon);
      const bool last = colon == std::string_view::npos;
      if (last && group.find('.') != std::string_view::npos) {
        if (used + 4 > room || !v4_bytes(group, bytes + used)) return false;
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

  bool v6(std::string_view text) {
    std::array<unsigned char, 16>& bytes = address_.bytes;
    const std::size_t gap = text.find("::");
    std::size_t used = 0;
    if (gap == std::string_view::npos) return groups(text, bytes.data(), 16, used) && used == 16;
    std::array<unsigned char, 16> tail{};
    std::size_t tail_used = 0;
    // The gap stands for at least one group.
    if (!groups(text.substr(0, gap), bytes.data(), 14, used)) return false;
    if (text.substr(0, gap).find('.') != std::string_view::npos) return false;
    if (!groups(text.substr(gap + 2), tail.data(), 14 - used, tail_used)) return false;
    for (std::size_t i = 0; i < tail_used; ++i) bytes[16 - tail_used + i] = tail[i];
    return true;
  }

  Address address_;
  bool leading_zero_ = false;
};

}  // namespace

Reading<Address> read_address(std::string_view text) { return AddressReader().read(text); }

Reading<AddressRange> read_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const Reading<Address> base = read_address(text.substr(0, slash));
  AddressRange range{base.value, base.value.size * 8};
  if (base.meaning == Meaning::none || slash == std::string_view::npos) return {base.meaning, range};
  const std::string_view prefix = text.substr(slash + 1);
  std::size_t bits = 0;
  if (!parse_number(prefix, 3, 10, bits) || bits > range.bits) return {Meaning::none};
  range.bits = bits;
  return {prefix.size() > 1 && prefix.front() == '0' ? Meaning::undocumented : base.meaning, range};
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
