#include "report/scenario_totals.hpp"

namespace whichgate::report {

Totals count(const std::vector<ScenarioReport>& reports) {
  Totals totals;
  totals.scenarios = reports.size();
  for (const ScenarioReport& report : reports) {
    totals.failed += report.failures.size();
    for (const RuleBookRun& run : report.runs) totals.expectations += run.asked.size();
  }
  return totals;
}

}  // namespace whichgate::report
