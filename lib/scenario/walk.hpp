#pragma once
#include <functional>

#include "whichgate/scenario.hpp"

namespace whichgate::scenario {

// What a walk meets. Each may stop it by returning false.
struct Visitor {
  // A question of a step, with the engine of the world at that moment.
  std::function<bool(const ScenarioStep&, const Expectation&, const Engine&, const Question&)> question;
  // A command of a step that was done, with the world before it; the result holds the world after it.
  std::function<bool(const ScenarioStep&, const Act&, const World&, const Result<World, ApiError>&)> command;
};

// Goes through the steps under one rule book, doing every command.
void walk(const Scenario& scenario, const Rules& rules, const Catalog& catalog, const Visitor& visitor);

}  // namespace whichgate::scenario
