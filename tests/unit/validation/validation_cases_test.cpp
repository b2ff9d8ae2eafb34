#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "cases/validation_case.hpp"
#include "support/catch.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;

namespace {

const std::filesystem::path folder = WHICHGATE_SOURCE_DIR "/fixtures/cases/validation";

struct Case {
  std::string file, line;
};

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".jsonl") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);)
      all.push_back({std::filesystem::relative(entry.path(), folder).string(), line});
  }
  return all;
}

std::string member(const json::Node& node, std::string_view name) {
  const json::Node* found = node.find(name);
  return found ? std::string(found->text) : std::string();
}

// The first error; of a valid policy the first warning with the code that the case names, or the first of all.
const Diagnostic* shown(const cases::ValidationAnswer& answer, const std::string& code) {
  for (const Diagnostic& found : answer.findings)
    if (answer.valid ? found.code == code : found.severity == Severity::error) return &found;
  return answer.findings.empty() ? nullptr : &answer.findings.front();
}

void check_finding(const json::Node& expected, const Diagnostic& found) {
  CHECK(to_string(found.severity) == member(expected, "severity"));
  CHECK(found.code == member(expected, "code"));
  CHECK(found.message == member(expected, "message"));
  if (expected.find("pointer")) CHECK(found.where.pointer == member(expected, "pointer"));
  if (expected.find("at"))
    CHECK(std::to_string(found.where.line) + ":" + std::to_string(found.where.column) == member(expected, "at"));
}

}  // namespace

TEST_CASE("policies are accepted, refused and warned about as the cases say") {
  const std::vector<Case> cases = all_cases();
  CHECK(cases.size() >= 150);
  std::set<std::string> ids;
  std::map<std::string, std::set<bool>> clean;  // of a folder: are there cases with a finding, and without?
  for (const Case& one : cases) {
    const Result<json::Document> row = json::read(one.line, one.file, json::Comments::refused);
    INFO(one.file << ": " << one.line.substr(0, 400));
    REQUIRE(row);
    CHECK(ids.insert(member(row->root, "id")).second);
    CHECK(member(row->root, "source").substr(0, 8) == "https://");

    const cases::ValidationAnswer answer = cases::answer_validation(json::root(*row), Catalog::builtin());
    INFO(to_string(answer.findings));
    CHECK(answer.valid == row->root.find("valid")->boolean);
    const json::Node& expected = *row->root.find("finding");
    const bool none = expected.kind == json::Kind::null;
    clean[one.file].insert(none);
    CHECK(answer.findings.empty() == none);
    for (const Diagnostic& found : answer.findings) CHECK(found.where.line > 0);
    if (!none && !answer.findings.empty()) check_finding(expected, *shown(answer, member(expected, "code")));
  }
  for (const auto& [file, kinds] : clean) {
    INFO(file);
    CHECK(kinds.size() == 2);
  }
}

TEST_CASE("every finding says what to do") {
  for (const Case& one : all_cases()) {
    const Result<json::Document> row = json::read(one.line, one.file, json::Comments::refused);
    REQUIRE(row);
    for (const Diagnostic& found : cases::answer_validation(json::root(*row), Catalog::builtin()).findings) {
      INFO(one.file << ": " << to_string(found));
      CHECK_FALSE(found.help.empty());
    }
  }
}
