#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/golden.hpp"
#include "support/json_schema.hpp"
#include "text/json/json.hpp"
#include "whichgate/command.hpp"
#include "whichgate/reason.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;
using test_support::content_of;
using test_support::Folder;
using test_support::in_source;
using test_support::SchemaChecker;

namespace {

json::Document document(const std::filesystem::path& path) {
  auto read = json::read(content_of(path), path.string(), json::Comments::allowed);
  if (!read) FAIL(to_string(read.error()));
  return std::move(read).value();
}

std::vector<std::string> violations(const std::string& text, const std::string& schema) {
  const auto read = json::read(text, "t", json::Comments::allowed);
  if (!read) FAIL(to_string(read.error()));
  return SchemaChecker().violations(read->root, in_source("fixtures/schema/" + schema));
}

std::vector<std::filesystem::path> files_below(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(in_source(folder)))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

const std::string scenario_schema = "fixtures/schema/scenario.schema.json";

// The values that the scenario schema lists under this name.
std::vector<std::string> listed(const std::string& name) {
  const json::Document schema = document(in_source(scenario_schema));
  std::vector<std::string> values;
  for (const json::Node& value : schema.root.find("$defs")->find(name)->find("enum")->items)
    values.emplace_back(value.text);
  return values;
}

// Writes the schema with these values under the name.
void list_anew(const std::string& name, const std::vector<std::string>& values) {
  std::string text = content_of(in_source(scenario_schema));
  const std::size_t start = text.find('[', text.find("\"enum\"", text.find('"' + name + "\": {"))) + 1;
  const std::string indent(8, ' ');
  std::string lines = "\n", line = indent;
  for (const std::string& value : values) {
    const std::string word = '"' + value + (value == values.back() ? "\"" : "\", ");
    if (line.size() + word.size() > 118) {
      lines += line.substr(0, line.size() - 1) + '\n';
      line = indent;
    }
    line += word;
  }
  text.replace(start, text.find(']', start) - start, lines + line + "\n      ");
  std::ofstream(in_source(scenario_schema), std::ios::binary) << text;
}

}  // namespace

TEST_CASE("every file that names a schema of ours fits it") {
  SchemaChecker checker;
  std::size_t checked = 0;
  for (const char* folder : {"fixtures", "examples"})
    for (const auto& path : files_below(folder)) {
      const std::string text = content_of(path);
      if (text.find("\"$schema\"") == std::string::npos) continue;
      const json::Document file = document(path);
      const json::Node* schema = file.root.find("$schema");
      if (!schema || schema->text.find(".schema.json") == std::string::npos || schema->text.starts_with("http"))
        continue;
      CAPTURE(path.string());
      CHECK(checker.violations(file.root, path.parent_path() / schema->text) == std::vector<std::string>{});
      ++checked;
    }
  CHECK(checked > 10);
}

TEST_CASE("the worlds and the scenario of the examples fit the schemas, which they do not name") {
  struct Row {
    const char *file, *schema;
  };
  for (const Row& row : {Row{"01-why-denied/world.json", "world.schema.json"},
                         Row{"03-unit-test-your-org/organization.json", "world.schema.json"},
                         Row{"07-write-a-scenario/scenario.json", "scenario.schema.json"}}) {
    CAPTURE(row.file);
    const std::string text = content_of(in_source(std::string("examples/") + row.file));
    CHECK(violations(text, row.schema) == std::vector<std::string>{});
  }
}

TEST_CASE("the scenario schema finds the world schema by its $id, whatever the files are called") {
  const std::string broken = R"({ "title": "t", "world": { "acounts": [] }, "steps": [ { "do": "Wait" } ] })";
  const auto read = json::read(broken, "t", json::Comments::refused);
  REQUIRE(read);
  const Folder both, one;
  const std::string scenario = both.file("a.json", content_of(in_source("fixtures/schema/scenario.schema.json")));
  both.file("b.json", content_of(in_source("fixtures/schema/world.schema.json")));
  const std::string alone = one.file("a.json", content_of(scenario));
  CHECK_THAT(SchemaChecker().violations(read->root, scenario).front(), ContainsSubstring("/world/acounts"));
  CHECK_THROWS_WITH(SchemaChecker().violations(read->root, alone), ContainsSubstring("world.schema.json"));
}

