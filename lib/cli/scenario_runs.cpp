#include "cli/scenario_runs.hpp"

#include <algorithm>
#include <ostream>

#include "cli/refuse.hpp"

namespace whichgate::cli {
namespace {

// One line on a terminal that counts, and is gone at the end.
class Progress {
 public:
  Progress(std::size_t total, const Streams& streams) : total_(total), streams_(streams) {}
  ~Progress() {
    if (shown_) streams_.err << "\r\033[K" << std::flush;
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step() {
    ++done_;
    if (!streams_.terminal.progress || total_ < 2) return;
    shown_ = true;
    streams_.err << '\r' << done_ << '/' << total_ << " scenarios" << std::flush;
  }

 private:
  std::size_t total_, done_ = 0;
  const Streams& streams_;
  bool shown_ = false;
};

}  // namespace

Result<std::vector<ScenarioReport>> run_all(const std::vector<Scenario>& scenarios, const std::optional<Rules>& rules,
                                            const Catalog& catalog, const Streams& streams) {
  std::vector<ScenarioReport> reports;
  Problems problems;
  Progress progress(scenarios.size(), streams);
  for (const Scenario& scenario : scenarios) {
    Result<ScenarioReport> report = run_scenario(scenario, rules, catalog);
    if (report)
      reports.push_back(*std::move(report));
    else
      append(problems, report.error());
    progress.step();
  }
  if (!problems.empty()) return Unexpected(std::move(problems));
  return reports;
}

int exit_code(const std::vector<ScenarioReport>& reports) {
  const bool held =
      std::all_of(reports.begin(), reports.end(), [](const ScenarioReport& report) { return report.failures.empty(); });
  return held ? yes : expectation_failed;
}

}  // namespace whichgate::cli
