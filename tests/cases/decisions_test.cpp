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

}  // namespace

TEST_CASE("every decision that AWS's documentation settles comes out as documented") {
  const std::vector<std::string> lines = lines_of(WHICHGATE_SOURCE_DIR "/fixtures/cases/decisions.jsonl");
  REQUIRE(lines.size() == 254);
  for (const std::string& line : lines) {
    const auto parsed = json::read(line, "decisions.jsonl", json::Comments::refused);
    REQUIRE(parsed);
    const std::string id = text(*parsed, "id"), expected = text(*parsed, "expected"), why = text(*parsed, "why");
    const CaseAnswer answer = answer_case(line);
    INFO(id << ": " << why << "\nresult " << answer.result << ", expected " << expected << "\n"
            << to_string(answer.findings));
    CHECK(answer.id == id);
    CHECK(as_expected(answer.result, expected));
    CHECK(answer.gate.empty() == (answer.result == "Allowed"));
    if (answer.result == "Allowed") continue;
    const Reason* reason = find_reason(answer.reason);
    REQUIRE(reason);
    CHECK(to_string(reason->gate) == answer.gate);
  }
}
