#include "whichgate/decision.hpp"

#include <array>

namespace whichgate {

const GateReport* Decision::report(Gate gate) const {
  for (const GateReport& one : reports)
    if (one.gate == gate) return &one;
  return nullptr;
}

std::string_view to_string(Outcome outcome) {
  constexpr std::array<std::string_view, 4> names{"passed", "blocked", "not_applicable", "unknown"};
  return names[static_cast<std::size_t>(outcome)];
}

}  // namespace whichgate
