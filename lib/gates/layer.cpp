#include <fmt/core.h>

#include "gates/gate.hpp"
#include "gates/layer_reasons.hpp"

namespace whichgate::gates {

namespace {

struct LayerFinding {
  Outcome outcome = Outcome::not_applicable;
  std::optional<ReasonId> reason = {};
};

LayerFinding finding_of(const eval::LayerEvaluation& layer, const LayerReasons& reasons) {
  if (!layer.present) return {};
  if (layer.deny == Match::yes) return {Outcome::blocked, reasons.explicit_deny};
  if (layer.deny == Match::unknown) return {Outcome::unknown, reasons.undecided};
  if (layer.allow == Match::yes || !layer.required) return {Outcome::passed, {}};
  if (layer.allow == Match::unknown) return {Outcome::unknown, reasons.undecided};
  return {Outcome::blocked, reasons.no_allow};
}

int severity(Outcome outcome) {
  switch (outcome) {
    case Outcome::not_applicable:
      return 0;
    case Outcome::passed:
      return 1;
    case Outcome::unknown:
      return 2;
    case Outcome::blocked:
      return 3;
  }
  return 0;
}

// Which version is in force is not known, and each that may be says the same.
std::string doubt(const PolicyReport& policy) {
  return policy.note.empty() ? std::string() : fmt::format(" (inferred, each says so: {})", policy.note);
}

// The statement that made the layer say so, in words: "AWS managed policy Billing v30, statement 1".
std::string deciding_statement(const eval::LayerReport& layer, Effect effect, Match match) {
  for (const PolicyReport& policy : layer.reports) {
    if (policy.disputed) continue;
    for (const StatementReport& statement : policy.statements)
      if (statement.effect == effect && statement.match == match) {
        std::string words = fmt::format("{}, statement {}", policy.name, statement.index + 1);
        if (!statement.sid.empty()) words += fmt::format(" ({})", statement.sid);
        return words + doubt(policy);
      }
  }
  return {};
}

std::string undecided_condition(const eval::LayerReport& layer) {
  for (const PolicyReport& policy : layer.reports)
    for (const StatementReport& statement : policy.statements) {
      if (statement.match != Match::unknown) continue;
      for (const PartReport* part : {&statement.principal, &statement.resource})
        if (part->match == Match::unknown)
          return fmt::format("{}, statement {} cannot be decided: {}", policy.name, statement.index + 1, part->note);
      for (const ConditionReport& condition : statement.conditions)
        if (condition.match == Match::unknown)
          return fmt::format("{}, statement {}: {} on {} cannot be decided: {}", policy.name, statement.index + 1,
                             condition.condition_operator, condition.key, condition.note);
    }
  for (const PolicyReport& policy : layer.reports)
    if (policy.disputed) return policy.note;
  return "a part of a policy cannot be decided";
}

std::string describe(const eval::LayerReport& layer, const LayerReasons& reasons, Outcome outcome,
                     std::string_view action) {
  if (outcome == Outcome::unknown) return undecided_condition(layer);
  if (layer.deny == Match::yes)
    return fmt::format("{}, denies {}", deciding_statement(layer, Effect::deny, Match::yes), action);
  if (layer.allow == Match::yes) {
    const std::string statement = deciding_statement(layer, Effect::allow, Match::yes);
    return statement.empty() ? fmt::format("allows {}", action) : fmt::format("{}, allows {}", statement, action);
  }
  if (outcome == Outcome::passed)
    return fmt::format("no {} denies {}, and none has to allow it", reasons.policy, action);
  if (!layer.level_without_allow.empty())
    return fmt::format("no {} attached to {} allows {}", reasons.policy, layer.level_without_allow, action);
  return fmt::format("no {} allows {}", reasons.policy, action);
}

}  // namespace

GateResult check_layer(const ResolvedRequest& s, eval::Layer layer) {
  const LayerReasons& reasons = reasons_of(layer, s.opening() ? ActionView() : s.actions.front());
  LayerFinding worst;
  std::size_t at = 0;  // the first action of which it is said
  for (std::size_t i = 0; i < s.evaluations.size(); ++i) {
    const LayerFinding one = finding_of(s.evaluations[i].of(layer), reasons);
    if (severity(one.outcome) <= severity(worst.outcome)) continue;
    worst = one;
    at = i;
  }
  GateResult finding = result(s, eval::gate_of(layer), worst.outcome, worst.reason, [&] {
    return worst.outcome == Outcome::not_applicable
               ? fmt::format("no {} applies", reasons.policy)
               : describe(s.evaluation_reports[at].of(layer), reasons, worst.outcome, s.actions[at].text());
  });
  if (!finding.report || worst.outcome == Outcome::not_applicable) return finding;
  GateReport& report = *finding.report;
  report.policies = s.evaluation_reports[at].of(layer).reports;
  report.level = s.evaluation_reports[at].of(layer).level_without_allow;
  for (std::size_t i = 0; i < s.evaluations.size(); ++i)
    if (finding_of(s.evaluations[i].of(layer), reasons).outcome == Outcome::blocked)
      report.actions.emplace_back(s.actions[i].text());
  if (report.actions.size() > 1) report.detail += fmt::format(" (and {} more)", report.actions.size() - 1);
  return finding;
}

}  // namespace whichgate::gates
