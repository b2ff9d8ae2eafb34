#include "whichgate/decision.hpp"

#include <array>

namespace whichgate {

const GateReport* Decision::report(Gate gate) const {
  for (const GateReport& one : reports)
    if (one.gate == gate) return &one;
  return nullptr;
}

int StatementReport::missed() const {
  int missed = 0;
  for (const PartReport* part : {&principal, &action, &resource}) missed += part->match != Match::yes;
  for (const ConditionReport& condition : conditions) missed += condition.match != Match::yes;
  return missed;
}

std::string_view to_string(Verdict verdict) {
  constexpr std::array<std::string_view, 4> names{"allowed", "explicit_deny", "implicit_deny", "unknown"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string_view to_string(Gate gate) {
  constexpr std::array<std::string_view, gate_count> names{"account-state",
                                                           "sign-in",
                                                           "assignment",
                                                           "provisioning",
                                                           "session",
                                                           "billing-activation",
                                                           "linked-account-access",
                                                           "console-action-set",
                                                           "root-restriction",
                                                           "s3-block-public-access",
                                                           "scp",
                                                           "rcp",
                                                           "vpc-endpoint-policy",
                                                           "permissions-boundary",
                                                           "session-policy",
                                                           "identity-policy",
                                                           "resource-policy"};
  return names[static_cast<std::size_t>(gate)];
}

std::string_view to_string(Outcome outcome) {
  constexpr std::array<std::string_view, 4> names{"passed", "blocked", "not_applicable", "unknown"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view to_string(Match match) {
  constexpr std::array<std::string_view, 3> names{"no", "yes", "unknown"};
  return names[static_cast<std::size_t>(match)];
}

}  // namespace whichgate
