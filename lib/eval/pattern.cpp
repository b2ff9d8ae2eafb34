#include "eval/pattern.hpp"

#include <array>

#include "text/arn.hpp"
#include "text/wildcard.hpp"

namespace whichgate::eval {

namespace {

struct MarkedPattern : text::OfBytes {
  PatternView view;

  explicit MarkedPattern(PatternView pattern) : view(pattern) {}

  std::size_t size() const { return view.text.size(); }
  bool star(std::size_t i) const { return view.wildcard(i, '*'); }
  bool any(std::size_t i) const { return view.wildcard(i, '?'); }
  char letter(std::size_t i) const { return view.text[i]; }
  static char fold(char c) { return c; }
};

}  // namespace

bool wildcard_match(PatternView pattern, std::string_view text) {
  return text::match_wildcard(MarkedPattern(pattern), text);
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
