#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "house/tree.hpp"
#include "support/catch.hpp"

namespace {

using namespace std::string_view_literals;

// A folder of lib/ is a floor, and may use only itself and the floors before it.
constexpr std::array floors = {"text"sv,      "policy"sv,    "catalog"sv,  "eval"sv,   "world"sv,  "gates"sv, "why"sv,
                               "simulator"sv, "questions"sv, "scenario"sv, "import"sv, "report"sv, "cli"sv};

// A public header belongs to the floor that defines what it declares. Headers that are missing here are words that
// every floor may use: results, diagnostics, moments, tables, questions and decisions.
const std::map<std::string_view, std::string_view> floor_of_header = {
    {"policy", "policy"},
    {"catalog", "catalog"},
    {"catalog_entries", "catalog"},
    {"catalog_update", "catalog"},
    {"account", "world"},
    {"directory", "world"},
    {"iam", "world"},
    {"session", "world"},
    {"organization", "world"},
    {"identity_center", "world"},
    {"rules", "world"},
    {"world", "world"},
    {"engine", "gates"},
    {"reason", "gates"},
    {"explain", "why"},
    {"command", "simulator"},
    {"catalog_questions", "questions"},
    {"effective_actions", "questions"},
    {"policy_history", "questions"},
    {"touched_people", "questions"},
    {"advice", "questions"},
    {"scenario", "scenario"},
    {"simulation", "questions"},
    {"access_request", "eval"},
    {"policy_set", "eval"},
    {"action_list", "eval"},
    {"compiled_policies", "eval"},
    {"policy_matrix", "eval"},
    {"bulk_questions", "questions"},
    {"whichgate", "cli"},
};

int height(std::string_view floor) {
  const auto at = std::find(floors.begin(), floors.end(), floor);
  return at == floors.end() ? -1 : static_cast<int>(at - floors.begin());
}

// "lib/text/json.cpp" -> "text"
std::string floor_of(std::string_view path) {
  const std::size_t start = path.find('/') + 1;
  return std::string(path.substr(start, path.find('/', start) - start));
}

}  // namespace

TEST_CASE("every folder of lib is a floor", "[house]") {
  for (const house::SourceFile& file : house::files_below("lib", {".cpp", ".hpp"})) {
    CAPTURE(file.path);
    CHECK(height(floor_of(file.path)) >= 0);
  }
}

TEST_CASE("no floor reaches upward", "[house]") {
  for (const house::SourceFile& file : house::files_below("lib", {".cpp", ".hpp"})) {
    for (const std::string& line : file.lines) {
      const std::string include = house::included(line);
      if (include.empty() || include.front() != '"') continue;
      CAPTURE(file.path, include);
      const std::string name = include.substr(1, include.size() - 2);
      const std::string folder = name.substr(0, name.find('/'));
      REQUIRE(name.find('/') != std::string::npos);
      std::string_view used = folder;
      if (folder == "whichgate") {
        const auto header = floor_of_header.find(name.substr(10, name.size() - 14));
        if (header == floor_of_header.end()) continue;
        used = header->second;
      }
      REQUIRE(height(used) >= 0);
      CHECK(height(used) <= height(floor_of(file.path)));
    }
  }
}

TEST_CASE("the tree that the house tests read is there", "[house]") {
  CHECK(house::files_below("lib", {".cpp"}).size() > 50);
  CHECK(house::files_below("include", {".hpp"}).size() > 20);
  CHECK(house::included("#include \"text/json.hpp\"") == "\"text/json.hpp\"");
  CHECK(house::included("#include <string>  // \"quoted\" words") != "");
  CHECK(house::included("int x;").empty());
  CHECK(house::code_of("call(\"a // b\", x);  // puts(1)") == "call(, x);  ");
}
