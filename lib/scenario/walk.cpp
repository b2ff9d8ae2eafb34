#include "scenario/walk.hpp"

namespace whichgate::scenario {

void walk(const Scenario& scenario, const Rules& rules, const Catalog& catalog, const Visitor& visitor) {
  World world = scenario.world;
  world.rules = rules;
  Engine engine = Engine::compile(world, catalog);
  for (const ScenarioStep& step : scenario.steps) {
    if (const auto* expectation = std::get_if<Expectation>(&step.what)) {
      if (!expectation->expect.contains(to_string(rules))) continue;
      for (const Question& question : expectation->questions)
        if (!visitor.question(step, *expectation, engine, question)) return;
      continue;
    }
    const Act& act = std::get<Act>(step.what);
    Result<World, ApiError> next = apply(world, act.by, act.command, catalog);
    const bool go_on = visitor.command(step, act, world, next);
    if (next) {
      world = *std::move(next);
      engine = engine.recompile(world);
    }
    if (!go_on) return;
  }
}

}  // namespace whichgate::scenario
