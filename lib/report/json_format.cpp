#include "report/catalog_json.hpp"
#include "report/decision_json.hpp"
#include "report/format.hpp"
#include "report/scenarios_json.hpp"

namespace whichgate::report {

constinit const Format json_format{.option = "--json",
                                   .help = "answer in JSON",
                                   .scenario_results = scenario_results_json,
                                   .scenario_replay = scenario_results_json,
                                   .scenario_list = scenario_list_json,
                                   .decision = decision_json,
                                   .catalog_info = catalog_info_json,
                                   .actions = actions_json,
                                   .effective_policies = effective_policies_json,
                                   .page = page_json,
                                   .allowing_policies = allowing_policies_json,
                                   .policy_history = policy_history_json,
                                   .policy_changes = policy_changes_json};

}  // namespace whichgate::report
