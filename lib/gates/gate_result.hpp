#pragma once
#include <concepts>
#include <memory>
#include <string>
#include <string_view>

#include "gates/resolved_request.hpp"
#include "whichgate/decision.hpp"

namespace whichgate::gates {

// What a gate finds. It is put into words only when somebody reads them: most answers need none.
struct GateResult {
  Gate gate = Gate::account_state;
  Outcome outcome = Outcome::not_applicable;
  std::string_view reason = {};                  // of the table of reasons, which outlives everything
  std::unique_ptr<GateReport> report = nullptr;  // null: no words are wanted
};

// `words` is a text, or a function that makes one.
template <class Words>
GateResult found(const ResolvedRequest& s, Gate gate, Outcome outcome, std::string_view reason, const Words& words) {
  GateResult finding{gate, outcome, reason, nullptr};
  if (!s.in_words) return finding;
  finding.report = std::make_unique<GateReport>();
  finding.report->gate = gate;
  finding.report->outcome = outcome;
  finding.report->reason = reason;
  if constexpr (std::invocable<Words>)
    finding.report->detail = words();
  else
    finding.report->detail = words;
  return finding;
}

template <class Words>
GateResult passed(const ResolvedRequest& s, Gate gate, const Words& words, std::string_view reason = {}) {
  return found(s, gate, Outcome::passed, reason, words);
}
template <class Words>
GateResult blocked(const ResolvedRequest& s, Gate gate, std::string_view reason, const Words& words) {
  return found(s, gate, Outcome::blocked, reason, words);
}
template <class Words>
GateResult unknown(const ResolvedRequest& s, Gate gate, std::string_view reason, const Words& words) {
  return found(s, gate, Outcome::unknown, reason, words);
}
template <class Words>
GateResult not_applicable(const ResolvedRequest& s, Gate gate, const Words& words, std::string_view reason = {}) {
  return found(s, gate, Outcome::not_applicable, reason, words);
}

}  // namespace whichgate::gates
