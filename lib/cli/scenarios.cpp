#include "cli/scenarios.hpp"

#include <fmt/format.h>

#include <ostream>

#include "cli/files.hpp"
#include "core/files.hpp"
#include "report/json.hpp"
#include "report/text.hpp"
#include "world/file/read.hpp"

namespace whichgate::cli {
namespace {

void append(Problems& problems, const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); }

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
    streams_.err << fmt::format("\r{}/{} scenarios", done_, total_) << std::flush;
  }

 private:
  std::size_t total_, done_ = 0;
  const Streams& streams_;
  bool shown_ = false;
};

}  // namespace

std::optional<json::Document> world_document(std::string_view text, std::string_view name) {
  Result<json::Document> document = json::read(text, name, json::Comments::allowed);
  if (!document) return std::nullopt;
  const json::Node& root = document->root;
  if (root.find("steps") || root.find("world") || root.find("lesson")) return std::nullopt;
  return *std::move(document);
}

Result<World> read_world(const json::Document& document, const Catalog& catalog) {
  Problems problems;
  std::optional<World> world = whichgate::read_world(json::root(document), problems, catalog);
  if (!world) return Unexpected(std::move(problems));
  return *std::move(world);
}

Result<std::vector<Scenario>> read_scenarios(const std::vector<std::string>& paths, const Catalog& catalog,
                                             std::istream& in) {
  const Result<std::vector<Input>> files = inputs(paths);
  if (!files) return Unexpected(files.error());
  std::vector<Scenario> scenarios;
  Problems problems;
  for (const Input& file : *files) {
    const Result<std::string> text = read_input(file.path, in);
    if (!text) {
      append(problems, text.error());
      continue;
    }
    if (file.from_folder && world_document(*text, file.path)) continue;
    Result<Scenario> scenario = read_scenario(*text, file.path, files::read, catalog);
    if (scenario)
      scenarios.push_back(*std::move(scenario));
    else
      append(problems, scenario.error());
  }
  if (problems.empty() && scenarios.empty())
    problems.push_back({Severity::error,
                        "no-scenario",
                        "there is no scenario file in it",
                        {paths.front(), "", 0, 0},
                        "a scenario has `title`, `world` and `steps`"});
  if (!problems.empty()) return Unexpected(std::move(problems));
  return scenarios;
}

int run_all(const std::vector<Scenario>& scenarios, const Common& common, const Catalog& catalog,
            const Streams& streams, TextOf text_of) {
  std::vector<ScenarioReport> reports;
  Problems problems;
  {
    Progress progress(scenarios.size(), streams);
    for (const Scenario& scenario : scenarios) {
      Result<ScenarioReport> report = run_scenario(scenario, common.rule_book(), catalog);
      if (report)
        reports.push_back(*std::move(report));
      else
        append(problems, report.error());
      progress.step();
    }
  }
  if (!problems.empty()) return refuse(problems, streams);
  const report::Totals totals = report::count(reports);
  if (common.json) {
    streams.out << report::scenarios_json(reports, common.ascii);
  } else {
    const report::Style style = common.style(streams.terminal);
    for (const ScenarioReport& report : reports) streams.out << text_of(report, style);
    streams.out << report::summary(totals, style);
  }
  return totals.failed == 0 ? yes : expectation_failed;
}

Result<World> world_of(const std::string& path, const Catalog& catalog, std::istream& in) {
  const Result<std::string> text = read_input(path, in);
  if (!text) return Unexpected(text.error());
  if (const auto document = world_document(*text, path)) return read_world(*document, catalog);
  Result<Scenario> scenario = read_scenario(*text, path, files::read, catalog);
  if (!scenario) return Unexpected(std::move(scenario).error());
  return std::move(scenario)->world;
}

int refuse_usage(std::string_view message, std::string_view help, const Streams& streams) {
  streams.err << fmt::format("whichgate: {}\n  help: {}\n", message, help);
  return wrong_usage;
}

int refuse(const Problems& problems, const Streams& streams) {
  std::string text = to_string(problems);
  if (!text.empty() && text.back() != '\n') text += '\n';
  streams.err << text;
  return bad_input;
}

}  // namespace whichgate::cli
