#include "whichgate/policy_report.hpp"

#include <array>

namespace whichgate {

int StatementReport::missed() const {
  int missed = 0;
  for (const PartReport* part : {&principal, &action, &resource}) missed += part->match != Match::yes;
  for (const ConditionReport& condition : conditions) missed += condition.match != Match::yes;
  return missed;
}

std::string_view to_string(Verdict verdict) {
  constexpr std::array<std::string_view, 5> names{"allowed", "explicit_deny", "implicit_deny", "unknown", "invalid"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view to_string(Match match) {
  constexpr std::array<std::string_view, 3> names{"no", "yes", "unknown"};
  return names[static_cast<std::size_t>(match)];
}

}  // namespace whichgate
