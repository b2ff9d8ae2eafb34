#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/program.hpp"

using Catch::Matchers::ContainsSubstring;
using test_support::Folder;
using test_support::Ran;
using test_support::run_program;

namespace {

const std::string allow_everything =
    R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})";

std::string decision(const std::string& id, const std::string& identity_policies) {
  return R"({"id": ")" + id + R"(", "kind": "decision", "identity_policies": [)" + identity_policies +
         R"(], "resource_policy": null, "permission_boundary": null, "session_policies": [], "scps": [], "rcps": [],
            "request": {"principal": "arn:aws:iam::111122223333:user/ann", "action": "s3:GetObject",
                        "resource": "arn:aws:s3:::b/k", "resource_account": "111122223333", "context": {}}})";
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text + '\n';
}

}  // namespace

TEST_CASE("decide answers every case on a line of its own, in order") {
  const std::string cases = on_one_line(decision("one", allow_everything)) + "\n" + on_one_line(decision("two", "")) +
                            R"({"id": "three", "kind": "validate", "policy_type": "identity", "policy": )" +
                            allow_everything + "}\n";
  const Ran ran = run_program({"decide"}, cases);
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  CHECK(
      ran.out ==
      "{\"id\":\"one\",\"result\":\"Allowed\",\"gate\":\"\",\"reason\":\"\"}\n"
      "{\"id\":\"two\",\"result\":\"ImplicitlyDenied\",\"gate\":\"identity-policy\",\"reason\":\"identity.no-allow\"}\n"
      "{\"id\":\"three\",\"valid\":true,\"findings\":[]}\n");
  CHECK(run_program({"decide", "--cases", "-"}, cases).out == ran.out);
  const Folder folder;
  CHECK(run_program({"decide", "--cases", folder.file("cases.jsonl", cases)}).out == ran.out);
}

TEST_CASE("decide answers a malformed case as Invalid, says why, and goes on") {
  const Ran ran = run_program({"decide"}, "{\n" + on_one_line(decision("two", allow_everything)));
  CHECK(ran.code == 0);
  CHECK_THAT(ran.out, ContainsSubstring("\"result\":\"Invalid\",\"gate\":\"\",\"reason\":\"column 2: ") &&
                          ContainsSubstring("\"id\":\"two\",\"result\":\"Allowed\""));
  CHECK(ran.err.empty());
}

TEST_CASE("decide without its file ends with 3") {
  const Ran ran = run_program({"decide", "--cases", "none.jsonl"});
  CHECK(ran.code == 3);
  CHECK(ran.out.empty());
  CHECK_THAT(ran.err, ContainsSubstring("there is no such file"));
}
