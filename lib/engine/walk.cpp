#include "engine/walk.hpp"

#include <algorithm>

#include "gates/gate.hpp"

namespace whichgate::engine {

GateResults walk(const ResolvedRequest& situation) {
  GateResults findings;
  std::ranges::transform(gates::all_gates(), findings.begin(),
                         [&](const gates::GateDefinition* gate) { return gate->check(situation); });
  return findings;
}

const GateResult* first(const GateResults& findings, Outcome outcome) {
  const auto found = std::ranges::find(findings, outcome, &GateResult::outcome);
  return found == findings.end() ? nullptr : &*found;
}

// The first blocking gate in a person's order. The policy gates are one evaluation, so among them AWS's own order
// decides.
const GateResult* deciding(const ResolvedRequest& s, const GateResults& findings) {
  const GateResult* blocking = first(findings, Outcome::blocked);
  if (!blocking) return first(findings, Outcome::unknown);
  if (!is_policy_layer(blocking->gate)) return blocking;
  for (const eval::Evaluation& one : s.evaluations) {
    if (one.verdict == Verdict::allowed || one.verdict == Verdict::unknown) continue;
    const Gate gate = eval::gate_of(one.decided_by);
    for (const GateResult& finding : findings)
      if (finding.gate == gate && finding.outcome == Outcome::blocked) return &finding;
  }
  return blocking;
}

Verdict verdict_of(const GateResult* deciding) {
  if (!deciding) return Verdict::allowed;
  return gates::effect_of(*deciding->reason).verdict;
}

}  // namespace whichgate::engine
