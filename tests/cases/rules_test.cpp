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

// What evaluators of policies most often get wrong.
const std::set<std::string> pitfalls = {
    "ARN operators compare six parts",
    "Bool false does not match an absent key",
    "Not elements are none of",
    "SCPs follow the caller's account, RCPs the resource's",
    "SCPs must allow at every level",
    "a resource policy that names a role is still limited",
    "a resource policy that names the account only delegates",
    "a variable without a value matches nothing",
    "an absent key satisfies a negated operator",
    "aws:PrincipalArn of a session is the role's ARN with its path",
    "cross-account access needs both sides",
    "numbers, dates and addresses are compared as values",
    "resources are matched case-sensitively, actions are not",
    "role trust and KMS key policies must allow even within the account",
    "sessions of GetFederationToken without session policies have no permissions",
    "set operators negate each value first",
    "several values under a negated operator are none of, not one of",
    "the management account is exempt from SCPs and RCPs",
    "variables need version 2012-10-17",
    "wildcards in a variable's value are text",
};

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

TEST_CASE("every case has a source that can be followed, and an id of its own") {
  std::set<std::string> ids;
  for (const std::string& line : lines_of((folder / "decisions.jsonl").string())) {
    const auto parsed = json::read(line, "decisions.jsonl", json::Comments::refused);
    REQUIRE(parsed);
    INFO(text(*parsed, "id"));
    CHECK(ids.insert(text(*parsed, "id")).second);
    CHECK(an_address(text(*parsed, "source")));
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

TEST_CASE("every pitfall that evaluators often fall into is met by a rule, and no rule names another") {
  std::set<std::string> met;
  for (const Rule& rule : rules())
    if (const json::Node* named = rule.document.root.find("pitfalls"))
      for (const json::Node& pitfall : named->items) met.emplace(pitfall.text);
  CHECK(met == pitfalls);
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
