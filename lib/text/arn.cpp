#include "text/arn.hpp"

#include <array>

#include "text/text.hpp"

namespace whichgate::text {
namespace {

using Parts = std::array<std::string_view, 6>;

std::optional<Parts> six_parts(std::string_view text) {
  Parts parts;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    parts[i] = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  parts.back() = text;
  return parts;
}

}  // namespace

std::optional<Arn> parse_arn(std::string_view text) {
  const std::optional<Parts> parts = six_parts(text);
  if (!parts || (*parts)[0] != "arn") return std::nullopt;
  return Arn{(*parts)[1], (*parts)[2], (*parts)[3], (*parts)[4], (*parts)[5]};
}

bool arn_like(std::string_view pattern, std::string_view arn) {
  const std::optional<Parts> patterns = six_parts(pattern);
  const std::optional<Parts> parts = six_parts(arn);
  if (!patterns || !parts || (*parts)[0] != "arn") return false;
  for (std::size_t i = 0; i < parts->size(); ++i)
    if (!wildcard_match((*patterns)[i], (*parts)[i])) return false;
  return true;
}

}  // namespace whichgate::text
