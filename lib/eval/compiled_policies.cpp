#include "whichgate/compiled_policies.hpp"

#include "eval/compiler.hpp"
#include "eval/reach.hpp"
#include "eval/verdicts.hpp"

namespace whichgate {

using eval::Layer;

struct CompiledPolicies::Data {
  Data(std::shared_ptr<eval::Compiler> with, const PolicySet& policies)
      : compiler(std::move(with)), named(policies), set(compiler->compile(policies)) {
    for (const auto& layer : set.layers)
      for (std::size_t i = 0; layer && i < layer->levels().size(); ++i)
        for (const eval::CompiledVersions& versions : layer->levels()[i])
          for (const auto& document : versions) {
            statements += document->statements.size();
            for (const eval::CompiledStatement& statement : document->statements)
              conditions += statement.conditions().size();
          }
  }

  std::shared_ptr<eval::Compiler> compiler;
  PolicySet named;
  eval::CompiledSet set;
  std::size_t statements = 0, conditions = 0;  // how many there are
};

namespace {

Gate gate_of(Layer layer) { return static_cast<Gate>(static_cast<int>(Gate::scp) + static_cast<int>(layer)); }
Layer layer_of(Gate gate) { return static_cast<Layer>(static_cast<int>(gate) - static_cast<int>(Gate::scp)); }

// Every statement of a layer that is there, with its parts.
void add_statements(const eval::CompiledLayer& layer, const eval::Asked& asked, std::optional<std::uint16_t> id,
                    PolicyDecision& to) {
  for (std::size_t level = 0; level < layer.levels().size(); ++level)
    for (std::size_t policy = 0; policy < layer.levels()[level].size(); ++policy)
      for (std::size_t version = 0; version < layer.levels()[level][policy].size(); ++version) {
        const auto& statements = layer.levels()[level][policy][version]->statements;
        for (std::size_t i = 0; i < statements.size(); ++i) {
          StatementAnswer& answer = to.statements.emplace_back();
          statements[i].answer(asked, id, answer, to.conditions);
          answer.gate = gate_of(layer.layer());
          answer.level = static_cast<std::uint16_t>(level);
          answer.policy = static_cast<std::uint16_t>(policy);
          answer.version = static_cast<std::uint16_t>(version);
          answer.statement = static_cast<std::uint16_t>(i);
        }
      }
}

}  // namespace

CompiledPolicies CompiledPolicies::compile(const PolicySet& policies, const Catalog& catalog) {
  return CompiledPolicies(std::make_shared<const Data>(std::make_shared<eval::Compiler>(&catalog), policies));
}

CompiledPolicies CompiledPolicies::recompile(const PolicySet& policies) const {
  return CompiledPolicies(std::make_shared<const Data>(data_->compiler, policies));
}

Verdict CompiledPolicies::verdict(const AccessRequest& request) const { return eval::verdict(request, data_->set); }

PolicyDecision CompiledPolicies::ask(const AccessRequest& request) const {
  const eval::Ruling ruling = eval::rule(request, data_->set);
  PolicyDecision decision{ruling.verdict, gate_of(ruling.decided_by), {}, {}, {}};
  const auto id = data_->set.catalog->action_id(request.action);
  decision.statements.reserve(data_->statements);
  decision.conditions.reserve(data_->conditions);
  const bool has_boundary = data_->set.of(Layer::permissions_boundary) && eval::boundary_reaches(request.principal);
  for (std::size_t i = 0; i < ruling.layers.size(); ++i) {
    const auto layer = static_cast<Layer>(i);
    const eval::LayerRuling& from = ruling.layers[i];
    decision.layers[i] = {gate_of(layer), from.present, from.required, from.deny, from.allow, from.silent_level};
    if (from.present && data_->set.of(layer))
      add_statements(*data_->set.of(layer), {request, layer, has_boundary}, id, decision);
  }
  return decision;
}

std::vector<PolicyReport> CompiledPolicies::reports(Gate gate, const AccessRequest& request) const {
  if (gate < Gate::scp || !data_->set.of(layer_of(gate))) return {};
  return eval::report(layer_of(gate), request, data_->set, data_->named);
}

Verdicts CompiledPolicies::verdicts(const ActionList& list, const AccessRequest& request) const {
  return eval::verdicts(list.data(), request, data_->set);
}

}  // namespace whichgate
