#pragma once
#include <string>

#include "whichgate/policy_history.hpp"

namespace whichgate::report {

// What one change of a policy did, below its headline.
std::string change_text(const PolicyChange& change, const Catalog& catalog);

// "gives 3 actions, takes 1 action"; "is rewritten without effect".
std::string change_summary(const PolicyChange& change);

}  // namespace whichgate::report
