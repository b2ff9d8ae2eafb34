#include "text/arn.hpp"

namespace whichgate::text {

std::optional<std::array<std::string_view, 6>> six_parts(std::string_view text) {
  std::array<std::string_view, 6> parts;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    parts[i] = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  parts.back() = text;
  return parts;
}

std::optional<Arn> parse_arn(std::string_view text) {
  const auto parts = six_parts(text);
  if (!parts || (*parts)[0] != "arn") return std::nullopt;
  return Arn{(*parts)[1], (*parts)[2], (*parts)[3], (*parts)[4], (*parts)[5]};
}

std::optional<ArnPattern> ArnPattern::compile(std::string_view pattern) {
  const auto parts = six_parts(pattern);
  if (!parts) return std::nullopt;
  ArnPattern compiled;
  for (std::size_t i = 0; i < parts->size(); ++i) compiled.parts_[i] = CompiledWildcard((*parts)[i]);
  if (!compiled.parts_[0].matches("arn")) return std::nullopt;
  std::size_t head = 0;
  while (compiled.first_ + 1 < parts->size() && compiled.parts_[compiled.first_].literal())
    head += (*parts)[compiled.first_++].size() + 1;
  compiled.head_ = pattern.substr(0, head);
  compiled.tail_ = compiled.parts_.back().tail();
  return compiled;
}

bool ArnPattern::matches(std::string_view arn) const {
  if (!arn.starts_with(first_ == 0 ? std::string_view("arn:") : head_) || !arn.ends_with(tail_)) return false;
  arn.remove_prefix(head_.size());
  for (std::size_t i = first_; i + 1 < parts_.size(); ++i) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos || !parts_[i].matches(arn.substr(0, colon))) return false;
    arn.remove_prefix(colon + 1);
  }
  return parts_.back().matches(arn);
}

bool arn_like(std::string_view pattern, std::string_view arn) {
  const auto compiled = ArnPattern::compile(pattern);
  return compiled && compiled->matches(arn);
}

}  // namespace whichgate::text
