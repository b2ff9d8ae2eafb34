#pragma once
#include <span>
#include <string_view>

#include "gates/finding.hpp"
#include "gates/situation.hpp"

namespace whichgate::gates {

// One gate: looks at the situation and says what it finds. Never asks another gate.
Finding account_state(const Situation& situation);
Finding sign_in(const Situation& situation);
Finding assignment(const Situation& situation);
Finding provisioning(const Situation& situation);
Finding session(const Situation& situation);
Finding billing_activation(const Situation& situation);
Finding linked_account_access(const Situation& situation);
Finding console_action_set(const Situation& situation);
Finding root_restriction(const Situation& situation);
Finding s3_block_public_access(const Situation& situation);
Finding scp(const Situation& situation);
Finding rcp(const Situation& situation);
Finding vpc_endpoint_policy(const Situation& situation);
Finding permissions_boundary(const Situation& situation);
Finding session_policy(const Situation& situation);
Finding identity_policy(const Situation& situation);
Finding resource_policy(const Situation& situation);

// All gates, in the order in which a person meets them.
using Check = Finding (*)(const Situation&);
std::span<const Check> order();

// The reasons of a gate that is a layer of the policy evaluation.
struct LayerReasons {
  Gate gate;
  eval::Layer layer;
  std::string_view explicit_deny, no_allow, undecided;
  std::string_view what;  // "identity-based policy"
};
// What the evaluations say of one layer: the worst over the question's actions.
Finding find_in_layer(const Situation& situation, const LayerReasons& reasons);

}  // namespace whichgate::gates
