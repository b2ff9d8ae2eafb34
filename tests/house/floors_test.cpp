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
constexpr std::array floors = {
    "core"sv,   "text"sv,       "policy"sv, "catalog"sv,  "validation"sv,       "eval"sv,   "world"sv,    "gates"sv,
    "engine"sv, "operations"sv, "advice"sv, "analysis"sv, "policy_simulator"sv, "import"sv, "scenario"sv, "cases"sv,
    "report"sv, "cli"sv};

// Every public header belongs to the floor that defines what it declares.
const std::map<std::string_view, std::string_view> floor_of_header = {
    {"diagnostic", "core"},
    {"instant", "core"},
    {"literals", "core"},
    {"action_name", "core"},
    {"reason_id", "core"},
    {"result", "core"},
    {"public_access_block", "core"},
    {"policy", "policy"},
    {"catalog", "catalog"},
    {"catalog_entries", "catalog"},
    {"catalog_update", "catalog"},
    {"validation", "validation"},
    {"question", "core"},
    {"gate", "core"},
    {"gates", "core"},
    {"reasons", "core"},
    {"policy_report", "eval"},
    {"decision", "gates"},
    {"reason", "gates"},
    {"access_request", "eval"},
    {"policy_set", "eval"},
    {"action_list", "eval"},
    {"compiled_policies", "eval"},
    {"policy_matrix", "eval"},
    {"verdict_matrix", "eval"},
    {"row_tag", "world"},
    {"table", "world"},
    {"account", "world"},
    {"directory", "world"},
    {"iam", "world"},
    {"session", "world"},
    {"organization", "world"},
    {"identity_center", "world"},
    {"rules", "world"},
    {"world", "world"},
    {"engine", "engine"},
    {"bulk_questions", "engine"},
    {"command", "operations"},
    {"advice", "advice"},
    {"catalog_questions", "analysis"},
    {"effective_actions", "analysis"},
    {"policy_history", "analysis"},
    {"affected_principals", "analysis"},
    {"simulation", "policy_simulator"},
    {"scenario", "scenario"},
    {"explain", "report"},
    {"whichgate", "cli"},
};

int height(std::string_view floor) {
  const auto at = std::find(floors.begin(), floors.end(), floor);
  return at == floors.end() ? -1 : static_cast<int>(at - floors.begin());
}

// "whichgate/policy.hpp" -> "policy"
std::string_view header_name(std::string_view include) {
  const std::size_t start = include.find('/') + 1;
  return include.substr(start, include.rfind('.') - start);
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
        const auto header = floor_of_header.find(header_name(name));
        REQUIRE(header != floor_of_header.end());
        used = header->second;
      }
      REQUIRE(height(used) >= 0);
      CHECK(height(used) <= height(floor_of(file.path)));
    }
  }
}

TEST_CASE("every public header belongs to a floor, and reaches no higher", "[house]") {
  for (const house::SourceFile& file : house::files_below("include", {".hpp"})) {
    CAPTURE(file.path);
    const auto own = floor_of_header.find(header_name(file.path.substr(std::string_view("include/").size())));
    REQUIRE(own != floor_of_header.end());
    for (const std::string& line : file.lines) {
      const std::string include = house::included(line);
      if (include.empty() || include.front() != '"') continue;
      CAPTURE(include);
      const auto used = floor_of_header.find(header_name(std::string_view(include).substr(1, include.size() - 2)));
      REQUIRE(used != floor_of_header.end());
      CHECK(height(used->second) <= height(own->second));
    }
  }
}

TEST_CASE("the tree that the house tests read is there", "[house]") {
  CHECK(house::files_below("lib", {".cpp"}).size() > 50);
  CHECK(house::files_below("include", {".hpp"}).size() > 20);
  CHECK(house::included("#include \"text/text.hpp\"") == "\"text/text.hpp\"");
  CHECK(house::included("#include <string>  // \"quoted\" words") != "");
  CHECK(house::included("int x;").empty());
  CHECK(house::code_of("call(\"a // b\", x);  // puts(1)") == "call(, x);  ");
}
