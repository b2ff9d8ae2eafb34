#include "policy/parse.hpp"

#include "support/catch.hpp"
#include "whichgate/policy.hpp"

using namespace whichgate;

namespace {

std::string problems_of(std::string_view text) {
  const Result<PolicyDocument> policy = parse_policy(text, "p.json");
  return policy ? "read" : to_string(policy.error());
}

// A policy of one statement with these members.
std::string with(const std::string& members) { return R"({"Version":"2012-10-17","Statement":[{)" + members + "}]}"; }

}  // namespace

TEST_CASE("a policy is read with everything in it") {
  const auto policy = parse_policy(R"({
  "Version": "2012-10-17", "Id": "an id",
  "Statement": [
    { "Sid": "One", "Effect": "Allow", "Principal": {"AWS": ["111122223333", "*"], "Service": "ec2.amazonaws.com"},
      "Action": "s3:*", "NotResource": ["arn:aws:s3:::a", null, "arn:aws:s3:::b"],
      "Condition": {"StringEquals": {"aws:username": "jdoe", "s3:prefix": ["a", "b"]},
                    "NumericLessThan": {"s3:max-keys": 1e1}, "Bool": {"aws:SecureTransport": true}} },
    { "Effect": "Deny", "NotPrincipal": "*", "NotAction": ["iam:*", "sts:*"] } ]})",
                                   "p.json");
  if (!policy) FAIL(to_string(policy.error()));
  CHECK(policy->name == "p.json");
  CHECK(policy->version == "2012-10-17");
  CHECK(policy->id == "an id");
  REQUIRE(policy->statements.size() == 2);

  const PolicyStatement& first = policy->statements[0];
  CHECK(first.sid == "One");
  CHECK(first.effect == Effect::allow);
  REQUIRE(first.principals);
  CHECK(*first.principals ==
        std::vector<PolicyPrincipal>{{"AWS", "111122223333"}, {"AWS", "*"}, {"Service", "ec2.amazonaws.com"}});
  CHECK_FALSE(first.not_principal);
  CHECK(first.actions == std::vector<std::string>{"s3:*"});
  CHECK(first.not_resource);
  CHECK(first.resources == std::vector<std::string>{"arn:aws:s3:::a", "arn:aws:s3:::b"});
  CHECK(to_string(first.where) == "p.json:4:5");
  CHECK(first.where.pointer == "/Statement/0");

  REQUIRE(first.conditions.size() == 4);
  CHECK(first.conditions[0].condition_operator == "StringEquals");
  CHECK(first.conditions[0].key == "aws:username");
  CHECK(first.conditions[0].single);
  CHECK(first.conditions[1].values == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(first.conditions[1].single);
  CHECK(first.conditions[2].values == std::vector<std::string>{"1e1"});
  CHECK(first.conditions[3].values == std::vector<std::string>{"true"});
  CHECK(first.conditions[3].where.pointer == "/Statement/0/Condition/Bool/aws:SecureTransport");
  CHECK(to_string(first.conditions[3].where) == "p.json:7:71");

  const PolicyStatement& second = policy->statements[1];
  CHECK(second.effect == Effect::deny);
  CHECK(second.not_principal);
  CHECK(second.principals == std::vector<PolicyPrincipal>{{"*", "*"}});
  CHECK(second.not_action);
  CHECK_FALSE(second.resources);
}

TEST_CASE("a single statement needs no list, and a version may be absent or old") {
  const auto policy = parse_policy(R"({"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}})");
  REQUIRE(policy);
  CHECK(policy->version.empty());
  REQUIRE(policy->statements.size() == 1);
  CHECK(policy->statements[0].where.pointer == "/Statement");
  CHECK(parse_policy(R"({"Version":"2008-10-17","Statement":{"Effect":"Deny","Action":"*"}})"));
}

TEST_CASE("numbers among condition values keep their digits") {
  const char* number = GENERATE("1e400", "12345678901234567890", "0.10", "-1");
  const auto policy = parse_policy(
      with(R"("Effect":"Allow","Action":"*","Condition":{"NumericEquals":{"k":)" + std::string(number) + "}}"));
  REQUIRE(policy);
  CHECK(policy->statements[0].conditions[0].values == std::vector<std::string>{number});
}

TEST_CASE("an empty list is kept apart from an absent one") {
  const auto policy = parse_policy(with(R"("Effect":"Deny","Action":[],"Resource":[],"Principal":{})"));
  REQUIRE(policy);
  CHECK(policy->statements[0].actions.empty());
  REQUIRE(policy->statements[0].resources);
  CHECK(policy->statements[0].resources->empty());
  REQUIRE(policy->statements[0].principals);
  CHECK(policy->statements[0].principals->empty());
}

