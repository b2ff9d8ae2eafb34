#include "whichgate/engine.hpp"

#include <algorithm>

#include "gates/gate.hpp"

namespace whichgate {

namespace {

using eval::Layer;

bool policy_gate(Gate gate) { return gate >= Gate::scp; }

Gate gate_of(Layer layer) { return static_cast<Gate>(static_cast<int>(Gate::scp) + static_cast<int>(layer)); }

const GateReport* first(const std::vector<GateReport>& reports, Outcome outcome) {
  const auto found =
      std::find_if(reports.begin(), reports.end(), [&](const GateReport& r) { return r.outcome == outcome; });
  return found == reports.end() ? nullptr : &*found;
}

bool explicit_deny(std::string_view reason) { return reason.ends_with("explicit-deny"); }

// The report that decides: the first blocking gate in a person's order. The policy gates are one evaluation, so
// among them AWS's own order decides.
const GateReport* deciding(const gates::Situation& s, const std::vector<GateReport>& reports) {
  const GateReport* blocking = first(reports, Outcome::blocked);
  if (!blocking) return first(reports, Outcome::unknown);
  if (!policy_gate(blocking->gate)) return blocking;
  for (const eval::Evaluation& one : s.evaluations) {
    if (one.verdict == Verdict::allowed || one.verdict == Verdict::unknown) continue;
    const Gate gate = gate_of(one.decided_by);
    for (const GateReport& report : reports)
      if (report.gate == gate && report.outcome == Outcome::blocked) return &report;
  }
  return blocking;
}

Verdict verdict_of(const GateReport* deciding) {
  if (!deciding) return Verdict::allowed;
  if (deciding->outcome == Outcome::unknown) return Verdict::unknown;
  return explicit_deny(deciding->reason) ? Verdict::explicit_deny : Verdict::implicit_deny;
}

std::vector<ContextKey> context_of(const gates::Situation& s) {
  std::vector<ContextKey> keys;
  if (s.opening()) return keys;
  for (const eval::Context::Entry& entry : s.context.entries()) {
    const bool derived = std::find(s.derived_keys.begin(), s.derived_keys.end(), entry.key) != s.derived_keys.end();
    if (derived || s.question.context.count(entry.key) > 0) keys.push_back({entry.key, entry.values, derived});
  }
  return keys;
}

std::vector<GateReport> walk(const gates::Situation& situation) {
  std::vector<GateReport> reports;
  for (const gates::Check check : gates::order()) reports.push_back(check(situation));
  return reports;
}

Decision decide(const World& world, const Catalog& catalog, const Question& question, eval::Reports wanted) {
  Decision decision;
  decision.question = question;
  decision.problems = gates::unknown_names(world, catalog, question);
  if (!decision.problems.empty()) return decision;
  const gates::Situation situation = gates::resolve(world, catalog, question, wanted);
  decision.reports = walk(situation);
  const GateReport* decides = deciding(situation, decision.reports);
  decision.verdict = verdict_of(decides);
  decision.account = situation.account->id;
  decision.account_name = situation.account->name;
  decision.principal_arn = situation.principal.arn;
  decision.actions = situation.actions;
  decision.resource = situation.resource;
  decision.notes = situation.notes;
  decision.through = situation.console ? Through::console : Through::api;
  if (wanted == eval::Reports::wanted) decision.context = context_of(situation);
  if (!decides) return decision;
  decision.decided_by = decides->gate;
  decision.reason = decides->reason;
  if (!decides->actions.empty())
    decision.denied_action = decides->actions.front();
  else if (situation.actions.size() == 1)
    decision.denied_action = situation.actions.front();
  return decision;
}

}  // namespace

Engine Engine::compile(World world, const Catalog& catalog) {
  return Engine(std::make_shared<const World>(std::move(world)), catalog);
}

Problems Engine::check(const Question& question) const { return gates::unknown_names(*world_, *catalog_, question); }

Verdict Engine::verdict(const Question& question) const {
  return decide(*world_, *catalog_, question, eval::Reports::not_wanted).verdict;
}

Decision Engine::ask(const Question& question) const {
  return decide(*world_, *catalog_, question, eval::Reports::wanted);
}

}  // namespace whichgate
