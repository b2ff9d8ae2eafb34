#include <algorithm>

#include "support/catch.hpp"
#include "whichgate/engine.hpp"
#include "whichgate/explain.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;

namespace {

Engine engine_with(const std::string& statement) {
  const auto world = read_world(R"({ "accounts": [ { "name": "Dev", "id": "222233334444",
      "users": [ { "name": "kim", "tags": {"team": "red"}, "managed_policies": ["AmazonS3FullAccess"],
                   "inline_policies": {"Own": {"Version": "2012-10-17", "Statement": [)" +
                                    statement + R"(]}} } ],
      "roles": [ { "name": "App", "tags": {"stage": "prod"}, "trust": {"Version": "2012-10-17", "Statement": {
                   "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}} } ],
      "policies": [ { "name": "AmazonS3FullAccess", "document": {"Version": "2012-10-17", "Statement": {
                   "Effect": "Allow", "Action": "s3:*", "Resource": "*"}} } ] } ] })",
                                "world.json");
  INFO((world ? "" : to_string(world.error())));
  REQUIRE(world);
  return Engine::compile(*world);
}

Question asked(const std::string& action) {
  Question question;
  question.who = "kim";
  question.as = "IAM user";
  question.in = "Dev";
  question.action = action;
  return question;
}

const std::string deny_elsewhere =
    R"({"Sid": "Office", "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}})";

const ContextKey* find(const Decision& decision, const std::string& key) {
  const auto found = std::ranges::find(decision.context, key, &ContextKey::key);
  return found == decision.context.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a key that the context lacks is absent, and open when the context is partial") {
  const Engine engine = engine_with(deny_elsewhere);
  Question question = asked("s3:ListAllMyBuckets");
  CHECK(engine.verdict(question) == Verdict::explicit_deny);
  question.partial_context = true;
  const Decision open = engine.ask(question);
  CHECK(open.verdict == Verdict::unknown);
  CHECK(open.reason == "identity.undecided");
  CHECK_THAT(explain(open), ContainsSubstring("aws:SourceIp"));
  question.context["aws:SourceIp"] = {};
  CHECK(engine.verdict(question) == Verdict::explicit_deny);
  question.context["aws:SourceIp"] = {"203.0.113.7"};
  CHECK(engine.verdict(question) == Verdict::allowed);
}

TEST_CASE("however partial the context, what the world tells is known, absent keys included") {
  Question question = asked("s3:ListAllMyBuckets");
  question.partial_context = true;
  for (const std::string key : {"aws:PrincipalOrgID", "aws:PrincipalTag/project", "aws:AssumedRoot"}) {
    INFO(key);
    const Engine engine = engine_with(
        R"({"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"Null": {")" + key + R"(": "true"}}})");
    CHECK(engine.verdict(question) == Verdict::explicit_deny);
  }
}

TEST_CASE("a variable whose key a partial context lacks is open, one with a value is not") {
  const std::string resource = "arn:aws:s3:::amzn-s3-demo-bucket/x";
  for (const auto& [variable, verdict] : {std::pair{"${aws:SourceIp}", Verdict::unknown},
                                          std::pair{"${aws:PrincipalTag/team}", Verdict::explicit_deny}}) {
    const Engine engine = engine_with(
        R"({"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::amzn-s3-demo-bucket/)" +
        std::string(variable) + R"("})");
    Question question = asked("s3:GetObject");
    question.resource = resource;
    question.partial_context = true;
    INFO(variable);
    CHECK(engine.verdict(question) == verdict);
  }
}

TEST_CASE("a decision shows the keys that the world told and those that the question gave") {
  const Engine engine = engine_with(deny_elsewhere);
  Question question = asked("iam:GetRole");
  question.resource = "arn:aws:iam::222233334444:role/App";
  question.context["aws:SourceIp"] = {"203.0.113.7"};
  const Decision decision = engine.ask(question);
  for (const auto& [key, value] : {std::pair<std::string, std::string>{"aws:username", "kim"},
                                   {"aws:PrincipalTag/team", "red"},
                                   {"aws:PrincipalArn", "arn:aws:iam::222233334444:user/kim"},
                                   {"aws:ResourceAccount", "222233334444"},
                                   {"aws:ResourceTag/stage", "prod"},
                                   {"iam:ResourceTag/stage", "prod"},
                                   {"aws:RequestedRegion", "us-east-1"},
                                   {"aws:SecureTransport", "true"}}) {
    INFO(key);
    const ContextKey* found = find(decision, key);
    REQUIRE(found);
    CHECK(found->derived);
    CHECK(found->values == std::vector<std::string>{value});
  }
  const ContextKey* given = find(decision, "aws:SourceIp");
  REQUIRE(given);
  CHECK_FALSE(given->derived);
  CHECK(find(decision, "aws:PrincipalOrgID") == nullptr);
  ExplainOptions options;
  options.statements = true;
  CHECK_THAT(explain(decision, options), ContainsSubstring("aws:username                 kim  (derived)"));
}

TEST_CASE("the world's word stands against the question's on whether MFA was used") {
  const auto world = read_world(R"({ "now": "2026-01-01T01:00:00Z", "accounts": [ { "name": "Dev", "id": "222233334444",
      "users": [ { "name": "kim", "console_password": true, "inline_policies": {"Own": {"Version": "2012-10-17", "Statement":
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}}} } ] } ],
      "sessions": [ { "id": "plain", "kind": "iam-user", "user": "kim", "account": "Dev", "mfa": false,
                      "started": "2026-01-01T00:00:00Z", "ends": "2026-01-01T12:00:00Z" },
                    { "id": "strong", "kind": "iam-user", "user": "kim", "account": "Dev", "mfa": true,
                      "started": "2026-01-01T00:00:00Z", "ends": "2026-01-01T12:00:00Z" } ] })");
  INFO((world ? "" : to_string(world.error())));
  REQUIRE(world);
  const Engine engine = Engine::compile(*world);
  Question question = asked("s3:ListAllMyBuckets");
  question.who = question.in = "";
  question.as = "session plain";
  question.context["aws:MultiFactorAuthPresent"] = {"true"};
  CHECK(engine.verdict(question) == Verdict::implicit_deny);
  question.as = "session strong";
  question.context.clear();
  const Decision decision = engine.ask(question);
  CHECK(decision.allowed());
  REQUIRE(find(decision, "aws:MultiFactorAuthAge"));
  CHECK(find(decision, "aws:MultiFactorAuthAge")->values == std::vector<std::string>{"3600"});
}
