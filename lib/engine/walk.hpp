#pragma once
#include <array>

#include "gates/gate_result.hpp"

namespace whichgate::engine {

using gates::GateResult;
using gates::ResolvedRequest;

using GateResults = std::array<GateResult, gate_count>;

// What every gate finds, in the order in which a person meets them.
GateResults walk(const ResolvedRequest& situation);

// The finding that decides; null: nothing stands in the way.
const GateResult* deciding(const ResolvedRequest& situation, const GateResults& findings);
Verdict verdict_of(const GateResult* deciding);

// Null when there is none.
const GateResult* first(const GateResults& findings, Outcome outcome);

}  // namespace whichgate::engine
