#include <algorithm>
#include <set>

#include "advice/plan.hpp"
#include "whichgate/advice.hpp"

namespace whichgate {

namespace advice {

std::vector<Plan> plans_for(const GateReport& report, const gates::ResolvedRequest& situation) {
  using Source = std::vector<Plan> (*)(const GateReport&, const gates::ResolvedRequest&);
  constexpr Source sources[] = {directory_plans, billing_plans, organization_plans, policy_plans, public_access_plans};
  std::vector<Plan> plans;
  for (const Source source : sources) {
    std::vector<Plan> more = source(report, situation);
    plans.insert(plans.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return plans;
}

}  // namespace advice

namespace {

using advice::Plan;
using advice::PlannedStep;
using Steps = std::vector<PlannedStep>;

constexpr std::size_t most_steps = 12;
constexpr std::size_t most_remedies = 3;
constexpr int most_tries = 200;  // worlds put together in one search

// Tries plans against what blocks first, again and again, until the answer is yes.
class Search {
 public:
  Search(const Engine& engine, const Question& question) : engine_(engine), question_(question) {}

  void from(const World& world, const Steps& path) {
    const Engine engine = engine_.recompile(world);
    const Decision decision = engine.ask(question_);
    if (!decision.problems.empty()) return;
    if (decision.allowed()) return found_.push_back(path);
    const GateReport* obstacle = first_obstacle(decision);
    if (!obstacle) return;
    const engine::EngineState& state = Internals::state_of(engine);
    const engine::ResolvedQuestion resolved(state, question_, state.caller(question_), eval::Reports::not_wanted);
    for (const Plan& plan : advice::plans_for(*obstacle, resolved.request())) follow(world, path, plan);
  }

  std::vector<Steps> found() && { return std::move(found_); }

 private:
  // What a person meets first; what is unknown only when nothing blocks.
  static const GateReport* first_obstacle(const Decision& decision) {
    const bool blocked = decision.verdict != Verdict::unknown;
    for (const GateReport& report : decision.reports)
      if (report.outcome == (blocked ? Outcome::blocked : Outcome::unknown)) return &report;
    return nullptr;
  }

  static bool repeats(const Steps& path, const Plan& plan) {
    const auto same = [](const PlannedStep& a, const PlannedStep& b) {
      return a.command.operation == b.command.operation && a.command.members == b.command.members;
    };
    return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const PlannedStep& step) {
      return step.cost > 0 &&
             std::any_of(path.begin(), path.end(), [&](const PlannedStep& earlier) { return same(earlier, step); });
    });
  }

  void follow(const World& world, const Steps& path, const Plan& plan) {
    if (path.size() + plan.steps.size() > most_steps || repeats(path, plan) || ++tries_ > most_tries) return;
    World next = world;
    Steps longer = path;
    for (const PlannedStep& step : plan.steps) {
      auto executed = advice::execute(next, step, question_.caller(), engine_.catalog());
      if (!executed) return;
      next = std::move(executed->next);
      longer.push_back(step);
    }
    // The caution goes with the step that has the power: when that one can be left out, so can the caution.
    const auto added = longer.end() - static_cast<std::ptrdiff_t>(plan.steps.size());
    std::max_element(added, longer.end(), [](const PlannedStep& a, const PlannedStep& b) {
      return a.cost < b.cost;
    })->caution = plan.caution;
    from(next, longer);
  }

  const Engine& engine_;
  const Question& question_;
  std::vector<Steps> found_;
  int tries_ = 0;
};

// The remedy that these steps are, from the start; nullopt when a step fails or the answer is not yes.
std::optional<Remedy> prove(const Engine& engine, const Question& question, const Steps& steps) {
  World world = engine.world();
  Remedy remedy;
  for (const PlannedStep& step : steps) {
    auto executed = advice::execute(world, step, question.caller(), engine.catalog());
    if (!executed) return std::nullopt;
    remedy.steps.push_back({executed->by, step.command, advice::in_words(world, executed->by, step.command)});
    world = std::move(executed->next);
  }
  remedy.re_evaluated = engine.recompile(std::move(world)).verdict(question);
  if (remedy.re_evaluated != Verdict::allowed) return std::nullopt;
  return remedy;
}

// Leaves out every step that can be left out.
Steps minimal(const Engine& engine, const Question& question, Steps steps) {
  for (std::size_t i = 0; i < steps.size();) {
    Steps fewer = steps;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (prove(engine, question, fewer))
      steps = std::move(fewer);
    else
      ++i;
  }
  return steps;
}

int cost(const Steps& steps) {
  int sum = 0;
  for (const PlannedStep& step : steps) sum += step.cost;
  return sum;
}

std::string key_of(const Steps& steps) {
  std::string key;
  for (const PlannedStep& step : steps) {
    key += step.command.operation;
    for (const auto& [name, value] : step.command.members) key.append("|").append(name).append("=").append(value);
    key += "\n";
  }
  return key;
}

std::string cautions(const Steps& steps) {
  std::string text;
  std::set<std::string> said;
  for (const PlannedStep& step : steps)
    if (!step.caution.empty() && said.insert(step.caution).second) text += (text.empty() ? "" : "; ") + step.caution;
  return text;
}

}  // namespace

std::vector<Remedy> advise(const Engine& engine, const Question& question) {
  Search search(engine, question);
  if (const Decision decision = engine.ask(question); decision.allowed() || !decision.problems.empty()) return {};
  search.from(engine.world(), {});
  std::vector<Steps> paths = std::move(search).found();
  for (Steps& path : paths) path = minimal(engine, question, std::move(path));
  std::stable_sort(paths.begin(), paths.end(), [](const Steps& a, const Steps& b) { return cost(a) < cost(b); });
  std::vector<Remedy> remedies;
  std::set<std::string> offered;
  for (const Steps& path : paths) {
    if (remedies.size() == most_remedies) break;
    if (!offered.insert(key_of(path)).second) continue;
    std::optional<Remedy> remedy = prove(engine, question, path);
    if (!remedy) continue;
    remedy->caution = cautions(path);
    remedies.push_back(std::move(*remedy));
  }
  return remedies;
}

}  // namespace whichgate
