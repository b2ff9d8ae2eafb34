#pragma once
#include <array>

#include "gates/finding.hpp"

namespace whichgate::gates {

using Findings = std::array<Finding, gate_count>;

// What every gate finds, in the order in which a person meets them.
Findings walk(const Situation& situation);

// The finding that decides; null: nothing stands in the way.
const Finding* deciding(const Situation& situation, const Findings& findings);
Verdict verdict_of(const Finding* deciding);

// Is the gate a layer of the policy evaluation?
constexpr bool policy_gate(Gate gate) { return gate >= Gate::scp; }

// Null when there is none.
const Finding* first(const Findings& findings, Outcome outcome);

}  // namespace whichgate::gates
