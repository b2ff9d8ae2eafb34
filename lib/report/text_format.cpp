#include "report/catalog_text.hpp"
#include "report/decision_answer.hpp"
#include "report/format.hpp"
#include "report/scenarios_text.hpp"
#include "whichgate/explain.hpp"

namespace whichgate::report {
namespace {

std::string decision_text(const DecisionAnswer& answer, const Style& style) {
  return explain(answer.decision, answer.remedies, {style.ascii, style.color, answer.every_gate, answer.statements});
}

}  // namespace

constinit const Format text_format{.scenario_results = scenario_results_text,
                                   .scenario_replay = scenario_replay_text,
                                   .scenario_list = scenario_list_text,
                                   .decision = decision_text,
                                   .catalog_info = catalog_info_text,
                                   .actions = actions_text,
                                   .effective_policies = effective_policies_text,
                                   .page = page_text,
                                   .allowing_policies = allowing_policies_text,
                                   .policy_history = policy_history_text,
                                   .policy_changes = policy_changes_text};

}  // namespace whichgate::report
