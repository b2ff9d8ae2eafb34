#pragma once
#include <string_view>

#include "eval/evaluate.hpp"
#include "whichgate/action_name.hpp"
#include "whichgate/reason_id.hpp"

namespace whichgate::gates {

// Why a layer of the policy evaluation does not let a request pass.
struct LayerReasons {
  ReasonId explicit_deny, no_allow, undecided;
  std::string_view policy;       // "identity-based policy"
  std::string_view one_of_them;  // "an identity-based policy"
};

// `action` tells a role's trust policy from another resource-based policy.
const LayerReasons& reasons_of(eval::Layer layer, ActionView action);

// The reason for such a verdict, which is not allowed.
ReasonId reason_for(eval::Layer layer, Verdict verdict, ActionView action);

}  // namespace whichgate::gates
