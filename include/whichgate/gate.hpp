#pragma once
#include <string_view>

namespace whichgate {

// A gate is one check that can stop a question. In the order in which a person meets them.
enum class Gate {
#define WHICHGATE_GATE(enumerator, name) enumerator,
#include "whichgate/gates.def"
};

inline constexpr int gate_count = 0
#define WHICHGATE_GATE(enumerator, name) +1
#include "whichgate/gates.def"
    ;

// Is the gate a layer of AWS's policy evaluation? All layers together are one evaluation.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
constexpr bool is_policy_layer(Gate gate) {
  switch (gate) {
#define WHICHGATE_GATE(enumerator, name) \
  case Gate::enumerator:                 \
    return false;
#define WHICHGATE_LAYER(enumerator, name) \
  case Gate::enumerator:                  \
    return true;
#include "whichgate/gates.def"
  }
  return false;
}

std::string_view to_string(Gate gate);  // "billing-activation"

}  // namespace whichgate
