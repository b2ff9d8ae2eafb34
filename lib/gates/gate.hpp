#pragma once
#include <span>
#include <string>
#include <string_view>

#include "gates/situation.hpp"
#include "whichgate/decision.hpp"

namespace whichgate::gates {

// One gate: looks at the situation and reports. Never asks another gate.
GateReport account_state(const Situation& situation);
GateReport sign_in(const Situation& situation);
GateReport assignment(const Situation& situation);
GateReport provisioning(const Situation& situation);
GateReport session(const Situation& situation);
GateReport billing_activation(const Situation& situation);
GateReport linked_account_access(const Situation& situation);
GateReport console_action_set(const Situation& situation);
GateReport root_restriction(const Situation& situation);
GateReport s3_block_public_access(const Situation& situation);
GateReport scp(const Situation& situation);
GateReport rcp(const Situation& situation);
GateReport vpc_endpoint_policy(const Situation& situation);
GateReport permissions_boundary(const Situation& situation);
GateReport session_policy(const Situation& situation);
GateReport identity_policy(const Situation& situation);
GateReport resource_policy(const Situation& situation);

// All gates, in the order in which a person meets them.
using Check = GateReport (*)(const Situation&);
std::span<const Check> order();

GateReport passed(Gate gate, std::string detail, std::string_view reason = {});
GateReport blocked(Gate gate, std::string_view reason, std::string detail);
GateReport unknown(Gate gate, std::string_view reason, std::string detail);
GateReport not_applicable(Gate gate, std::string detail, std::string_view reason = {});

// The reasons of a gate that is a layer of the policy evaluation.
struct LayerReasons {
  Gate gate;
  eval::Layer layer;
  std::string_view explicit_deny, no_allow, undecided;
  std::string_view what;  // "identity-based policy"
};
// What the evaluations say of one layer: the worst over the question's actions.
GateReport report_layer(const Situation& situation, const LayerReasons& reasons);

}  // namespace whichgate::gates
