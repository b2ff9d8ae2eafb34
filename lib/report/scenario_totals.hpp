#pragma once
#include <cstddef>
#include <vector>

#include "whichgate/scenario.hpp"

namespace whichgate::report {

// How many of everything, over all scenarios that ran.
struct Totals {
  std::size_t scenarios = 0;
  std::size_t expectations = 0;  // questions and commands, each rule book counted
  std::size_t failed = 0;
};
Totals count(const std::vector<ScenarioReport>& reports);

}  // namespace whichgate::report
