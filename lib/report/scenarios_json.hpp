#pragma once
#include <string>
#include <vector>

#include "report/style.hpp"
#include "whichgate/scenario.hpp"

// What scenarios there are, and how they ran, for machines.
namespace whichgate::report {

std::string scenario_results_json(const std::vector<ScenarioReport>& reports, const Style& style);
std::string scenario_list_json(const std::vector<Scenario>& scenarios, const Style& style);

}  // namespace whichgate::report
