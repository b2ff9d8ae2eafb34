#include "whichgate/catalog_entries.hpp"

#include <array>
#include <utility>

namespace whichgate {

namespace {

constexpr std::array<std::pair<AccessLevel, std::string_view>, 5> access_levels = {{
    {AccessLevel::list, "List"},
    {AccessLevel::read, "Read"},
    {AccessLevel::write, "Write"},
    {AccessLevel::permissions_management, "Permissions management"},
    {AccessLevel::tagging, "Tagging"},
}};

}  // namespace

std::string_view to_string(AccessLevel level) { return access_levels[static_cast<std::size_t>(level)].second; }

std::optional<AccessLevel> parse_access_level(std::string_view text) {
  for (const auto& [level, name] : access_levels)
    if (name == text) return level;
  return std::nullopt;
}

std::string_view to_string(Gated gated) {
  switch (gated) {
    case Gated::yes:
      return "yes";
    case Gated::no:
      return "no";
    case Gated::undocumented:
      break;
  }
  return "undocumented";
}

}  // namespace whichgate
