#include "engine/walk.hpp"

#include <algorithm>

#include "gates/gate.hpp"

namespace whichgate::engine {

namespace {

Gate gate_of(eval::Layer layer) { return static_cast<Gate>(static_cast<int>(Gate::scp) + static_cast<int>(layer)); }

bool explicit_deny(std::string_view reason) { return reason.ends_with("explicit-deny"); }

}  // namespace

GateResults walk(const ResolvedRequest& situation) {
  GateResults findings;
  std::ranges::transform(gates::order(), findings.begin(), [&](gates::Check check) { return check(situation); });
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
  if (!policy_gate(blocking->gate)) return blocking;
  for (const eval::Evaluation& one : s.evaluations) {
    if (one.verdict == Verdict::allowed || one.verdict == Verdict::unknown) continue;
    const Gate gate = gate_of(one.decided_by);
    for (const GateResult& finding : findings)
      if (finding.gate == gate && finding.outcome == Outcome::blocked) return &finding;
  }
  return blocking;
}

Verdict verdict_of(const GateResult* deciding) {
  if (!deciding) return Verdict::allowed;
  if (deciding->outcome == Outcome::unknown) return Verdict::unknown;
  return explicit_deny(deciding->reason) ? Verdict::explicit_deny : Verdict::implicit_deny;
}

}  // namespace whichgate::engine
