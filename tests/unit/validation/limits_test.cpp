#include <algorithm>

#include "support/catch.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;

namespace {

// A sound policy of so many characters, without white space.
std::string policy_of(std::size_t size) {
  const std::string begin =
      R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::)";
  const std::string end = R"("}]})";
  return begin + std::string(size - begin.size() - end.size(), 'a') + end;
}

PolicyPointer document_of(std::size_t size) {
  return std::make_shared<const PolicyDocument>(*parse_policy(policy_of(size)));
}

}  // namespace

TEST_CASE("every type of policy has a limit, with the page that says so") {
  for (int i = 0; i < 10; ++i) {
    const auto type = static_cast<PolicyType>(i);
    INFO(to_string(type));
    const auto limits = policy_limits();
    CHECK(std::any_of(limits.begin(), limits.end(), [&](const PolicyLimit& limit) { return limit.type == type; }));
  }
  for (const PolicyLimit& limit : policy_limits()) {
    INFO(to_string(limit.type));
    CHECK(limit.on_request >= limit.characters);
    CHECK(limit.source.substr(0, 28) == "https://docs.aws.amazon.com/");
  }
}

TEST_CASE("AWS published two limits of service control policies") {
  CHECK(scp_limits == ScpLimits{10240, 10});
  CHECK(earlier_scp_limits == ScpLimits{5120, 5});
  const std::string text = policy_of(6000);
  CHECK(validate(text, {.type = PolicyType::service_control}).empty());
  const Problems found =
      validate(text, {.type = PolicyType::service_control, .name = "scp.json", .scp = earlier_scp_limits});
  REQUIRE(found.size() == 1);
  CHECK(to_string(found.front()) ==
        "scp.json:1:1: error: You have exceeded the maximum policy size.\n"
        "  help: it has 6000 characters; a service control policy may have 5120");
}

TEST_CASE("the inline policies of a user, a group or a role share a quota") {
  struct Row {
    PolicyOwner owner;
    std::size_t quota;
    const char* message;
  };
  const Row row = GENERATE(values<Row>({
      {PolicyOwner::user, 2048, "Maximum policy size of 2048 bytes exceeded for user jdoe"},
      {PolicyOwner::group, 5120, "Maximum policy size of 5120 bytes exceeded for group jdoe"},
      {PolicyOwner::role, 10240, "Maximum policy size of 10240 bytes exceeded for role jdoe"},
  }));
  const std::size_t half = row.quota / 2;
  CHECK_FALSE(check_inline_quota(std::vector{document_of(half), document_of(half)}, row.owner, "jdoe"));
  CHECK_FALSE(check_inline_quota({}, row.owner, "jdoe"));
  const auto refused = check_inline_quota(std::vector{document_of(half), document_of(half + 1)}, row.owner, "jdoe");
  REQUIRE(refused);
  CHECK(refused->code == "LimitExceeded");
  CHECK(refused->message == row.message);
  CHECK(refused->help.find(std::to_string(row.quota + 1)) != std::string::npos);
}

TEST_CASE("findings about a document that has no text have the places of its statements") {
  const auto policy = parse_policy(
      "{\"Version\":\"2012-10-17\",\"Statement\":[\n{\"Effect\":\"Allow\",\"Action\":[\"s3:*\",\"GetObject\"],"
      "\"Resource\":\"reports\"}]}",
      "p.json");
  REQUIRE(policy);
  const Problems found = validate(*policy);
  REQUIRE(found.size() == 2);
  CHECK(found[0].where.pointer == "/Statement/0/Resource");
  CHECK(found[1].where.pointer == "/Statement/0/Action/1");
  CHECK(to_string(found[0].where) == "p.json:2:1");
}

TEST_CASE("what is wrong with the sound statements of a broken policy is told as well") {
  const Problems found =
      validate(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3","Resource":"*","Extra":1},)"
               R"({"Effect":"Allow","Action":"GetObject","Resource":"*"},{"Effect":"Permit","Action":"s3"}]})",
               {.name = "p.json"});
  std::vector<std::string> messages;
  for (const Diagnostic& one : found) messages.push_back(one.where.pointer + " " + one.message);
  CHECK(messages ==
        std::vector<std::string>{
            "/Statement/0/Extra Syntax errors in policy.", "/Statement/2/Effect Syntax errors in policy.",
            "/Statement/1/Action Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."});
}
