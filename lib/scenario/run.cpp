#include <fmt/core.h>

#include <algorithm>

#include "scenario/walk.hpp"
#include "scenario/words.hpp"
#include "text/text.hpp"
#include "whichgate/advice.hpp"
#include "whichgate/reason.hpp"
#include "whichgate/scenario.hpp"

namespace whichgate {
namespace {

template <class T>
const T* stated(const ByRuleBook<T>& values, std::string_view rules) {
  const auto at = values.find(rules);
  return at == values.end() ? nullptr : &at->second;
}

bool reported(const Decision& decision, ReasonId reason) {
  return std::any_of(decision.reports.begin(), decision.reports.end(),
                     [&](const GateReport& report) { return report.reason == reason; });
}

std::string with_reason(std::string_view verdict, std::string_view reason) {
  return reason.empty() ? std::string(verdict) : fmt::format("{}, {}", verdict, reason);
}

std::string in_words(const ApiError& error) {
  return error.help.empty() ? fmt::format("{}: {}", error.code, error.message)
                            : fmt::format("{}: {} ({})", error.code, error.message, error.help);
}

std::string listed(const std::vector<std::string>& names) {
  return names.empty() ? std::string("none") : text::join(names, ", ");
}

// What was stated and what came instead, as far as they differ.
class Differences {
 public:
  void add(std::string expected, std::string got) {
    expected_.push_back(std::move(expected));
    got_.push_back(std::move(got));
  }
  bool none() const { return expected_.empty(); }
  std::string expected() const { return text::join(expected_, "; "); }
  std::string got() const { return text::join(got_, "; "); }

 private:
  std::vector<std::string> expected_, got_;
};

Differences compare(const Expectation& expectation, std::string_view rules, const Engine& engine,
                    const Question& question, const Decision& decision) {
  Differences differences;
  const std::string_view verdict = to_string(decision.verdict);
  const std::string& answer = *stated(expectation.expect, rules);
  const ReasonId* because = stated(expectation.because, rules);
  const bool denied = scenario::is_answer(verdict, "denied");
  const bool right_reason = !because || (denied ? decision.reason == *because : reported(decision, *because));
  if (!scenario::is_answer(verdict, answer) || !right_reason)
    differences.add(with_reason(answer, because ? to_string(*because) : ""),
                    with_reason(verdict, to_string(decision.reason)));
  if (const auto* also = stated(expectation.also, rules)) {
    std::vector<std::string> missing, reasons;
    for (const ReasonId reason : *also)
      if (!reported(decision, reason)) missing.emplace_back(to_string(reason));
    for (const GateReport& report : decision.reports)
      if (report.reason) reasons.emplace_back(to_string(*report.reason));
    if (!missing.empty())
      differences.add("also " + text::join(missing, ", "), "the gates' reasons are: " + listed(reasons));
  }
  if (const auto* remedy = stated(expectation.remedy, rules)) {
    const std::vector<Remedy> remedies = advise(engine, question);
    std::vector<std::string> first;
    if (!remedies.empty())
      for (const RemedyStep& step : remedies.front().steps) first.push_back(step.command.operation);
    if (first != *remedy) differences.add("remedy " + listed(*remedy), "remedy " + listed(first));
  }
  return differences;
}

Differences compare(const Act& act, std::string_view rules, const Result<World, ApiError>& result) {
  Differences differences;
  const std::string* code = stated(act.error, rules);
  if (!code && result) return differences;
  if (!code) {
    differences.add("done", in_words(result.error()));
    return differences;
  }
  if (result) {
    differences.add(*code, "done");
    return differences;
  }
  const ApiError& error = result.error();
  const ReasonId* because = stated(act.because, rules);
  if (error.code != *code || (because && error.gate_reason != *because))
    differences.add(with_reason(*code, because ? to_string(*because) : ""),
                    with_reason(in_words(error), to_string(error.gate_reason)));
  if (const std::string* message = stated(act.message, rules);
      message && error.message.find(*message) == std::string::npos)
    differences.add(fmt::format("a message with `{}`", *message), fmt::format("`{}`", error.message));
  return differences;
}

std::string in_words(const Act& act) {
  const std::string by = to_string(act.by);
  return by.empty() ? act.command.operation : fmt::format("{}: {}", by, act.command.operation);
}

// The names in `by` that the world does not know, as findings about that member.
Problems unknown_caller(const Caller& caller, const World& world, const Catalog& catalog) {
  Problems unknown;
  if (caller.who == "AWS") return unknown;
  for (Diagnostic problem :
       Engine::compile(world, catalog).check({.who = caller.who, .as = caller.as, .in = caller.in})) {
    // A person in front of the portal is in no account yet.
    if (caller.as.empty() && problem.where.pointer != "/who") continue;
    problem.where.pointer = "/by";
    unknown.push_back(std::move(problem));
  }
  return unknown;
}

// Runs one scenario under one rule book into a report.
class Run {
 public:
  Run(const Scenario& scenario, const Rules& rules, const Catalog& catalog)
      : scenario_(scenario), rules_(rules), catalog_(catalog), book_(to_string(rules)) {}

