#pragma once
#include <string>
#include <string_view>

#include "eval/request.hpp"
#include "policy/operators.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::eval {

using policy::Comparison;

// Does one value of the request match one value of the policy? The negation of an operator is not looked at. An
// unknown match says why in `note`, unless that is null. Malformed values do not match.
Match compare(Comparison comparison, std::string_view actual, std::string_view expected, const PolicyDocument& policy,
              const Context& context, std::string* note);

}  // namespace whichgate::eval
