#include "eval/evaluate.hpp"

#include <algorithm>

#include "eval/applicability.hpp"
#include "eval/compiler.hpp"
#include "eval/logic.hpp"

namespace whichgate::eval {

namespace {

// The levels of a layer with the names of their policies.
std::vector<Level> levels_of(Layer layer, const Policies& policies) {
  const auto one_level = [](std::vector<NamedPolicy> all) { return std::vector{Level{{}, std::move(all)}}; };
  switch (layer) {
    case Layer::scp:
      return *policies.scps;
    case Layer::rcp:
      return *policies.rcps;
    case Layer::vpc_endpoint_policy:
      return one_level(*policies.vpc_endpoint);
    case Layer::permissions_boundary:
      return one_level(*policies.permissions_boundary);
    case Layer::session_policy:
      return one_level(*policies.session);
    case Layer::identity_policy:
      return one_level(policies.identity);
    case Layer::resource_policy:
      break;
  }
  return one_level({*policies.resource});
}

PolicyReport report_document(const NamedPolicy& policy, const std::string& note, const std::string& level,
                             const CompiledDocument& document, const LayerRequest& asked) {
  PolicyReport report{policy.name, policy.arn, level, {}, note, false};
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    report.statements.push_back(document.statements[i].report(asked));
    report.statements.back().index = static_cast<int>(i);
  }
  return report;
}

// Do the versions that may be in force say different things about the request?
bool disputed(const CompiledVersions& versions, const LayerRequest& asked) {
  const Effects first = effects_of(*versions.front(), asked);
  return std::ranges::any_of(versions, [&](const auto& one) { return effects_of(*one, asked) != first; });
}

void report_versions(const NamedPolicy& policy, const std::string& level, const CompiledVersions& versions,
                     const LayerRequest& asked, std::vector<PolicyReport>& to) {
  const std::size_t before = to.size();
  to.push_back(report_document(policy, policy.note, level, *versions.front(), asked));
  for (std::size_t i = 0; i < policy.or_else.size(); ++i)
    to.push_back(report_document(policy.or_else[i], policy.note, level, *versions[i + 1], asked));
  if (versions.size() < 2 || !disputed(versions, asked)) return;
  for (std::size_t i = before; i < to.size(); ++i) to[i].disputed = true;
}

}  // namespace

std::vector<PolicyReport> report(Layer layer, const AccessRequest& request, const CompiledSet& set,
                                 const Policies& policies) {
  const bool has_boundary = policies.permissions_boundary && boundary_applies(request.principal);
  const LayerRequest asked{request, layer, has_boundary};
  const std::vector<CompiledLevel>& compiled = set.of(layer)->levels();
  const std::vector<Level> named = levels_of(layer, policies);
  std::vector<PolicyReport> reports;
  for (std::size_t i = 0; i < named.size(); ++i)
    for (std::size_t k = 0; k < named[i].policies.size(); ++k)
      report_versions(named[i].policies[k], named[i].name, compiled[i][k], asked, reports);
  return reports;
}

EvaluationReport in_words(const Evaluation& evaluation, const AccessRequest& request, const CompiledSet& set,
                          const Policies& policies) {
  EvaluationReport told{evaluation.verdict, evaluation.decided_by, evaluation.resource_match_kind, {}};
  for (std::size_t i = 0; i < told.layers.size(); ++i) {
    const auto layer = static_cast<Layer>(i);
    LayerReport& to = told.layers[i];
    static_cast<LayerEvaluation&>(to) = evaluation.layers[i];
    if (!to.present || !set.of(layer)) continue;
    to.reports = report(layer, request, set, policies);
    if (layer == Layer::scp && evaluation.layers[i].silent_level >= 0)
      to.level_without_allow = (*policies.scps)[static_cast<std::size_t>(evaluation.layers[i].silent_level)].name;
  }
  return told;
}

EvaluationReport evaluate(const Request& request, const Policies& policies, Reports reports) {
  Compiler compiler;
  const CompiledSet set = compiler.compile(policies);
  const Viewed viewed(request);
  const Evaluation evaluation = evaluate(viewed.request(), set);
  if (reports == Reports::wanted) return in_words(evaluation, viewed.request(), set, policies);
  EvaluationReport answer{evaluation.verdict, evaluation.decided_by, evaluation.resource_match_kind, {}};
  for (std::size_t i = 0; i < answer.layers.size(); ++i)
    static_cast<LayerEvaluation&>(answer.layers[i]) = evaluation.layers[i];
  return answer;
}

}  // namespace whichgate::eval
