#pragma once
#include <concepts>
#include <memory>
#include <optional>

#include "gates/reason_effect.hpp"
#include "gates/resolved_request.hpp"
#include "whichgate/decision.hpp"

namespace whichgate::gates {

// What a gate finds. It is put into words only when somebody reads them: most answers need none.
struct GateResult {
  Gate gate = Gate::account_state;
  Outcome outcome = Outcome::not_applicable;
  std::optional<ReasonId> reason = {};
  std::unique_ptr<GateReport> report = nullptr;  // null: no words are wanted
};

// `words` is a text, or a function that makes one.
template <class Words>
GateResult result(const ResolvedRequest& s, Gate gate, Outcome outcome, std::optional<ReasonId> reason,
                  const Words& words) {
  GateResult result{gate, outcome, reason, nullptr};
  if (!s.in_words) return result;
  result.report = std::make_unique<GateReport>();
  result.report->gate = gate;
  result.report->outcome = outcome;
  result.report->reason = reason;
  if constexpr (std::invocable<Words>)
    result.report->detail = words();
  else
    result.report->detail = words;
  return result;
}

// What the table of reasons says of this reason: its gate and its outcome.
template <class Words>
GateResult found(const ResolvedRequest& s, ReasonId reason, const Words& words) {
  const ReasonEffect& effect = effect_of(reason);
  return result(s, effect.gate, effect.outcome, reason, words);
}

// Nothing to give a reason for.
template <class Words>
GateResult passed(const ResolvedRequest& s, Gate gate, const Words& words) {
  return result(s, gate, Outcome::passed, std::nullopt, words);
}
template <class Words>
GateResult not_applicable(const ResolvedRequest& s, Gate gate, const Words& words) {
  return result(s, gate, Outcome::not_applicable, std::nullopt, words);
}

}  // namespace whichgate::gates
