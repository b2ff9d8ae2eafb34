#include "bench/plain_values.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <string>

namespace bench::plain {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <class Equal>
bool match(std::string_view pattern, std::string_view text, Equal equal) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || equal(pattern[p], text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

// The part before the next colon, taken off the text; the sixth part keeps its colons.
std::string_view take_part(std::string_view& text, int part) {
  const std::size_t end = part == 5 ? text.size() : std::min(text.find(':'), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

// Bytes of the address; 0 when it is none.
std::size_t read_address(std::string_view text, std::array<unsigned char, 16>& bytes) {
  const std::string terminated(text);
  if (inet_pton(AF_INET, terminated.c_str(), bytes.data()) == 1) return 4;
  return inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1 ? 16 : 0;
}

}  // namespace

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

bool wildcard(std::string_view pattern, std::string_view text) {
  return match(pattern, text, [](char a, char b) { return a == b; });
}

bool wildcard_ignoring_case(std::string_view pattern, std::string_view text) {
  return match(pattern, text, [](char a, char b) { return lower(a) == lower(b); });
}

bool arn_like(std::string_view pattern, std::string_view arn) {
  for (int part = 0; part < 6; ++part)
    if (!wildcard(take_part(pattern, part), take_part(arn, part))) return false;
  return true;
}

bool in_range(std::string_view address, std::string_view range) {
  const std::size_t slash = range.find('/');
  std::array<unsigned char, 16> a{}, b{};
  const std::size_t size = read_address(address, a);
  if (size == 0 || size != read_address(range.substr(0, slash), b)) return false;
  std::size_t bits = size * 8;
  if (slash != std::string_view::npos) std::from_chars(range.data() + slash + 1, range.data() + range.size(), bits);
  for (std::size_t bit = 0; bit < bits; ++bit)
    if (((a[bit / 8] ^ b[bit / 8]) >> (7 - bit % 8) & 1) != 0) return false;
  return true;
}

int compare_numbers(std::string_view a, std::string_view b) {
  double left = 0, right = 0;
  std::from_chars(a.data(), a.data() + a.size(), left);
  std::from_chars(b.data(), b.data() + b.size(), right);
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace bench::plain
