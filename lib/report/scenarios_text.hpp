#pragma once
#include <string>
#include <vector>

#include "report/style.hpp"
#include "whichgate/scenario.hpp"

// What scenarios there are, and how they ran, for people.
namespace whichgate::report {

// Every expectation that did not hold, with its place; a summary.
std::string scenario_results_text(const std::vector<ScenarioReport>& reports, const Style& style);

// Each scenario on a line: its title, the question that stands for it, the verdict under each rule book; a summary.
std::string scenario_replay_text(const std::vector<ScenarioReport>& reports, const Style& style);

// A line for each scenario, in columns: the title, and the file it is in.
std::string scenario_list_text(const std::vector<Scenario>& scenarios, const Style& style);

}  // namespace whichgate::report
