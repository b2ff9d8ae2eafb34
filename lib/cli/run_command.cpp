#include <ostream>

#include "cli/commands.hpp"
#include "cli/refuse.hpp"
#include "cli/scenario_files.hpp"
#include "cli/scenario_options.hpp"
#include "cli/scenario_runs.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  std::vector<std::string> paths = {};
  ScenarioOptions common = {};
};

void declare(OptionList& list, Options& options) {
  declare_paths(list, options.paths);
  declare_scenario_options(list, options.common, &report::Format::scenario_results);
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  const auto scenarios = read_scenarios(options.paths, catalog, streams.in);
  if (!scenarios) return refuse(scenarios.error(), streams);
  const auto reports = run_all(*scenarios, options.common.rule_book(), catalog, streams);
  if (!reports) return refuse(reports.error(), streams);
  streams.out << options.common.format->scenario_results(*reports, options.common.style(streams.terminal));
  return exit_code(*reports);
}

}  // namespace

Command run_command() {
  return command("run", "run scenario files: silent but for a summary when all hold",
                 "whichgate example scenario | whichgate run -", declare, answer);
}

}  // namespace whichgate::cli
