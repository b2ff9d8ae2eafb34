#include "whichgate/explain.hpp"
#include "support/catch.hpp"
#include "whichgate/engine.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;

namespace {

// Explains what kim may not do under these statements, alone in an account.
std::string explained(const std::string& statements, Question question, ExplainOptions options = {}) {
  options.ascii = true;
  const auto world = read_world(
      "{ \"accounts\": [ { \"name\": \"Dev\", \"id\": \"222233334444\",\n"
      "\"users\": [ { \"name\": \"kim\", \"inline_policies\": {\"Own\":\n"
      "{\"Version\": \"2012-10-17\", \"Statement\": [" +
          statements + "]}} } ] } ] }",
      "world.json");
  INFO((world ? "" : to_string(world.error())));
  REQUIRE(world);
  question.who = "kim";
  question.as = "IAM user";
  question.in = "Dev";
  return explain(Engine::compile(*world).ask(question), options);
}

Question get_object() {
  Question question;
  question.action = "s3:GetObject";
  question.resource = "arn:aws:s3:::amzn-s3-demo-bucket/home/bob/a.txt";
  return question;
}

std::size_t at(const std::string& text, const std::string& part) {
  INFO(text);
  const std::size_t found = text.find(part);
  REQUIRE(found != std::string::npos);
  return found;
}

}  // namespace

TEST_CASE("a near miss shows the pattern after expansion, the request's value and the place") {
  const std::string text = explained(
      R"({"Sid": "Home", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/home/${aws:username}/*"})",
      get_object());
  CHECK_THAT(text, ContainsSubstring("inline policy Own of IAM user kim, statement 1 (Home) Allow does not apply  at "
                                     "world.json:3:41 /accounts/0/users/0/inline_policies/Own/Statement/0"));
  CHECK_THAT(text, ContainsSubstring("Resource arn:aws:s3:::amzn-s3-demo-bucket/home/kim/*: the resource is "
                                     "arn:aws:s3:::amzn-s3-demo-bucket/home/bob/a.txt"));
}

TEST_CASE("a near miss names the missing key, the value that differs, and the variable without a value") {
  const std::string text = explained(
      R"({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {
            "Bool": {"aws:MultiFactorAuthPresent": "true"}, "StringEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"]},
            "StringLike": {"s3:prefix": "${aws:PrincipalTag/team}/*"}}})",
      get_object());
  CHECK_THAT(text,
             ContainsSubstring("Condition Bool aws:MultiFactorAuthPresent true: the request does not have the key"));
  CHECK_THAT(text, ContainsSubstring("Condition StringEquals aws:RequestedRegion eu-west-1, eu-central-1: the request "
                                     "has us-east-1"));
  CHECK_THAT(text, ContainsSubstring("(`${aws:PrincipalTag/team}` has no value)"));
}

TEST_CASE("the nearest misses come first, and a statement about another action is none") {
  const std::string statements =
      R"({"Sid": "Other", "Effect": "Allow", "Action": "ec2:*", "Resource": "*"},
         {"Sid": "Far", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::other/*",
          "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}},
         {"Sid": "Near", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*",
          "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}})";
  const std::string text = explained(statements, get_object());
  CHECK(at(text, "(Near)") < at(text, "(Far)"));
  CHECK(text.find("(Other)") == std::string::npos);
  ExplainOptions options;
  options.statements = true;
  const std::string whole = explained(statements, get_object(), options);
  CHECK(at(whole, "(Near)") < at(whole, "(Far)"));
  CHECK(at(whole, "(Far)") < at(whole, "(Other)"));
  CHECK_THAT(whole, ContainsSubstring("Action ec2:*: the action is s3:GetObject"));
}

TEST_CASE("more near misses than a reader wants are counted") {
  std::string statements;
  for (int i = 0; i < 5; ++i)
    statements += std::string(i == 0 ? "" : ",") +
                  R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::other/*"})";
  CHECK_THAT(explained(statements, get_object()), ContainsSubstring("and 2 more: --statements shows every statement"));
}

TEST_CASE("a statement that cannot be decided says why, and the gate is unknown") {
  const std::string text = explained(
      R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00"}}})",
      get_object());
  CHECK_THAT(text, ContainsSubstring("statement 1 Allow cannot be decided"));
  CHECK_THAT(text, ContainsSubstring("undecided, AWS does not document which value this is: `2030-01-01T00:00:00`"));
}

TEST_CASE("each other gate that would deny too is named, and AWS's choice among them is marked as inferred") {
  const auto world =
      read_world(R"({ "accounts": [ { "name": "Pay", "id": "111122223333" }, { "name": "Dev", "id": "222233334444",
      "users": [ { "name": "kim" } ] } ],
      "organization": { "management_account": "Pay",
        "service_control_policies": [ { "name": "NoS3", "document": {"Version": "2012-10-17", "Statement": {
          "Effect": "Deny", "Action": "s3:*", "Resource": "*"}} } ],
        "root": { "accounts": ["Pay", {"name": "Dev", "policies": ["FullAWSAccess", "NoS3"]}] } } })");
  REQUIRE(world);
  Question question = get_object();
  question.who = "kim";
  question.as = "IAM user";
  question.in = "Dev";
  question.through = Through::api;
  const std::string text = explain(Engine::compile(*world).ask(question));
  CHECK_THAT(text, ContainsSubstring("Decided by scp; identity-policy would deny it too\n"));
  CHECK_THAT(text, ContainsSubstring("AWS says (inferred: it names one of several policies that deny): User: "));
}
