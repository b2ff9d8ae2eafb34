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
  bool replay = false;
  ScenarioOptions common = {};
};

void declare(OptionList& list, Options& options) {
  declare_paths(list, options.paths);
  list.flag("--replay", options.replay, "run them: what is asked and the verdict, and a summary");
  declare_scenario_options(list, options.common, &report::Format::scenario_list, &report::Format::scenario_replay);
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  const report::Style style = options.common.style(streams.terminal);
  const auto scenarios = read_scenarios(options.paths, catalog, streams.in);
  if (!scenarios) return refuse(scenarios.error(), streams);
  if (!options.replay) {
    streams.out << options.common.format->scenario_list(*scenarios, style);
    return yes;
  }
  const auto reports = run_all(*scenarios, options.common.rule_book(), catalog, streams);
  if (!reports) return refuse(reports.error(), streams);
  streams.out << options.common.format->scenario_replay(*reports, style);
  return exit_code(*reports);
}

}  // namespace

Command list_command() {
  return command("list", "list scenario files: title and file",
                 "whichgate example scenario | whichgate list --replay -", declare, answer);
}

}  // namespace whichgate::cli
