#include "gates/gate.hpp"

namespace whichgate::gates {

const std::array<const GateDefinition*, gate_count>& all_gates() {
  static constexpr std::array<const GateDefinition*, gate_count> gates{
#define WHICHGATE_GATE(enumerator, name) &enumerator##_gate,
#include "whichgate/gates.def"
  };
  return gates;
}

const GateDefinition& definition_of(Gate gate) { return *all_gates()[static_cast<std::size_t>(gate)]; }

}  // namespace whichgate::gates
