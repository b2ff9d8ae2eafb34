#pragma once
#include <array>
#include <cstddef>

#include "whichgate/decision.hpp"
#include "whichgate/reason_id.hpp"

namespace whichgate::gates {

// The columns of the table of reasons that decide, where every answer finds them.
struct ReasonEffect {
  Gate gate;
  Outcome outcome;
  Verdict verdict;
};

inline constexpr std::array reason_effects{
#define WHICHGATE_REASON(enumerator, id, gate, outcome, verdict, ...) \
  ReasonEffect{Gate::gate, Outcome::outcome, Verdict::verdict},
#include "whichgate/reasons.def"
};

constexpr const ReasonEffect& effect_of(ReasonId reason) { return reason_effects[static_cast<std::size_t>(reason)]; }

}  // namespace whichgate::gates
