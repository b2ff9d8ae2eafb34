#include "cases/case_files.hpp"

using namespace cases;

TEST_CASE("every decision that AWS's documentation settles comes out as documented") {
  const std::vector<std::string> lines = lines_of(WHICHGATE_SOURCE_DIR "/fixtures/cases/decisions.jsonl");
  CHECK(lines.size() == 254);
  for (const std::string& line : lines) {
    const auto parsed = json::read(line, "decisions.jsonl", json::Comments::refused);
    REQUIRE(parsed);
    check_case(line, *parsed);
  }
}

TEST_CASE("a case that cannot be read is invalid, and says what is wrong and where") {
  const std::string request =
      R"("request": {"principal": "arn:aws:iam::111122223333:user/a", "action": "s3:GetObject"})";
  const std::vector<std::pair<std::string, std::string>> rows{
      {"no JSON", "column 1: "},
      {"[]", "column 1: a decision needs a `request`"},
      {R"({"id": "a"})", "a decision needs a `request`"},
      {R"({"id": "a", "request": {"action": "s3:GetObject"}})", "the request needs a `principal`"},
      {R"({"request": {"principal": "anonymous", "action": "GetObject"}})", "`GetObject` is not an action"},
      {R"({"request": {"principal": "anonymous", "action": ["s3:GetObject"]}})", "`action` must be a string"},
      {R"({"request": {"principal": "anonymous", "actions": "s3:GetObject"}})", "did you mean `action`?"},
      {R"({"identity_polices": [], )" + request + "}", "column 2: unknown member `identity_polices`"},
      {R"({"scps": [{}], )" + request + "}", "`scps` must be a list of levels"},
      {R"({"identity_policies": [{"Statement": 1}], )" + request + "}", "column 38: "}};
  for (const auto& [line, reason] : rows) {
    INFO(line);
    const CaseAnswer answer = answer_case(line, Catalog::builtin());
    CHECK(answer.result == "Invalid");
    CHECK_THAT(answer.reason, Catch::Matchers::ContainsSubstring(reason));
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
          {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}})",
      Catalog::builtin()));
  CHECK(valid.starts_with(R"({"id":"v","valid":true,"findings":[)"));
  const std::string invalid = print(answer_case(
      R"({"id": "v", "kind": "validate", "policy_type": "any", "document": "no JSON"})", Catalog::builtin()));
  CHECK(invalid.starts_with(R"({"id":"v","valid":false,"findings":[{"severity":"error","code":)"));
  CHECK(json::read(invalid, "answer", json::Comments::refused));
}
