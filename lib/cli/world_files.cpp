#include "cli/world_files.hpp"

#include "cli/files.hpp"
#include "core/files.hpp"
#include "whichgate/scenario.hpp"
#include "world/file/read.hpp"

namespace whichgate::cli {

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

Result<World> world_of(const std::string& path, const Catalog& catalog, std::istream& in) {
  const Result<std::string> text = read_input(path, in);
  if (!text) return Unexpected(text.error());
  if (const auto document = world_document(*text, path)) return read_world(*document, catalog);
  Result<Scenario> scenario = read_scenario(*text, path, files::read, catalog);
  if (!scenario) return Unexpected(std::move(scenario).error());
  return std::move(scenario)->world;
}

}  // namespace whichgate::cli
