#include "whichgate/compiled_policies.hpp"

#include "eval/applicability.hpp"
#include "eval/bits.hpp"
#include "eval/compiler.hpp"
#include "eval/logic.hpp"
#include "eval/matrix/verdicts.hpp"

namespace whichgate {

using eval::Layer;

namespace {

// The statements of a layer, with the answers about them as far as they are the same for every request.
struct Statements {
  std::vector<const eval::CompiledStatement*> statements = {};
  std::vector<StatementAnswer> answers = {};
  std::size_t conditions = 0;  // how many they have together

  explicit Statements(const eval::CompiledLayer* layer) {
    if (!layer) return;
    StatementAnswer answer;
    answer.gate = eval::gate_of(layer->layer());
    for (const eval::CompiledLevel& level : layer->levels()) {
      answer.policy = 0;
      for (const eval::CompiledVersions& policy : level) {
        answer.version = 0;
        for (const auto& document : policy) {
          add(*document, answer);
          ++answer.version;
        }
        ++answer.policy;
      }
      ++answer.level;
    }
  }

 private:
  void add(const eval::CompiledDocument& document, StatementAnswer answer) {
    answer.statement = 0;
    for (const eval::CompiledStatement& statement : document.statements) {
      answer.effect = statement.effect();
      answers.push_back(answer);
      statements.push_back(&statement);
      conditions += statement.conditions().size();
      ++answer.statement;
    }
  }
};

}  // namespace

struct CompiledPolicies::Data {
  Data(std::shared_ptr<eval::Compiler> with, const PolicySet& policies)
      : compiler(std::move(with)), named(policies), set(compiler->compile(policies)) {
    for (const auto& layer : set.layers) {
      statements.emplace_back(layer.get());
      statement_count += statements.back().statements.size();
      condition_count += statements.back().conditions;
    }
  }

  std::shared_ptr<eval::Compiler> compiler;
  PolicySet named;
  eval::CompiledSet set;
  std::vector<Statements> statements;  // of each layer
  std::size_t statement_count = 0, condition_count = 0;
};

CompiledPolicies CompiledPolicies::compile(const PolicySet& policies, const Catalog& catalog) {
  return CompiledPolicies(std::make_shared<const Data>(std::make_shared<eval::Compiler>(catalog), policies));
}

CompiledPolicies CompiledPolicies::recompile(const PolicySet& policies) const {
  return CompiledPolicies(std::make_shared<const Data>(data_->compiler, policies));
}

Verdict CompiledPolicies::verdict(const AccessRequest& request) const { return eval::verdict(request, data_->set); }

PolicyDecision CompiledPolicies::ask(const AccessRequest& request) const {
  const eval::Evaluation evaluation = eval::evaluate(request, data_->set);
  PolicyDecision decision{evaluation.verdict, eval::gate_of(evaluation.decided_by), {}, {}, {}};
  const auto id = data_->set.catalog->action_id(request.action.text());
  decision.statements.reserve(data_->statement_count);
  decision.conditions.reserve(data_->condition_count);
  const bool has_boundary = data_->set.of(Layer::permissions_boundary) && eval::boundary_applies(request.principal);
  for (std::size_t i = 0; i < evaluation.layers.size(); ++i) {
    const auto layer = static_cast<Layer>(i);
    const eval::LayerEvaluation& from = evaluation.layers[i];
    decision.layers[i] = {eval::gate_of(layer), from.present, from.required, from.deny, from.allow, from.silent_level};
    if (!from.present) continue;
    const Statements& asked = data_->statements[i];
    const std::size_t first = decision.statements.size();
    decision.statements.insert(decision.statements.end(), asked.answers.begin(), asked.answers.end());
    const auto about = id && data_->set.of(layer) ? data_->set.of(layer)->about(*id) : std::span<const std::uint64_t>();
    for (std::size_t k = 0; k < asked.statements.size(); ++k) {
      StatementAnswer& answer = decision.statements[first + k];
      answer.action = eval::match_if(id ? eval::has(about, k) : asked.statements[k]->about(request.action.text()));
      asked.statements[k]->answer({request, layer, has_boundary}, answer, decision.conditions);
    }
  }
  return decision;
}

std::vector<PolicyReport> CompiledPolicies::reports(Gate gate, const AccessRequest& request) const {
  const std::optional<Layer> layer = eval::layer_of(gate);
  if (!layer || !data_->set.of(*layer)) return {};
  return eval::report(*layer, request, data_->set, data_->named);
}

Verdicts CompiledPolicies::verdicts(const ActionList& list, const AccessRequest& request) const {
  return eval::verdicts(Internals::data_of(list), request, data_->set);
}

}  // namespace whichgate
