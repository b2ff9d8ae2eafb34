#include "engine/batch/batch_evaluator.hpp"

#include <algorithm>
#include <bit>

#include "engine/resolve/resolve_request.hpp"
#include "engine/resolve/unknown_names.hpp"
#include "engine/walk.hpp"
#include "eval/matrix/verdicts.hpp"
#include "gates/gate.hpp"
#include "text/arn.hpp"

namespace whichgate::engine {

namespace {

void set_all(const std::vector<std::uint32_t>& entries, Verdict verdict, Verdicts& to) {
  if (verdict == Verdict::implicit_deny) return;  // as it is from the beginning
  for (const std::uint32_t entry : entries) to.set(entry, verdict);
}

// Each set bit of `from` becomes one of `to`, where the entry is.
void spread(std::span<const std::uint64_t> from, const std::vector<std::uint32_t>& entries,
            std::span<std::uint64_t> to) {
  for (std::size_t i = 0; i < from.size(); ++i)
    for (std::uint64_t rest = from[i]; rest != 0; rest &= rest - 1)
      eval::set(to, entries[64 * i + static_cast<std::size_t>(std::countr_zero(rest))]);
}

void ask_about(const ActionOnResource& entry, Question& question) {
  question.action = entry.action;
  question.resource = entry.resource;
}

}  // namespace

BatchEvaluator::BatchEvaluator(const Engine& engine, const ActionList& list) : engine_(engine), list_(list) {
  const EngineState& state = Internals::state_of(engine);
  std::array<std::vector<ActionOnResource>, 2> asked;
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    const ActionOnResource& entry = list.at(i);
    const ActionFacts facts = state.actions().of(entry.action);
    if (!alike(entry, facts)) {
      one_by_one_.push_back(i);
      continue;
    }
    const std::size_t kind = facts.rcps_apply ? 1 : 0;
    alike_[kind].entries.push_back(i);
    asked[kind].push_back({entry.action, facts.without_resource_types ? "*" : entry.resource});
  }
  for (std::size_t kind = 0; kind < asked.size(); ++kind)
    alike_[kind].list = ActionList::compile(asked[kind], engine.catalog());
}

// Alike are the entries about which a ResolvedRequest knows the same: the resource is the caller's, and the world tells
// nothing about it.
bool BatchEvaluator::alike(const ActionOnResource& entry, const ActionFacts& facts) const {
  if (!facts.listed || facts.console_only || facts.concerns_gates) return false;
  if (entry.resource == "*") return true;
  const auto arn = text::parse_arn(entry.resource);
  if (!arn || !arn->account.empty() || arn->service == "kms" || arn->service == "iam") return false;
  const Table<Resource>& known = engine_.world().resources;
  return !known.find(entry.resource) && !known.find(entry.resource.substr(0, entry.resource.find('/')));
}

// Says whether a gate that looks at the caller alone closes everything.
bool BatchEvaluator::answer_alike(const Alike& alike, Question& question, Verdicts& to) const {
  const EngineState& state = Internals::state_of(engine_);
  ask_about(alike.list->at(0), question);
  auto caller = state.caller(question);
  if (!caller || !unknown_request(state, question).empty()) {
    set_all(alike.entries, Verdict::invalid, to);
    return false;
  }
  const ResolvedQuestion resolved(state, question, std::move(caller), eval::Reports::not_wanted);
  const ResolvedRequest& situation = resolved.request();
  const GateResults findings = walk(situation);
  const GateResult* blocking = first(findings, Outcome::blocked);
  if (blocking && !is_policy_layer(blocking->gate)) {
    set_all(alike.entries, verdict_of(blocking), to);
    return gates::definition_of(blocking->gate).caller_alone;
  }
  if (!situation.resource_known || !eval::only_layers_count(situation.caller.principal.kind, situation.compiled)) {
    answer_singly(alike.entries, question, to);
    return false;
  }
  const Verdicts found = eval::verdicts(Internals::data_of(*alike.list), situation.request(0), situation.compiled);
  spread(found.allowed(), alike.entries, to.allowed());
  spread(found.denied(), alike.entries, to.denied());
  const GateResult* doubt = first(findings, Outcome::unknown);
  if (doubt && !is_policy_layer(doubt->gate)) spread(found.allowed(), alike.entries, to.denied());  // makes it unknown
  return false;
}

void BatchEvaluator::answer_singly(const std::vector<std::uint32_t>& entries, Question& question, Verdicts& to) const {
  for (const std::uint32_t entry : entries) {
    ask_about(list_.at(entry), question);
    to.set(entry, engine_.verdict(question));
  }
}

std::optional<Verdicts> BatchEvaluator::answer(const Question& about, const Progress& progress) const {
  Verdicts answers(list_.size());
  Question question = about;
  question.page.clear();
  bool closed = false;
  for (const Alike& one : alike_)
    if (!one.entries.empty()) closed = answer_alike(one, question, answers);
  std::size_t done = list_.size() - one_by_one_.size();
  if (progress && done > 0 && !progress(done, list_.size())) return std::nullopt;
  for (const std::uint32_t entry : one_by_one_) {
    ask_about(list_.at(entry), question);
    if (!closed)
      answers.set(entry, engine_.verdict(question));
    else if (!unknown_request(Internals::state_of(engine_), question).empty())
      answers.set(entry, Verdict::invalid);
    ++done;
    if (progress && time_to_report(done) && !progress(done, list_.size())) return std::nullopt;
  }
  return answers;
}

}  // namespace whichgate::engine
