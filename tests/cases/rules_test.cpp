#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "cases/case_files.hpp"

using namespace cases;
namespace fs = std::filesystem;

namespace {

struct Case {
  std::string line;
  json::Document parsed;
};

struct Rule {
  std::string name;  // of its folder
  json::Document document;
  std::vector<Case> cases;
};

const fs::path folder = fs::path(WHICHGATE_SOURCE_DIR) / "fixtures/cases";

json::Document read_json(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  INFO(path.generic_string());
  auto document = json::read(content, path.filename().string(), json::Comments::refused);
  REQUIRE(document);
  return std::move(document).value();
}

Rule read_rule(const fs::path& path) {
  Rule rule{path.filename().string(), read_json(path / "rule.json"), {}};
  for (const std::string& line : lines_of((path / "cases.jsonl").string())) {
    INFO(rule.name << ": " << line);
    auto parsed = json::read(line, rule.name, json::Comments::refused);
    REQUIRE(parsed);
    rule.cases.push_back({line, std::move(parsed).value()});
  }
  return rule;
}

// Every folder but that of the policies to validate.
const std::vector<Rule>& rules() {
  static const std::vector<Rule> read = [] {
    std::vector<Rule> found;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.is_directory() && entry.path().filename() != "validation") found.push_back(read_rule(entry.path()));
    return found;
  }();
  return read;
}

bool one_of(const std::string& text, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), text) != choices.end();
}

bool an_address(const std::string& source) { return source.starts_with("https://"); }

}  // namespace

TEST_CASE("every rule says what it is, where it stands and how sure it is") {
  for (const Rule& rule : rules()) {
    INFO(rule.name);
    CHECK_FALSE(text(rule.document, "rule").empty());
    const std::string source = text(rule.document, "source");
    CHECK((an_address(source) || source.starts_with("AWS is silent: ")));
    CHECK(one_of(text(rule.document, "confidence"), {"documented", "observed", "inferred"}));
  }
}

TEST_CASE("every rule has a case that holds and its near miss") {
  for (const Rule& rule : rules()) {
    std::set<std::string> results;
    for (const Case& one : rule.cases) results.insert(text(one.parsed, "expected"));
    INFO(rule.name);
    CHECK(rule.cases.size() >= 2);
    CHECK(results.size() >= 2);
  }
}

TEST_CASE("every case of a rule has a source, a sentence and an id of its own") {
  std::set<std::string> ids;
  for (const std::string& line : lines_of((folder / "decisions.jsonl").string())) {
    const auto parsed = json::read(line, "decisions.jsonl", json::Comments::refused);
    REQUIRE(parsed);
    ids.insert(text(*parsed, "id"));
  }
  std::size_t count = 0;
  for (const Rule& rule : rules())
    for (const Case& one : rule.cases) {
      ++count;
      INFO(rule.name << ": " << text(one.parsed, "id"));
      CHECK(ids.insert(text(one.parsed, "id")).second);
      CHECK(an_address(text(one.parsed, "source")));
      CHECK(one_of(text(one.parsed, "confidence"), {"doc", "observed", "inference"}));
      CHECK_FALSE(text(one.parsed, "why").empty());
    }
  CHECK(count >= 600);
}

TEST_CASE("every case of every rule comes out as expected") {
  for (const Rule& rule : rules())
    for (const Case& one : rule.cases) check_case(one.line, one.parsed);
}

TEST_CASE("no two cases of a rule ask the same question") {
  for (const Rule& rule : rules()) {
    std::set<std::string> asked;
    for (const Case& one : rule.cases) {
      std::string question;
      for (const json::Node::Member& member : one.parsed.root.members)
        if (!one_of(std::string(member.key), {"id", "source", "confidence", "why", "expected", "gate", "reason"}))
          question += std::string(member.key) + json::print(member.value);
      INFO(rule.name << ": " << text(one.parsed, "id"));
      CHECK(asked.insert(question).second);
    }
  }
}

TEST_CASE("each of the twenty rules that evaluators most often get wrong is a rule here") {
  std::set<std::string> restated;
  for (const Rule& rule : rules())
    if (const json::Node* sections = rule.document.root.find("specification"))
      for (const json::Node& section : sections->items) restated.emplace(section.text);
  for (int i = 1; i <= 20; ++i) {
    INFO("9." << i);
    CHECK(restated.count("9." + std::to_string(i)) == 1);
  }
}

TEST_CASE("every way in which a layer of policies stops a request is pinned by a case") {
  std::set<std::string> pinned;
  for (const Rule& rule : rules())
    for (const Case& one : rule.cases) pinned.insert(text(one.parsed, "reason"));
  for (const Reason& reason : reasons()) {
    if (!is_policy_layer(reason.gate) || reason.outcome != Outcome::blocked) continue;
    INFO(reason.text);
    CHECK(pinned.count(std::string(reason.text)) == 1);
  }
}
