#pragma once
#include <span>
#include <string_view>

#include "gates/gate_result.hpp"
#include "gates/resolved_request.hpp"

namespace whichgate::gates {

// One gate: looks at the situation and says what it finds. Never asks another gate.
GateResult account_state(const ResolvedRequest& situation);
GateResult sign_in(const ResolvedRequest& situation);
GateResult assignment(const ResolvedRequest& situation);
GateResult provisioning(const ResolvedRequest& situation);
GateResult session(const ResolvedRequest& situation);
GateResult billing_activation(const ResolvedRequest& situation);
GateResult linked_account_access(const ResolvedRequest& situation);
GateResult console_action_set(const ResolvedRequest& situation);
GateResult root_restriction(const ResolvedRequest& situation);
GateResult s3_block_public_access(const ResolvedRequest& situation);
GateResult scp(const ResolvedRequest& situation);
GateResult rcp(const ResolvedRequest& situation);
GateResult vpc_endpoint_policy(const ResolvedRequest& situation);
GateResult permissions_boundary(const ResolvedRequest& situation);
GateResult session_policy(const ResolvedRequest& situation);
GateResult identity_policy(const ResolvedRequest& situation);
GateResult resource_policy(const ResolvedRequest& situation);

// All gates, in the order in which a person meets them.
using Check = GateResult (*)(const ResolvedRequest&);
std::span<const Check> order();

// The reasons of a gate that is a layer of the policy evaluation.
struct LayerReasons {
  Gate gate;
  eval::Layer layer;
  std::string_view explicit_deny, no_allow, undecided;
  std::string_view what;  // "identity-based policy"
};
// What the evaluation_reports say of one layer: the worst over the question's actions.
GateResult find_in_layer(const ResolvedRequest& situation, const LayerReasons& reasons);

}  // namespace whichgate::gates
