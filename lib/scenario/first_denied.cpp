#include <fmt/core.h>

#include "scenario/walk.hpp"
#include "scenario/words.hpp"
#include "whichgate/scenario.hpp"

namespace whichgate {

Result<AskedInWorld> first_denied(const Scenario& scenario, const std::optional<Rules>& rules, const Catalog& catalog) {
  const Rules book = rules                    ? *rules
                     : scenario.rules.empty() ? Rules::documented()
                                              : parse_rules(scenario.rules.front()).value_or(Rules::documented());
  std::optional<AskedInWorld> found;
  Problems problems;
  scenario::Visitor visitor;
  visitor.question = [&](const ScenarioStep& step, const Expectation&, const Engine& engine, const Question& question) {
    if (const Problems unknown_names = engine.check(question); has_errors(unknown_names)) {
      scenario::add_new(problems, scenario::placed(unknown_names, step));
      return true;
    }
    const bool allowed = engine.verdict(question) == Verdict::allowed;
    if (!found || !allowed) found = AskedInWorld{engine.world(), question, step.where};
    return allowed;
  };
  visitor.command = [](const ScenarioStep&, const Act&, const World&, const Result<World, ApiError>&) { return true; };
  scenario::walk(scenario, book, catalog, visitor);
  if (has_errors(problems)) return Unexpected(std::move(problems));
  if (found) return *std::move(found);
  return Unexpected(
      Problems{{Severity::error,
                "scenario.no-question",
                fmt::format("`{}` asks nothing under the rule book `{}`", scenario.title, to_string(book)),
                {scenario.file, "", 0, 0},
                ""}});
}

}  // namespace whichgate
