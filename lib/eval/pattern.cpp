#include "eval/pattern.hpp"

#include <array>

#include "text/arn.hpp"

namespace whichgate::eval {

bool wildcard_match(PatternView pattern, std::string_view text) {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t p = 0, t = 0, star = none, resume = 0;
  while (t < text.size()) {
    if (p < pattern.text.size() && pattern.wildcard(p, '*')) {
      star = p++;
      resume = t;
    } else if (p < pattern.text.size() && (pattern.wildcard(p, '?') || pattern.text[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != none) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.text.size() && pattern.wildcard(p, '*')) ++p;
  return p == pattern.text.size();
}

bool arn_like(PatternView pattern, std::string_view arn) {
  const auto parts = text::parse_arn(arn);
  if (!parts) return false;
  const std::array<std::string_view, 6> values{"arn",         parts->partition, parts->service,
                                               parts->region, parts->account,   parts->resource};
  std::size_t from = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool last = i + 1 == values.size();
    const std::size_t to = last ? pattern.text.size() : pattern.text.find(':', from);
    if (to == std::string_view::npos) return false;
    if (!wildcard_match(pattern.part(from, to), values[i])) return false;
    from = to + 1;
  }
  return true;
}

}  // namespace whichgate::eval
