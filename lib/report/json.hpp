#pragma once
#include <string>
#include <vector>

#include "whichgate/advice.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/scenario.hpp"

// What the program answers, for machines. Two spaces of indentation, a line end at the end. Members that have
// nothing to say are left out; their order is fixed.
namespace whichgate::report {

std::string decision_json(const Decision& decision, const std::vector<Remedy>& remedies, bool ascii);
std::string scenarios_json(const std::vector<ScenarioReport>& reports, bool ascii);
std::string contents_json(const std::vector<Scenario>& scenarios, bool ascii);

}  // namespace whichgate::report
