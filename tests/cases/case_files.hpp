#pragma once
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "cases/cases.hpp"
#include "support/catch.hpp"
#include "whichgate/reason.hpp"

// Files of cases, and what is asked of each case in them.
namespace cases {

using namespace whichgate;
using namespace whichgate::cases;

inline std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

inline std::string text(const json::Document& line, std::string_view key) {
  const json::Node* found = line.root.find(key);
  return found ? std::string(found->text) : "";
}

// "Denied" stands for either kind.
inline bool as_expected(const std::string& result, const std::string& expected) {
  if (expected == "Denied") return result == "ExplicitlyDenied" || result == "ImplicitlyDenied";
  return result == expected;
}

inline void check_case(const std::string& line, const json::Document& parsed) {
  const std::string id = text(parsed, "id"), expected = text(parsed, "expected");
  const CaseAnswer answer = answer_case(line, Catalog::builtin());
  INFO(id << ": " << text(parsed, "why") << "\nresult " << answer.result << ", expected " << expected << "\n"
          << to_string(answer.findings));
  CHECK(answer.id == id);
  CHECK(as_expected(answer.result, expected));
  if (parsed.root.find("reason")) {
    CHECK(answer.gate == text(parsed, "gate"));
    CHECK(answer.reason == text(parsed, "reason"));
  }
  const bool decided = answer.result == "Allowed" || answer.result == "Invalid";
  CHECK(answer.gate.empty() == decided);
  if (decided) return;
  const auto reason_id = parse_reason_id(answer.reason);
  REQUIRE(reason_id);
  CHECK(to_string(reason(*reason_id).gate) == answer.gate);
}

}  // namespace cases
