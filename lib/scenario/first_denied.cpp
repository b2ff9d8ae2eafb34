#include <fmt/format.h>

#include "scenario/walk.hpp"
#include "scenario/words.hpp"
#include "whichgate/scenario.hpp"

namespace whichgate {

Result<AskedInWorld> first_denied(const Scenario& scenario, const std::optional<Rules>& rules, const Catalog& catalog) {
  const Rules book = rules                    ? *rules
                     : scenario.rules.empty() ? Rules::documented()
                                              : parse_rules(scenario.rules.front()).value_or(Rules::documented());
  std::optional<AskedInWorld> found;
  Problems unknown_names;
  scenario::Visitor visitor;
  visitor.question = [&](const ScenarioStep& step, const Expectation&, const Engine& engine, const Question& question) {
    if (Problems problems = engine.check(question); has_errors(problems)) {
      scenario::add_new(unknown_names, scenario::placed(problems, step));
      return true;
    }
    const bool allowed = engine.verdict(question) == Verdict::allowed;
    if (!found || !allowed) found = AskedInWorld{engine.world(), question, step.where};
    return allowed;
  };
  visitor.command = [](const ScenarioStep&, const Act&, const Result<World, ApiError>&) { return true; };
  Problems problems = scenario::walk(scenario, book, catalog, visitor);
  scenario::add_new(problems, unknown_names);
  if (has_errors(problems)) return Unexpected(std::move(problems));
  if (found) return *std::move(found);
  return Unexpected(
      Problems{{Severity::error,
                "no-question",
                fmt::format("`{}` asks nothing under the rule book `{}`", scenario.title, to_string(book)),
                {scenario.file, "", 0, 0},
                ""}});
}

}  // namespace whichgate
