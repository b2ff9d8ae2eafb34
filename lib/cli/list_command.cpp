#include <ostream>

#include "cli/commands.hpp"
#include "cli/scenarios.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace whichgate::cli {

int list(const ListOptions& options, const Streams& streams) {
  const auto scenarios = read_scenarios(options.paths, streams.in);
  if (!scenarios) return refuse(scenarios.error(), streams);
  if (!options.replay) {
    streams.out << (options.common.json ? report::contents_json(*scenarios, options.common.ascii)
                                        : report::contents(*scenarios));
    return yes;
  }
  const auto reports = run_all(*scenarios, options.common, streams);
  if (!reports) return refuse(reports.error(), streams);
  const report::Totals totals = report::count(*reports);
  if (options.common.json) {
    streams.out << report::scenarios_json(*reports, options.common.ascii);
  } else {
    const report::Style style = options.common.style(streams.terminal);
    for (const ScenarioReport& report : *reports) streams.out << report::replay_line(report, style);
    streams.out << report::summary(totals, style);
  }
  return totals.failed == 0 ? yes : expectation_failed;
}

}  // namespace whichgate::cli
