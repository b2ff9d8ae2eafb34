#pragma once
#include <array>
#include <string>
#include <vector>

#include "eval/policies.hpp"
#include "eval/request.hpp"
#include "whichgate/decision.hpp"

namespace whichgate::eval {

// The seven layers, in the order of the gates of the same names.
enum class Layer { scp, rcp, vpc_endpoint, permissions_boundary, session, identity, resource };
inline constexpr int layer_count = 7;

// What one layer says by itself.
struct LayerResult {
  // The layer exists for this request. A resource-based policy that must allow counts as one that is there and
  // silent when there is none.
  bool present = false;
  Match deny = Match::no;             // an explicit deny applies
  Match allow = Match::no;            // the layer allows (SCP: at every level)
  bool required = true;               // whether its allow is needed for this request
  std::string level_without_allow;    // SCP: the first level that does not allow; only when reports are wanted
  std::vector<PolicyReport> reports;  // only when they are wanted
};

// How a resource-based policy's allow names the caller, from the weakest to the strongest; decides what it can stand
// in for in the same account. `account` only delegates, `role` leaves the boundary and session policy in force.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
enum class Naming { none, account, role, user, session, everyone, service };
inline constexpr int naming_count = 7;

struct Evaluation {
  Verdict verdict = Verdict::implicit_deny;
  Layer decided_by = Layer::identity;  // meaningful unless allowed
  std::array<LayerResult, layer_count> layers;
  Naming resource_naming = Naming::none;

  const LayerResult& of(Layer layer) const { return layers[static_cast<std::size_t>(layer)]; }
  LayerResult& of(Layer layer) { return layers[static_cast<std::size_t>(layer)]; }
};

enum class Reports { wanted, not_wanted };

// AWS's evaluation of one request against all its policies. Layers that never reach this caller are left out, though
// `policies` has them: SCPs for callers without an account and for service-linked roles, RCPs for service-linked
// roles and kms:RetireGrant, a boundary for root users. Which accounts and services SCPs and RCPs reach, the caller
// says by leaving them out.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
Evaluation evaluate(const Request& request, const Policies& policies, Reports reports);

}  // namespace whichgate::eval
