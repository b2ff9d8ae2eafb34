#include "gates/walk.hpp"

#include <algorithm>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

Gate gate_of(eval::Layer layer) { return static_cast<Gate>(static_cast<int>(Gate::scp) + static_cast<int>(layer)); }

bool explicit_deny(std::string_view reason) { return reason.ends_with("explicit-deny"); }

}  // namespace

Findings walk(const Situation& situation) {
  Findings findings;
  std::ranges::transform(order(), findings.begin(), [&](Check check) { return check(situation); });
  return findings;
}

const Finding* first(const Findings& findings, Outcome outcome) {
  const auto found = std::ranges::find(findings, outcome, &Finding::outcome);
  return found == findings.end() ? nullptr : &*found;
}

// The first blocking gate in a person's order. The policy gates are one evaluation, so among them AWS's own order
// decides.
const Finding* deciding(const Situation& s, const Findings& findings) {
  const Finding* blocking = first(findings, Outcome::blocked);
  if (!blocking) return first(findings, Outcome::unknown);
  if (!policy_gate(blocking->gate)) return blocking;
  for (const eval::Ruling& one : s.rulings) {
    if (one.verdict == Verdict::allowed || one.verdict == Verdict::unknown) continue;
    const Gate gate = gate_of(one.decided_by);
    for (const Finding& finding : findings)
      if (finding.gate == gate && finding.outcome == Outcome::blocked) return &finding;
  }
  return blocking;
}

Verdict verdict_of(const Finding* deciding) {
  if (!deciding) return Verdict::allowed;
  if (deciding->outcome == Outcome::unknown) return Verdict::unknown;
  return explicit_deny(deciding->reason) ? Verdict::explicit_deny : Verdict::implicit_deny;
}

}  // namespace whichgate::gates
