#pragma once
#include <vector>

#include "whichgate/advice.hpp"
#include "whichgate/decision.hpp"

namespace whichgate::report {

// One question's decision, and what would open it.
struct DecisionAnswer {
  Decision decision = {};
  std::vector<Remedy> remedies = {};
  // For people; machines get all of it.
  bool every_gate = false;  // also the gates that do not apply
  bool statements = false;  // the policies' statements under each gate
};

}  // namespace whichgate::report
