#pragma once
#include <array>

#include "gates/gate_result.hpp"
#include "gates/resolved_request.hpp"
#include "whichgate/action_name.hpp"

namespace whichgate::gates {

// What a gate is: each is defined in its own file, which is the only one that knows how it decides.
struct GateDefinition {
  // Looks at the request and says what it finds. Never asks another gate.
  GateResult (*check)(const ResolvedRequest&) = nullptr;
  // The actions about which it may find something else than about others, on a resource that the world does not hold.
  // Null: there are none, or it is the evaluation of policies that finds it.
  bool (*concerns)(const Catalog&, ActionView) = nullptr;
  // It looks at the caller and the account, whatever is asked. Such a gate never denies explicitly.
  bool caller_alone = false;
};

#define WHICHGATE_GATE(enumerator, name) extern const GateDefinition enumerator##_gate;
#include "whichgate/gates.def"

// In the order in which a person meets them.
const std::array<const GateDefinition*, gate_count>& all_gates();
const GateDefinition& definition_of(Gate gate);

// What the evaluations find in the layer that this gate is: the worst over the question's actions.
GateResult check_layer(const ResolvedRequest& request, eval::Layer layer);

}  // namespace whichgate::gates
