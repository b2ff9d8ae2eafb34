#include "whichgate/effective_actions.hpp"

#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"
#include "whichgate/simulation.hpp"

using namespace whichgate;

namespace {

// What the evaluation must say about the action on all resources, without any context; nullptr where that depends.
const Verdict* verdict_of(const ActionGroup* group) {
  static const Verdict allowed = Verdict::allowed, explicit_deny = Verdict::explicit_deny,
                       implicit_deny = Verdict::implicit_deny;
  if (!group) return &implicit_deny;
  if (group->allowance == Allowance::all_resources && group->denied_by.empty()) return &allowed;
  if (group->allowance == Allowance::denied && group->denied_by.size() == 1 && group->allowed_by.empty())
    return &explicit_deny;
  return nullptr;
}

}  // namespace

TEST_CASE(
    "what a policy of AWS is said to allow on all resources, the evaluation allows, and nothing that is not said") {
  const Catalog& catalog = Catalog::builtin();
  const std::vector<std::string_view> all = catalog.expand("*"), arns = catalog.managed_policy_arns();
  std::map<Verdict, std::size_t> compared;
  for (std::size_t p = 0; p < arns.size(); p += 29) {
    const PolicyDocument& document = *catalog.managed_policy(arns[p])->document;
    const EffectiveActions actions = effective_actions(document, catalog);
    SimulationRequest request;
    request.policies = {print_policy(document)};
    for (std::size_t a = p % 331; a < all.size(); a += 331) request.actions.emplace_back(all[a]);
    for (const ActionGroup& group : actions.groups) request.actions.emplace_back(group.actions.front());
    const auto answer = simulate(request, nullptr, catalog);
    REQUIRE(answer);
    REQUIRE(answer->results.size() >= request.actions.size() - actions.groups.size());
    for (const SimulatedAction& one : answer->results) {
      const Verdict* expected = verdict_of(actions.find(one.action));
      if (!expected) continue;
      CAPTURE(arns[p], one.action);
      CHECK(to_string(one.decision) == to_string(*expected));
      ++compared[*expected];
    }
  }
  CHECK(compared[Verdict::allowed] > 50);
  CHECK(compared[Verdict::implicit_deny] > 1000);
}
