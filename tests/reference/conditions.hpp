#pragma once
#include "eval/request.hpp"
#include "reference/answer.hpp"
#include "whichgate/policy.hpp"

namespace reference {

// Whether the condition holds for the request.
Answer holds(const whichgate::PolicyCondition& condition, bool variables, const whichgate::eval::Context& context);

}  // namespace reference
