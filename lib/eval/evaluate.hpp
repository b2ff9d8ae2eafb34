#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "eval/policies.hpp"
#include "eval/request.hpp"
#include "whichgate/gate.hpp"
#include "whichgate/policy_report.hpp"

namespace whichgate::eval {

// The layers, in the order of the gates of the same names.
enum class Layer {
#define WHICHGATE_GATE(enumerator, name)
#define WHICHGATE_LAYER(enumerator, name) enumerator,
#include "whichgate/gates.def"
};
inline constexpr int layer_count = 0
#define WHICHGATE_GATE(enumerator, name)
#define WHICHGATE_LAYER(enumerator, name) +1
#include "whichgate/gates.def"
    ;

constexpr Gate gate_of(Layer layer) {
  switch (layer) {
#define WHICHGATE_GATE(enumerator, name)
#define WHICHGATE_LAYER(enumerator, name) \
  case Layer::enumerator:                 \
    return Gate::enumerator;
#include "whichgate/gates.def"
  }
  return {};
}

// nullopt: the gate is not a layer.
constexpr std::optional<Layer> layer_of(Gate gate) {
  switch (gate) {
#define WHICHGATE_GATE(enumerator, name) \
  case Gate::enumerator:                 \
    return std::nullopt;
#define WHICHGATE_LAYER(enumerator, name) \
  case Gate::enumerator:                  \
    return Layer::enumerator;
#include "whichgate/gates.def"
  }
  return std::nullopt;
}

// How a resource-based policy's allow names the caller, from the weakest to the strongest; decides what it can stand
// in for in the same account. `account` only delegates, `role` leaves the boundary and session policy in force.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
enum class PrincipalMatchKind { none, account, role, user, session, everyone, service };
inline constexpr int principal_match_kind_count = 7;

// What one layer says by itself.
struct LayerEvaluation {
  // The layer exists for this request. A resource-based policy that must allow counts as one that is there and
  // silent when there is none.
  bool present = false;
  bool required = true;            // whether its allow is needed for this request
  Match deny = Match::no;          // an explicit deny applies
  Match allow = Match::no;         // the layer allows (SCP: at every level)
  std::int16_t silent_level = -1;  // SCP: the first level that does not allow
};

// The answer to one request, and what it rests on.
struct Evaluation {
  Verdict verdict = Verdict::implicit_deny;
  Layer decided_by = Layer::identity_policy;  // meaningful unless allowed
  PrincipalMatchKind resource_match_kind = PrincipalMatchKind::none;
  std::array<LayerEvaluation, layer_count> layers = {};

  const LayerEvaluation& of(Layer layer) const { return layers[static_cast<std::size_t>(layer)]; }
  LayerEvaluation& of(Layer layer) { return layers[static_cast<std::size_t>(layer)]; }
};

// A layer's evaluation with what its policies say, in words.
struct LayerReport : LayerEvaluation {
  std::string level_without_allow;  // its name
  std::vector<PolicyReport> reports;
};

struct EvaluationReport {
  Verdict verdict = Verdict::implicit_deny;
  Layer decided_by = Layer::identity_policy;  // meaningful unless allowed
  PrincipalMatchKind resource_match_kind = PrincipalMatchKind::none;
  std::array<LayerReport, layer_count> layers;

  const LayerReport& of(Layer layer) const { return layers[static_cast<std::size_t>(layer)]; }
};

enum class Reports { wanted, not_wanted };

// AWS's evaluation of one request against policies that are compiled for it alone. Without reports, levels have no
// names either.
EvaluationReport evaluate(const Request& request, const Policies& policies, Reports reports);

}  // namespace whichgate::eval
