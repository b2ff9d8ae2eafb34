#pragma once
#include <string_view>
#include <vector>

#include "whichgate/simulation.hpp"

namespace whichgate::policy_simulator {

struct StatementPlace {
  MatchedStatement::Position start;
  MatchedStatement::Position end;
};

// The places of a policy's statements in its text, in their order. None when the text is not a policy.
std::vector<StatementPlace> statement_places(std::string_view policy);

}  // namespace whichgate::policy_simulator
