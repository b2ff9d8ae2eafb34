#pragma once
#include <string>
#include <vector>

#include "whichgate/scenario.hpp"

namespace whichgate::report {

// How text is drawn.
struct Style {
  bool ascii = false;  // ok and x for the signs
  bool color = false;  // ANSI colours
};

// How many of everything, over all scenarios that ran.
struct Totals {
  std::size_t scenarios = 0;
  std::size_t expectations = 0;  // questions and commands, each rule book counted
  std::size_t failed = 0;
};
Totals count(const std::vector<ScenarioReport>& reports);

// "12 scenarios, 340 expectations: all hold"
std::string summary(const Totals& totals, const Style& style);

// An expectation that did not hold: question, expected, got, gate and reason, with its place.
std::string describe(const Failure& failure, const Style& style);

// A line for each scenario, in columns: the title, and the file it is in.
std::string contents(const std::vector<Scenario>& scenarios);

// One scenario on a line: its title, the question that tells most about it, the verdict under each rule book.
std::string replay_line(const ScenarioReport& report, const Style& style);

}  // namespace whichgate::report
