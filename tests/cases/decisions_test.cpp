#include <fstream>
#include <string>
#include <vector>

#include "scenario/cases.hpp"
#include "support/catch.hpp"
#include "whichgate/reason.hpp"

using namespace whichgate;
using namespace whichgate::scenario;

namespace {

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

std::string text(const json::Document& line, std::string_view key) {
  const json::Node* found = line.root.find(key);
  return found ? found->text : "";
}

// "Denied" stands for either kind.
bool as_expected(const std::string& result, const std::string& expected) {
  if (expected == "Denied") return result == "ExplicitlyDenied" || result == "ImplicitlyDenied";
  return result == expected;
}

// Returns how many cases the file holds.
std::size_t check_all(const std::string& file) {
  const std::vector<std::string> lines = lines_of(WHICHGATE_SOURCE_DIR "/fixtures/cases/" + file);
  for (const std::string& line : lines) {
    const auto parsed = json::read(line, file, json::Comments::refused);
    REQUIRE(parsed);
    const std::string id = text(*parsed, "id"), expected = text(*parsed, "expected");
    const CaseAnswer answer = answer_case(line);
    INFO(id << ": " << text(*parsed, "why") << "\nresult " << answer.result << ", expected " << expected << "\n"
            << to_string(answer.findings));
    CHECK(answer.id == id);
    CHECK(as_expected(answer.result, expected));
    if (parsed->root.find("reason")) {
      CHECK(answer.gate == text(*parsed, "gate"));
      CHECK(answer.reason == text(*parsed, "reason"));
    }
    CHECK(answer.gate.empty() == (answer.result == "Allowed"));
    if (answer.result == "Allowed") continue;
    const Reason* reason = find_reason(answer.reason);
    REQUIRE(reason);
    CHECK(to_string(reason->gate) == answer.gate);
  }
  return lines.size();
}

}  // namespace

TEST_CASE("every decision that AWS's documentation settles comes out as documented") {
  CHECK(check_all("decisions.jsonl") == 254);
}

TEST_CASE("what AWS's documentation leaves open is unknown where it could change the answer") {
  CHECK(check_all("open-questions.jsonl") > 0);
}

TEST_CASE("a denied decision names the gate and the reason") { CHECK(check_all("reasons.jsonl") > 0); }

TEST_CASE("a case that cannot be read is invalid, and says why") {
  for (const std::string line :
       {"no JSON", "[]", R"({"id": "a"})", R"({"id": "a", "request": {"action": "s3:GetObject"}})",
        R"({"id": "a", "identity_policies": [{"Statement": 1}], "request":
                                     {"principal": "arn:aws:iam::111122223333:user/a", "action": "s3:GetObject"}})"}) {
    INFO(line);
    const CaseAnswer answer = answer_case(line);
    CHECK(answer.result == "Invalid");
    CHECK_FALSE(answer.findings.empty());
  }
}

TEST_CASE("answers are printed as one line of JSON") {
  CaseAnswer decision;
  decision.id = "a \"b\"";
  decision.result = "ImplicitlyDenied";
  decision.gate = "scp";
  decision.reason = "scp.no-allow-at-level";
  CHECK(print(decision) ==
        R"({"id":"a \"b\"","result":"ImplicitlyDenied","gate":"scp","reason":"scp.no-allow-at-level"})");
  const std::string valid = print(answer_case(
      R"({"id": "v", "kind": "validate", "policy_type": "identity", "policy":
          {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}})"));
  CHECK(valid.starts_with(R"({"id":"v","valid":true,"findings":[)"));
  const std::string invalid =
      print(answer_case(R"({"id": "v", "kind": "validate", "policy_type": "any", "document": "no JSON"})"));
  CHECK(invalid.starts_with(R"({"id":"v","valid":false,"findings":[{"severity":"error","code":)"));
  CHECK(json::read(invalid, "answer", json::Comments::refused));
}