  void into(ScenarioReport& report, Problems& problems) {
    RuleBookRun run{book_, {}};
    scenario::Visitor visitor;
    visitor.question = [&](const ScenarioStep& step, const Expectation& expectation, const Engine& engine,
                           const Question& question) {
      ask(step, expectation, engine, question, run, report.failures);
      return true;
    };
    visitor.command = [&](const ScenarioStep& step, const Act& act, const World& before,
                          const Result<World, ApiError>& result) {
      if (!result && !off_course_ && !stated(act.error, book_)) {
        const Problems unknown = unknown_caller(act.by, before, catalog_);
        scenario::add_new(problems_, scenario::placed(unknown, step));
        if (!unknown.empty()) return true;
      }
      done(step, act, result, run, report.failures);
      return true;
    };
    scenario::walk(scenario_, rules_, catalog_, visitor);
    scenario::add_new(problems, problems_);
    report.runs.push_back(std::move(run));
  }

 private:
  void ask(const ScenarioStep& step, const Expectation& expectation, const Engine& engine, const Question& question,
           RuleBookRun& run, std::vector<Failure>& failures) {
    const Decision decision = engine.ask(question);
    Asked asked{Asked::Kind::question,
                to_string(question),
                std::string(to_string(decision.verdict)),
                "",
                std::string(to_string(decision.reason)),
                true,
                step.where};
    if (has_errors(decision.problems)) {
      // After a command that went otherwise than stated, an unknown name may be its consequence and no slip of
      // the author's.
      if (!off_course_) {
        scenario::add_new(problems_, scenario::placed(decision.problems, step));
        return;
      }
      asked.held = false;
      asked.verdict = "cannot be asked";
      failures.push_back({asked.question, *stated(expectation.expect, book_),
                          "it cannot be asked: " + decision.problems.front().message, "", "", book_, step.where});
      run.asked.push_back(std::move(asked));
      return;
    }
    if (decision.decided_by) asked.gate = to_string(*decision.decided_by);
    const Differences differences = compare(expectation, book_, engine, question, decision);
    asked.held = differences.none();
    if (!asked.held)
      failures.push_back(
          {asked.question, differences.expected(), differences.got(), asked.gate, asked.reason, book_, step.where});
    run.asked.push_back(std::move(asked));
  }

  void done(const ScenarioStep& step, const Act& act, const Result<World, ApiError>& result, RuleBookRun& run,
            std::vector<Failure>& failures) {
    Asked asked{Asked::Kind::command, in_words(act), "done", "", "", true, step.where};
    if (!result) {
      asked.verdict = result.error().code;
      if (const auto refused_by = result.error().gate_reason) {
        asked.reason = to_string(*refused_by);
        asked.gate = to_string(reason(*refused_by).gate);
      }
    }
    const Differences differences = compare(act, book_, result);
    asked.held = differences.none();
    if (!asked.held) {
      off_course_ = true;
      failures.push_back(
          {asked.question, differences.expected(), differences.got(), asked.gate, asked.reason, book_, step.where});
    }
    run.asked.push_back(std::move(asked));
  }

  const Scenario& scenario_;
  const Rules& rules_;
  const Catalog& catalog_;
  std::string book_;
  Problems problems_;
  bool off_course_ = false;
};

}  // namespace

Result<ScenarioReport> run_scenario(const Scenario& scenario, const std::optional<Rules>& only,
                                    const Catalog& catalog) {
  ScenarioReport report{scenario.file, scenario.title, scenario.lesson, scenario.symptom, {}, {}};
  Problems problems;
  for (const std::string& book : scenario.rules) {
    const std::optional<Rules> rules = parse_rules(book);
    if (!rules || (only && *only != *rules)) continue;
    Run(scenario, *rules, catalog).into(report, problems);
  }
  if (has_errors(problems)) return Unexpected(std::move(problems));
  return report;
}

}  // namespace whichgate
