#pragma once
#include <string>

#include "report/decision_answer.hpp"
#include "report/style.hpp"

namespace whichgate::report {

// The answer of `whichgate why`, for machines.
std::string decision_json(const DecisionAnswer& answer, const Style& style);

}  // namespace whichgate::report
