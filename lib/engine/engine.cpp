#include "whichgate/engine.hpp"

#include <algorithm>

#include "engine/engine_state.hpp"
#include "engine/resolve/resolve_request.hpp"
#include "engine/resolve/unknown_names.hpp"
#include "engine/walk.hpp"
#include "text/text.hpp"

namespace whichgate {

namespace {

using gates::GateResult;
using gates::ResolvedRequest;

// What the request carries for certain, by name.
std::vector<ContextKey> context_of(const ResolvedRequest& s) {
  std::vector<ContextKey> keys;
  for (std::size_t i = 0; i < s.context.size(); ++i) {
    const ContextEntry& entry = s.context[i];
    const bool derived = i < s.told || i >= s.assumed;
    const bool known_absent = derived && entry.multivalued && entry.values.empty();
    const auto same = [&](const ContextKey& other) { return text::equals_ignoring_case(other.key, entry.key); };
    if (known_absent || std::ranges::any_of(keys, same)) continue;
    ContextKey& key = keys.emplace_back(ContextKey{std::string(entry.key), {}, derived});
    if (entry.multivalued)
      key.values.assign(entry.values.begin(), entry.values.end());
    else
      key.values.emplace_back(entry.value);
  }
  std::ranges::sort(keys,
                    [](const ContextKey& a, const ContextKey& b) { return text::before_ignoring_case(a.key, b.key); });
  return keys;
}

// Those of the caller, and those of what is asked.
Problems problems_of(const engine::EngineState& state, const Question& question, Problems problems) {
  for (Diagnostic& problem : engine::unknown_request(state, question)) problems.push_back(std::move(problem));
  return problems;
}

}  // namespace

Engine Engine::compile(World world, const Catalog& catalog) {
  return Engine(std::make_shared<const State>(std::move(world), catalog,
                                              std::make_shared<const engine::FactsOfActions>(catalog),
                                              std::make_shared<engine::SharedCompiler>(catalog)));
}

Engine Engine::recompile(World world) const { return Engine(std::make_shared<const State>(std::move(world), *state_)); }

const World& Engine::world() const& { return state_->world(); }
const Catalog& Engine::catalog() const& { return state_->catalog(); }

Problems Engine::check(const Question& question) const {
  return problems_of(*state_, question, engine::unknown_caller(state_->world(), question));
}

Verdict Engine::verdict(const Question& question) const {
  auto caller = state_->caller(question);
  if (!caller || !engine::unknown_request(*state_, question).empty()) return Verdict::invalid;
  const engine::ResolvedQuestion resolved(*state_, question, std::move(caller), eval::Reports::not_wanted);
  const ResolvedRequest& situation = resolved.request();
  const engine::GateResults findings = engine::walk(situation);
  return engine::verdict_of(engine::deciding(situation, findings));
}

Decision Engine::ask(const Question& question) const {
  Decision decision;
  decision.question = question;
  auto caller = state_->caller(question);
  decision.problems =
      problems_of(*state_, question, caller ? Problems() : engine::unknown_caller(state_->world(), question));
  if (!decision.problems.empty()) return decision;
  const engine::ResolvedQuestion resolved(*state_, question, std::move(caller), eval::Reports::wanted);
  const ResolvedRequest& situation = resolved.request();
  const engine::GateResults findings = engine::walk(situation);
  const GateResult* decides = engine::deciding(situation, findings);
  for (const GateResult& finding : findings) decision.reports.push_back(*finding.report);
  decision.verdict = engine::verdict_of(decides);
  decision.account = situation.caller.account->id;
  decision.account_name = situation.caller.account->name;
  decision.principal_arn = situation.caller.principal.arn;
  for (const ActionView action : situation.actions) decision.actions.emplace_back(action.text());
  decision.resource = situation.resource;
  decision.notes = situation.notes;
  decision.through = situation.console ? Through::console : Through::api;
  decision.context = context_of(situation);
  if (!decides) return decision;
  decision.decided_by = decides->gate;
  decision.reason = decides->reason;
  if (!decides->report->actions.empty())
    decision.denied_action = decides->report->actions.front();
  else if (situation.actions.size() == 1)
    decision.denied_action = situation.actions.front().text();
  return decision;
}

}  // namespace whichgate
