#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "text/json/json.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;

// The cases are what iam:CreatePolicy was seen to accept and refuse. They belong to others and stay where they are;
// without them the test has nothing to say.
TEST_CASE("managed policies are accepted and refused as AWS was seen to do it, in AWS's words") {
  const std::filesystem::path cases = WHICHGATE_SOURCE_DIR "/../shared/cases/validation.jsonl";
  if (!std::filesystem::exists(cases)) {
    SUCCEED("the cases are not here");
    return;
  }
  std::ifstream in(cases);
  for (std::string line; std::getline(in, line);) {
    const Result<json::Document> row = json::read(line, "validation.jsonl", json::Comments::refused);
    REQUIRE(row);
    const json::Node& document = *row->root.find("document");
    const json::Node& message = *row->root.find("message");
    const std::string text = document.kind == json::Kind::string ? std::string(document.text) : json::print(document);
    INFO(row->root.find("id")->text << ' ' << text);

    const Problems problems = validate(text, {.name = "policy.json"});
    INFO(to_string(problems));
    CHECK(has_errors(problems) != row->root.find("valid")->boolean);
    if (message.kind == json::Kind::string && !problems.empty()) {
      CHECK(problems.front().message == message.text);
      CHECK(problems.front().code == row->root.find("code")->text);
    }
    const Result<PolicyDocument> parsed = parse_policy(text);
    if (parsed) CHECK(has_errors(validate(*parsed)) == has_errors(problems));
  }
}
