#include "cli/scenario_files.hpp"

#include "cli/files.hpp"
#include "cli/refuse.hpp"
#include "cli/world_files.hpp"
#include "core/files.hpp"

namespace whichgate::cli {

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

}  // namespace whichgate::cli
