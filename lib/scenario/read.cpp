#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/files.hpp"
#include "scenario/read_step.hpp"
#include "scenario/words.hpp"
#include "text/json/json.hpp"
#include "whichgate/scenario.hpp"
#include "world/file/read.hpp"

namespace whichgate {
namespace {

// The world file's path, as seen from where the scenario's own path is seen from.
std::string path_beside(std::string_view scenario, const std::string& world) {
  return (std::filesystem::path(scenario).parent_path() / world).lexically_normal().generic_string();
}

void world_from_file(const json::Element& element, const OpenFile& open, const Catalog& catalog, Scenario& scenario,
                     Problems& problems) {
  const std::string path = path_beside(scenario.file, std::string(element.node().text));
  const Result<std::string> content = open(path);
  if (!content) {
    for (const Diagnostic& problem : content.error())
      json::problem(problems, element.where(), problem.code,
                    fmt::format("the world `{}` cannot be read: {}", path, problem.message), problem.help);
    return;
  }
  Result<World> world = read_world(*content, path, catalog);
  if (world)
    scenario.world = *std::move(world);
  else
    problems.insert(problems.end(), world.error().begin(), world.error().end());
}

void read_the_world(const json::Element& element, const OpenFile& open, const Catalog& catalog, Scenario& scenario,
                    Problems& problems) {
  switch (element.kind()) {
    case json::Kind::string:
      world_from_file(element, open, catalog, scenario, problems);
      break;
    case json::Kind::object:
      if (std::optional<World> world = read_world(element, problems, catalog)) scenario.world = *std::move(world);
      break;
    case json::Kind::null:
    case json::Kind::boolean:
    case json::Kind::number:
    case json::Kind::array:
      json::problem(problems, element.where(), "json.wrong-type",
                    fmt::format("`world` must be a string or an object, not {}", json::to_string(element.kind())),
                    "write the path of a world file, or a whole world");
  }
}

void read_rule_books(json::ObjectReader& reader, Scenario& scenario, Problems& problems) {
  if (!reader.strings("rules", scenario.rules)) {
    scenario.rules.assign(scenario::rule_books.begin(), scenario::rule_books.end());
    return;
  }
  const Location where = reader.where("rules");
  if (scenario.rules.empty())
    json::problem(problems, where, "scenario.empty-list", "`rules` is an empty list", "name at least one rule book");
  const std::vector<std::string> known(scenario::rule_books.begin(), scenario::rule_books.end());
  for (auto book = scenario.rules.begin(); book != scenario.rules.end(); ++book) {
    scenario::require_known("rule book", *book, known, where, problems);
    if (std::find(scenario.rules.begin(), book, *book) != book)
      json::problem(problems, where, "scenario.repeated", fmt::format("rule book `{}` is named twice", *book));
  }
}

// In the order of the file; findings in the world's file stay as they are, at the end.
void sort_by_place(Problems& problems, const std::string& file) {
  std::stable_sort(problems.begin(), problems.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    const bool a_here = a.where.document == file, b_here = b.where.document == file;
    if (!a_here || !b_here) return a_here && !b_here;
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
}

}  // namespace

Result<Scenario> read_scenario(std::string_view json, std::string_view name, const OpenFile& open,
                               const Catalog& catalog) {
  const Result<json::Document> document = json::read(json, name, json::Comments::allowed);
  if (!document) return Unexpected(document.error());
  Problems problems;
  Scenario scenario;
  scenario.file = name;
  json::ObjectReader reader(json::root(*document), problems);
  if (has_errors(problems)) return Unexpected(std::move(problems));
  if (reader.required("title")) reader.string("title", scenario.title);
  reader.string("lesson", scenario.lesson);
  reader.string("symptom", scenario.symptom);
  reader.strings("hints", scenario.hints);
  reader.string("fix", scenario.fix);
  read_rule_books(reader, scenario, problems);
  if (reader.required("world")) read_the_world(*reader.element("world"), open, catalog, scenario, problems);
  if (reader.required("steps")) {
    for (const json::Element& step : reader.elements("steps"))
      scenario.steps.push_back(scenario::read_step(step, problems));
    if (scenario.steps.empty())
      json::problem(problems, reader.where("steps"), "scenario.empty-list", "a scenario needs at least one step");
  }
  reader.finish();
  sort_by_place(problems, scenario.file);
  if (has_errors(problems)) return Unexpected(std::move(problems));
  return scenario;
}

Result<Scenario> read_scenario_file(const std::string& path, const Catalog& catalog) {
  const Result<std::string> text = files::read(path);
  if (!text) return Unexpected(text.error());
  return read_scenario(*text, path, files::read, catalog);
}

}  // namespace whichgate
