#pragma once
#include <string>

#include "whichgate/decision.hpp"

namespace whichgate::report {

// Under a gate that blocks or cannot say: the statements that decided, or would have let the request through if one
// more part of them had matched. A few of them, the nearest first.
std::string near_misses(const GateReport& report);

// Every statement of the gate's policies, what applies first, then the near misses, and each part that did not match.
std::string all_statements(const GateReport& report);

}  // namespace whichgate::report
