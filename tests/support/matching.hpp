#pragma once
#include "eval/compiled_statement.hpp"
#include "eval/evaluate.hpp"

// One part of a policy against one request, compiled for it alone.
namespace matching {

using namespace whichgate;

inline Match match_condition(const PolicyCondition& condition, const PolicyDocument& policy,
                             const eval::Context& context, ConditionReport* report) {
  eval::Request request;
  request.context = context;
  const eval::Viewed viewed(request);
  const eval::CompiledCondition compiled(condition, policy);
  if (!report) return compiled.matches(viewed.request(), nullptr);
  *report = compiled.report(viewed.request());
  return report->match;
}

inline bool match_action(const PolicyStatement& statement, std::string_view action) {
  return eval::CompiledStatement(statement, {}, nullptr).about(action);
}

inline Match match_resource(const PolicyStatement& statement, const PolicyDocument& policy,
                            const eval::Request& request, eval::Layer layer, PartReport* report) {
  const eval::Viewed viewed(request);
  const eval::CompiledStatement compiled(statement, policy, nullptr);
  if (!report) return compiled.match_resource({viewed.request(), layer, false}, nullptr);
  *report = compiled.report({viewed.request(), layer, false}).resource;
  return report->match;
}

inline eval::PrincipalMatch match_principal(const PolicyStatement& statement, const eval::Request& request,
                                            eval::Layer layer, bool has_boundary) {
  const eval::Viewed viewed(request);
  return eval::match_principal(statement, {viewed.request(), layer, has_boundary}, nullptr);
}

}  // namespace matching
