#include "whichgate/engine.hpp"

#include <algorithm>

#include "gates/memory.hpp"
#include "gates/unknown_names.hpp"
#include "gates/walk.hpp"
#include "text/text.hpp"

namespace whichgate {

namespace {

using gates::Finding;
using gates::Findings;
using gates::Situation;

// What the request carries for certain, by name.
std::vector<ContextKey> context_of(const Situation& s) {
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
Problems problems_of(const gates::Memory& memory, const Question& question, Problems problems) {
  for (Diagnostic& problem : gates::unknown_request(memory, question)) problems.push_back(std::move(problem));
  return problems;
}

}  // namespace

Engine Engine::compile(World world, const Catalog& catalog) {
  return Engine(std::make_shared<const gates::Memory>(std::move(world), catalog,
                                                      std::make_shared<const gates::FactsOfActions>(catalog),
                                                      std::make_shared<gates::SharedCompiler>(catalog)));
}

Engine Engine::recompile(World world) const { return Engine(memory_->of(std::move(world))); }

const World& Engine::world() const { return memory_->world(); }
const Catalog& Engine::catalog() const { return memory_->catalog(); }

namespace gates {

const Memory& memory_of(const Engine& engine) { return *engine.memory_; }

}  // namespace gates

Problems Engine::check(const Question& question) const {
  return problems_of(*memory_, question, gates::unknown_caller(memory_->world(), question));
}

Verdict Engine::verdict(const Question& question) const {
  auto caller = memory_->caller(question);
  if (!caller || !gates::unknown_request(*memory_, question).empty()) return Verdict::unknown;
  const Situation situation(*memory_, question, std::move(caller), eval::Reports::not_wanted);
  const Findings findings = gates::walk(situation);
  return gates::verdict_of(gates::deciding(situation, findings));
}

Decision Engine::ask(const Question& question) const {
  Decision decision;
  decision.question = question;
  auto caller = memory_->caller(question);
  decision.problems =
      problems_of(*memory_, question, caller ? Problems() : gates::unknown_caller(memory_->world(), question));
  if (!decision.problems.empty()) return decision;
  const Situation situation(*memory_, question, std::move(caller), eval::Reports::wanted);
  const Findings findings = gates::walk(situation);
  const Finding* decides = gates::deciding(situation, findings);
  for (const Finding& finding : findings) decision.reports.push_back(*finding.report);
  decision.verdict = gates::verdict_of(decides);
  decision.account = situation.caller.account->id;
  decision.account_name = situation.caller.account->name;
  decision.principal_arn = situation.caller.principal.arn;
  decision.actions.assign(situation.actions.begin(), situation.actions.end());
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
    decision.denied_action = situation.actions.front();
  return decision;
}

}  // namespace whichgate
