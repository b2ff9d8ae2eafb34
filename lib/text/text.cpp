#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "text/wildcard.hpp"

namespace whichgate::text {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct Pattern : OfBytes {
  std::string_view text;

  explicit Pattern(std::string_view pattern) : text(pattern) {}

  std::size_t size() const { return text.size(); }
  bool star(std::size_t i) const { return text[i] == '*'; }
  bool any(std::size_t i) const { return text[i] == '?'; }
  char letter(std::size_t i) const { return text[i]; }
  static char fold(char c) { return c; }
};

struct PatternIgnoringCase : Pattern {
  using Pattern::Pattern;

  char letter(std::size_t i) const { return lower(text[i]); }
  static char fold(char c) { return lower(c); }
};

// Insertions, deletions, replacements and swaps of neighbours, each one step.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    std::swap(before, row);
    std::swap(row, next);
  }
  return row.back();
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  return a == b || std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool before_ignoring_case(std::string_view a, std::string_view b) {
  // What is sorted has neighbours that begin alike.
  constexpr std::size_t step = 8;
  while (a.size() >= step && b.size() >= step && a.substr(0, step) == b.substr(0, step)) {
    a.remove_prefix(step);
    b.remove_prefix(step);
  }
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return static_cast<unsigned char>(lower(x)) < static_cast<unsigned char>(lower(y));
  });
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool wildcard_match(std::string_view pattern, std::string_view text) { return match_wildcard(Pattern{pattern}, text); }

bool wildcard_match_ignoring_case(std::string_view pattern, std::string_view text) {
  return match_wildcard(PatternIgnoringCase(pattern), text);
}

std::string nearest(std::string_view name, std::span<const std::string> names) {
  constexpr std::size_t longest = 128;  // nobody mistypes more than that
  if (name.empty() || name.size() > longest) return {};
  const std::string wanted = lower(name);
  const std::size_t allowed = std::max<std::size_t>(1, name.size() / 3);
  std::size_t best = allowed + 1;
  std::string found;
  for (const std::string& candidate : names) {
    const std::size_t difference =
        candidate.size() > wanted.size() ? candidate.size() - wanted.size() : wanted.size() - candidate.size();
    if (difference >= best) continue;
    const std::size_t distance = edit_distance(wanted, lower(candidate));
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

std::string suggestion(std::string_view name, std::span<const std::string> names) {
  constexpr std::size_t shown = 12;
  if (const std::string near = nearest(name, names); !near.empty()) return fmt::format("did you mean `{}`?", near);
  if (names.empty()) return {};
  std::string text = "known are: " + join(names.first(std::min(shown, names.size())), ", ");
  if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
  return text;
}

std::uint64_t hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t h = 0xcbf29ce484222325U ^ (seed * 0x9e3779b97f4a7c15U);
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  // FNV-1a mixes the high bits badly; the finisher spreads every bit over the whole word.
  h = (h ^ (h >> 33U)) * 0xff51afd7ed558ccdU;
  h = (h ^ (h >> 33U)) * 0xc4ceb9fe1a85ec53U;
  return h ^ (h >> 33U);
}

std::string hex(std::string_view salt, std::uint64_t seed, std::size_t digits) {
  std::string text(digits, '0');
  std::uint64_t link = seed;
  for (std::size_t i = 0; i < digits; ++i) {
    if (i % 16 == 0) link = hash(salt, link);
    text[i] = "0123456789abcdef"[link >> (60 - 4 * (i % 16)) & 0xFU];
  }
  return text;
}

}  // namespace whichgate::text
