#include <ostream>

#include "cli/commands.hpp"
#include "cli/scenarios.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace whichgate::cli {

int run_scenarios(const RunOptions& options, const Streams& streams) {
  const auto scenarios = read_scenarios(options.paths, streams.in);
  if (!scenarios) return refuse(scenarios.error(), streams);
  const auto reports = run_all(*scenarios, options.common, streams);
  if (!reports) return refuse(reports.error(), streams);
  const report::Totals totals = report::count(*reports);
  if (options.common.json) {
    streams.out << report::scenarios_json(*reports, options.common.ascii);
  } else {
    const report::Style style = options.common.style(streams.terminal);
    for (const ScenarioReport& report : *reports)
      for (const Failure& failure : report.failures) streams.out << report::describe(failure, style);
    streams.out << report::summary(totals, style);
  }
  return totals.failed == 0 ? yes : expectation_failed;
}

}  // namespace whichgate::cli
