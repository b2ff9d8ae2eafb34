#pragma once
#include "text/json/json.hpp"

namespace whichgate::cases {

// What the members of a decision must be, and what they may be called: a finding for each that is something else, and
// for each whose name is nearly that of a member that counts. Other members are notes of whoever wrote the case.
Problems check_decision_members(const json::Element& decision);

}  // namespace whichgate::cases
