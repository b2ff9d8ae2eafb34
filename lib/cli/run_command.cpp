#include "cli/commands.hpp"
#include "cli/scenarios.hpp"

namespace whichgate::cli {
namespace {

std::string failures(const ScenarioReport& report, const report::Style& style) {
  std::string text;
  for (const Failure& failure : report.failures) text += report::describe(failure, style);
  return text;
}

}  // namespace

int run_scenarios(const RunOptions& options, const Catalog& catalog, const Streams& streams) {
  const auto scenarios = read_scenarios(options.paths, catalog, streams.in);
  if (!scenarios) return refuse(scenarios.error(), streams);
  return run_all(*scenarios, options.common, catalog, streams, failures);
}

}  // namespace whichgate::cli
