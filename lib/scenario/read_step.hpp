#pragma once
#include "text/json/json.hpp"
#include "whichgate/scenario.hpp"

namespace whichgate::scenario {

// Reads one step of a scenario file and gathers what is wrong with it.
ScenarioStep read_step(const json::Element& element, Problems& problems);

}  // namespace whichgate::scenario