TEST_CASE("a schema's $id is the name of its file, so that editors find it by the one and validators by the other") {
  for (const auto& path : files_below("fixtures/schema")) {
    CAPTURE(path.string());
    const json::Document schema = document(path);
    REQUIRE(schema.root.find("$id"));
    CHECK(schema.root.find("$id")->text == path.filename().string());
  }
}

TEST_CASE("every world and every scenario names its schema") {
  for (const char* folder : {"fixtures/worlds", "fixtures/scenarios"})
    for (const auto& path : files_below(folder)) {
      CAPTURE(path.string());
      const json::Document file = document(path);
      const json::Node* schema = file.root.find("$schema");
      REQUIRE(schema);
      CHECK(std::filesystem::exists(path.parent_path() / schema->text));
    }
}

TEST_CASE("every scenario of ours has a lesson, the symptom, hints and the fix") {
  for (const auto& path : files_below("fixtures/scenarios")) {
    CAPTURE(path.string());
    const json::Document file = document(path);
    for (const char* member : {"title", "lesson", "symptom", "hints", "fix"}) {
      CAPTURE(member);
      CHECK(file.root.find(member));
    }
  }
}

TEST_CASE("a broken scenario does not fit its schema") {
  const auto fits = [](const std::string& steps) {
    return violations(R"({ "title": "t", "world": "w.json", "steps": [)" + steps + "] }", "scenario.schema.json")
        .empty();
  };
  CHECK(fits(R"({ "expect": "denied", "who": ["a", "b"], "because": "scp.explicit-deny" })"));
  CHECK(fits(R"({ "expect": { "documented": "denied" }, "remedy": [] })"));
  CHECK(fits(R"({ "do": "Wait", "For": "PT1M" })"));
  CHECK_FALSE(fits(""));
  CHECK_FALSE(fits(R"({ "expect": "no" })"));
  CHECK_FALSE(fits(R"({ "expect": "denied", "whom": "a" })"));
  CHECK_FALSE(fits(R"({ "expect": "denied", "who": 7 })"));
  CHECK_FALSE(fits(R"({ "expect": "denied", "because": "scp.denied" })"));
  CHECK_FALSE(fits(R"({ "expect": { "hearsay": "denied" } })"));
  CHECK_FALSE(fits(R"({ "do": "NoSuchOperation" })"));
  CHECK_FALSE(fits(R"({ "note": "neither" })"));
  CHECK_FALSE(violations(R"({ "world": "w.json", "steps": [] })", "scenario.schema.json").empty());
}

TEST_CASE("a broken world does not fit its schema") {
  CHECK(violations(R"({ "accounts": [ { "name": "A", "id": "111122223333" } ] })", "world.schema.json").empty());
  CHECK_FALSE(violations(R"({ "acounts": [] })", "world.schema.json").empty());
  CHECK_FALSE(violations(R"({ "accounts": [ { "id": "111122223333" } ] })", "world.schema.json").empty());
  CHECK_FALSE(violations(R"({ "accounts": [ { "name": "A", "id": 111122223333 } ] })", "world.schema.json").empty());
  CHECK_FALSE(violations(R"({ "accounts": [ { "name": "A", "state": "ASLEEP" } ] })", "world.schema.json").empty());
  CHECK_FALSE(violations(R"({ "title": "t", "world": { "acounts": [] }, "steps": [ { "do": "Wait" } ] })",
                         "scenario.schema.json")
                  .empty());
}

TEST_CASE("the scenario schema lists the reasons and the operations that there are") {
  std::vector<std::string> known_reasons, known_operations;
  for (const Reason& reason : reasons()) known_reasons.emplace_back(reason.text);
  for (const OperationInfo& operation : supported_operations()) known_operations.emplace_back(operation.name);
  std::sort(known_reasons.begin(), known_reasons.end());
  std::sort(known_operations.begin(), known_operations.end());
  // Two services may have an operation of one name.
  known_operations.erase(std::unique(known_operations.begin(), known_operations.end()), known_operations.end());
  if (test_support::updating_golden()) {
    list_anew("reason", known_reasons);
    list_anew("operation_name", known_operations);
  }
  CHECK(listed("reason") == known_reasons);
  CHECK(listed("operation_name") == known_operations);
}
