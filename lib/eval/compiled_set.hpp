#pragma once
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "eval/compiled_layer.hpp"
#include "eval/evaluate.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::eval {

// The layers that one request meets. A layer that is null does not limit.
struct CompiledSet {
  std::array<std::shared_ptr<const CompiledLayer>, layer_count> layers = {};
  const Catalog* catalog = nullptr;  // null: no action is listed

  const CompiledLayer* of(Layer layer) const { return layers[static_cast<std::size_t>(layer)].get(); }
};

// AWS's evaluation of one request. Layers that never reach this caller are left out, though `set` has them: SCPs for
// callers without an account and for service-linked roles, RCPs for service-linked roles and kms:RetireGrant, a
// boundary for root users. Which accounts and services SCPs and RCPs reach, the caller says by leaving them out.
// Allocates nothing.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
Evaluation evaluate(const AccessRequest& request, const CompiledSet& set);
// Its verdict alone, as soon as it is certain.
Verdict verdict(const AccessRequest& request, const CompiledSet& set);

// What the policies of a layer say about the request, in words. `policies` gives the names.
std::vector<PolicyReport> report(Layer layer, const AccessRequest& request, const CompiledSet& set,
                                 const Policies& policies);
// The evaluation in words.
EvaluationReport in_words(const Evaluation& evaluation, const AccessRequest& request, const CompiledSet& set,
                          const Policies& policies);

}  // namespace whichgate::eval
