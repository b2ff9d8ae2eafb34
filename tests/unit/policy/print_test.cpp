#include "support/catch.hpp"
#include "unit/policy/policy_equality.hpp"
#include "whichgate/policy.hpp"

using namespace whichgate;

TEST_CASE("a printed policy is read back to the same policy") {
  const char* text = GENERATE(
      R"({"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]})",
      R"({"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"A","Effect":"Allow","NotAction":["iam:*","sts:*"],"NotResource":["arn:aws:s3:::a","b"]}]})",
      R"({"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":[],"Resource":[]}]})",
      R"({"Statement":[{"Effect":"Allow","Principal":{"AWS":["a","b"],"Service":"c"},"Action":"x:y"},{"Effect":"Deny","NotPrincipal":{"AWS":"a"},"Action":"x:y"}]})",
      R"({"Statement":[{"Effect":"Allow","Principal":{},"Action":"x:y"}]})",
      R"({"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"x:y"}]})",
      R"({"Statement":[{"Effect":"Allow","Action":"x:y","Condition":{"StringEquals":{"a":"1","b":["2"],"c":[]},"Null":{"a":"true"}}}]})",
      R"({"Statement":[{"Effect":"Allow","Action":"x:\"\\\n\u0001"}]})");
  CAPTURE(text);
  const auto policy = parse_policy(text);
  if (!policy) FAIL(to_string(policy.error()));
  const std::string printed = print_policy(*policy);
  CHECK(printed == text);
  const auto again = parse_policy(printed);
  REQUIRE(again);
  CHECK(same(*policy, *again));
}

TEST_CASE("what the text says in another way is printed in one way") {
  const auto policy = parse_policy(R"( { "Statement" : { "Action" : ["x:y"], "Resource": ["*", null],
      "Condition": {"Foo": {}, "Bool": {"k": true, "n": 10}}, "Effect": "Allow" } } )");
  REQUIRE(policy);
  CHECK(
      print_policy(*policy) ==
      R"({"Statement":[{"Effect":"Allow","Action":"x:y","Resource":"*","Condition":{"Bool":{"k":"true","n":"10"}}}]})");
}

TEST_CASE("policies that were put together by hand are printed with their conditions by operator") {
  PolicyDocument document;
  PolicyStatement statement;
  statement.effect = Effect::allow;
  statement.actions = {"s3:*"};
  statement.principals = {{"AWS", "111122223333"}, {"Service", "s3.amazonaws.com"}, {"AWS", "444455556666"}};
  statement.conditions = {{"Bool", "a", {"true"}, true, {}},
                          {"StringLike", "b", {"x", "y"}, true, {}},
                          {"Bool", "c", {"false"}, false, {}}};
  document.statements = {statement};
  CHECK(
      print_policy(document) ==
      R"({"Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","444455556666"],"Service":"s3.amazonaws.com"},)"
      R"("Action":"s3:*","Condition":{"Bool":{"a":"true","c":["false"]},"StringLike":{"b":["x","y"]}}}]})");
}
