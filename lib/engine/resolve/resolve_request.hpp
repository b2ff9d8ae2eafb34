#pragma once
#include <memory>

#include "engine/engine_state.hpp"
#include "gates/resolved_request.hpp"

namespace whichgate::engine {

using gates::ResolvedRequest;

// A question of this caller, whose names are all known, as far as the policy evaluation of each action. Lives no longer
// than the state and the question.
class ResolvedQuestion {
 public:
  ResolvedQuestion(const EngineState& state, const Question& question, std::shared_ptr<const ResolvedCaller> caller,
                   eval::Reports reports);

  const ResolvedRequest& request() const { return request_; }

 private:
  void resolve_actions();
  void resolve_resource();
  void add_action(std::string_view name);
  void find_resource_policy();
  void find_policies();
  void evaluate();
  eval::Policies named_policies() const;

  const EngineState& state_;
  ResolvedRequest request_;
  std::shared_ptr<const eval::CompiledLayer> resource_layer_, endpoint_layer_;
};

// The condition keys of the request: what the world tells, then what the question gives.
void gather_context(const EngineState& state, ResolvedRequest& request);

}  // namespace whichgate::engine
