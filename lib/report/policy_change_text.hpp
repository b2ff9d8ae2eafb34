#pragma once
#include <string>

#include "whichgate/policy_history.hpp"

namespace whichgate::report {

// What one change of a policy did, below its headline.
std::string policy_change_text(const PolicyChange& change, const Catalog& catalog);

// "gives 3 actions, takes 1 action"; "is rewritten without effect".
std::string policy_change_summary(const PolicyChange& change);

}  // namespace whichgate::report