TEST_CASE("what is not a policy is refused, with its place") {
  struct Row {
    std::string text;
    std::string problem;
  };
  const Row row = GENERATE(values<Row>({
      {"not json", "p.json:1:1: error: `not` is not a value of JSON\n  help: text stands in double quotes"},
      {"[]", "p.json:1:1: error: the text must be an object, not a list"},
      {R"({"Version":"2012-10-17"})", "p.json:1:1: error: `Statement` is missing"},
      {R"({"Statement":[]})", "p.json:1:14: error: the policy has no statement"},
      {R"({"Statement":["a"]})", "p.json:1:15: error: every entry of `Statement` must be an object, not a string"},
      {R"({"Version":"2013-10-17","Statement":{"Effect":"Deny","Action":"*"}})",
       "p.json:1:12: error: `2013-10-17` is not a version of the policy language\n"
       "  help: write 2012-10-17: it names the language, not your policy"},
      {R"({"Id":{},"Statement":{"Effect":"Deny","Action":"*"}})",
       "p.json:1:7: error: `Id` must be a string, not an object"},
      {with(R"("Action":"*")"), "p.json:1:38: error: `Effect` is missing"},
      {with(R"("Effect":"Allow")"),
       "p.json:1:38: error: the statement has no `Action`\n  help: add `Action` or `NotAction`"},
      {with(R"("Effect":"permit","Action":"*")"),
       "p.json:1:48: error: `Effect` must be `Allow` or `Deny`, not `permit`"},
      {with(R"("Effect":"allow","Action":"*")"),
       "p.json:1:48: error: `Effect` must be `Allow` or `Deny`, not `allow`\n  help: write `Allow`"},
      {with(R"("Effect":"Deny","Action":"*","NotAction":[])"),
       "p.json:1:38: error: a statement has `Action` or `NotAction`, not both\n  help: remove one of them"},
      {with(R"("Effect":"Deny","Action":"*","Resource":"*","NotResource":[])"),
       "p.json:1:38: error: a statement has `Resource` or `NotResource`, not both\n  help: remove one of them"},
      {with(R"("Effect":"Deny","Action":"*","Principal":"*","NotPrincipal":"*")"),
       "p.json:1:38: error: a statement has `Principal` or `NotPrincipal`, not both\n  help: remove one of them"},
      {with(R"("Effect":"Deny","Action":["*",[]])"), "p.json:1:69: error: every entry must be a string, not a list"},
      {with(R"("Effect":"Deny","Action":[null])"), "p.json:1:65: error: every entry must be a string, not null"},
      {with(R"("Effect":"Deny","Action":"*","Resource":{"a":"b"})"),
       "p.json:1:79: error: `Resource` must be a string or a list of strings, not an object"},
      {with(R"("Effect":"Deny","Actions":"*","Action":"*")"),
       "p.json:1:55: error: unknown member `Actions`\n  help: did you mean `Action`?"},
      {with(R"("Effect":"Deny","Action":"*","$schema":"x")"),
       "p.json:1:68: error: `$schema` is not an element of a policy\n  help: remove it"},
      {with(R"("Effect":"Deny","Action":"*","Principal":"111122223333")"),
       "p.json:1:80: error: `111122223333` must stand under a kind of principal\n"
       "  help: write {\"AWS\": \"111122223333\"}"},
      {with(R"("Effect":"Deny","Action":"*","Principal":{"aws":"*"})"),
       "p.json:1:81: error: `aws` is not a kind of principal\n  help: did you mean `AWS`?"},
      {with(R"("Effect":"Deny","Action":"*","Condition":[])"),
       "p.json:1:80: error: `Condition` must be an object, not a list"},
      {with(R"("Effect":"Deny","Action":"*","Condition":{"Bool":"x"})"),
       "p.json:1:88: error: `Bool` must be an object, not a string"},
      {with(R"("Effect":"Deny","Action":"*","Condition":{"Bool":{"k":{}}})"),
       "p.json:1:93: error: `k` must be a string, a number, true or false, not an object"},
      {with(R"("Effect":"Deny","Action":"*","Condition":{"StringEqual":{"k":"v"}})"),
       "p.json:1:81: error: `StringEqual` is not a condition operator\n  help: did you mean `StringEquals`?"},
      {R"({"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*"}})",
       "p.json:1:31: error: the member `Effect` stands here twice\n"
       "  help: the first one is in line 1; keep one of them"},
  }));
  CAPTURE(row.text);
  CHECK(problems_of(row.text) == row.problem);
}

TEST_CASE("comments are no part of AWS's JSON") {
  CHECK(problems_of("// a policy\n{}") ==
        "p.json:1:1: error: a comment stands where JSON allows none\n  help: remove it");
}

TEST_CASE("every finding is reported, not the first one") {
  const auto policy = parse_policy(with(R"("Effect":"perhaps","Actoin":"*","Condition":"x")"));
  REQUIRE_FALSE(policy);
  CHECK(policy.error().size() == 4);
}

TEST_CASE("a policy in a larger file keeps the places of that file") {
  const auto file = json::read("{\n\"document\": {\"Statement\": {\"Effect\": \"Deny\",\n\"Action\": 7}}}",
                               "world.json", json::Comments::allowed);
  REQUIRE(file);
  const json::Element root = json::root(*file);
  Problems problems;
  CHECK_FALSE(policy::read_policy(root.member(root.node().members[0]), "mine", problems));
  REQUIRE(problems.size() == 1);
  CHECK(to_string(problems[0]) ==
        "world.json:3:11: error: `Action` must be a string or a list of strings, not a number");
  CHECK(problems[0].where.pointer == "/document/Statement/Action");
}

TEST_CASE("a policy can be the text in a string, and findings then have the place of the string") {
  const auto file =
      json::read(R"(["{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\"}}", "{\n\"Statement\":7}", "x"])",
                 "dump.json", json::Comments::refused);
  REQUIRE(file);
  const json::Element list = json::root(*file);
  Problems problems;
  const auto policy = policy::read_policy(list.item(0), "inline policy P", problems);
  CHECK(problems.empty());
  REQUIRE(policy);
  CHECK(policy->name == "inline policy P");
  CHECK(to_string(policy->statements[0].where) == "dump.json:1:2");
  CHECK(policy->statements[0].where.pointer == "/0");

  CHECK_FALSE(policy::read_policy(list.item(1), "broken", problems));
  CHECK_FALSE(policy::read_policy(list.item(2), "no json", problems));
  CHECK(to_string(problems) ==
        "dump.json:1:60: error: `Statement` must be an object, not a number (line 2, column 13 of the policy's text)\n"
        "dump.json:1:83: error: `x` is not a value of JSON (line 1, column 1 of the policy's text)\n"
        "  help: text stands in double quotes");
}
