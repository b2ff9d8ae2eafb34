#include "support/matching.hpp"
#include "unit/eval/asking.hpp"

using namespace asking;

namespace {

// The one statement of a policy of the given version.
Match match_resource_element(const std::string& element, const std::string& resource,
                             Layer layer = Layer::identity_policy, const std::string& version = "2012-10-17",
                             PartReport* report = nullptr) {
  const auto document = asking::policy(R"({"Version": ")" + version +
                                       R"(", "Statement": [{"Effect": "Allow", "Action": "*", )" + element + "}]}");
  Request request = get_object(alice());
  request.resource = resource;
  request.context.set("aws:username", "alice");
  return matching::match_resource(document.document->statements.front(), *document.document, request, layer, report);
}

bool covers(const std::string& pattern, const std::string& resource) {
  return match_resource_element(R"("Resource": ")" + pattern + "\"", resource) == Match::yes;
}

bool action_matches(const std::string& element, std::string_view action) {
  const auto document = statements(R"({"Effect": "Allow", )" + element + R"(, "Resource": "*"})");
  return matching::match_action(document.document->statements.front(), action);
}

}  // namespace

TEST_CASE("actions are matched as wildcards whatever their case") {
  CHECK(action_matches(R"("Action": "S3:getobject")", "s3:GetObject"));
  CHECK(action_matches(R"("Action": "iam:*AccessKey*")", "iam:CreateAccessKey"));
  CHECK(action_matches(R"("Action": "*")", "iam:CreateAccessKey"));
  CHECK(action_matches(R"("Action": "*:*")", "iam:CreateAccessKey"));
  CHECK(action_matches(R"("Action": ["s3:PutObject", "s3:Get?bject"])", "s3:GetObject"));
  CHECK_FALSE(action_matches(R"("Action": "s3:GetObject?")", "s3:GetObject"));
  CHECK_FALSE(action_matches(R"("Action": "s3:Get")", "s3:GetObject"));
  CHECK_FALSE(action_matches(R"("Action": "s3: GetObject")", "s3:GetObject"));
  CHECK_FALSE(action_matches(R"("Action": "s3:GetObject,PutObject")", "s3:GetObject"));
  CHECK_FALSE(action_matches(R"("Action": [])", "s3:GetObject"));
}

TEST_CASE("NotAction matches what none of its entries matches") {
  CHECK(action_matches(R"("NotAction": ["iam:*", "s3:*"])", "ec2:RunInstances"));
  CHECK_FALSE(action_matches(R"("NotAction": ["iam:*", "s3:*"])", "s3:GetObject"));
  CHECK_FALSE(action_matches(R"("NotAction": [])", "s3:GetObject"));
}

TEST_CASE("resources are matched as wildcards over the whole ARN") {
  const std::string bucket = "arn:aws:s3:::amzn-s3-demo-bucket";
  for (const std::string key : {"/1/test/object.jpg", "/1/2/test/3/object.jpg", "///test///object.jpg", "/1/test/.jpg",
                                "//test/object.jpg", "/1/test/"}) {
    INFO(key);
    CHECK(covers(bucket + "/*/test/*", bucket + key));
  }
  for (const std::string key : {"/1-test/object.jpg", "/test/object.jpg", "/1/2/test.jpg"}) {
    INFO(key);
    CHECK_FALSE(covers(bucket + "/*/test/*", bucket + key));
  }
  CHECK_FALSE(covers(bucket + "/*", bucket));
  CHECK_FALSE(covers(bucket, bucket + "/x"));
  CHECK(covers(bucket + "*", bucket + "-2/x"));
  CHECK_FALSE(covers("arn:aws:iam::111122223333:user/Bob", "arn:aws:iam::111122223333:user/bob"));
  CHECK(covers("arn:*:s3:::amzn-s3-demo-bucket/*", bucket + "/x"));
  CHECK(covers("arn:aws:ec2:*:*:security-group*/*", "arn:aws:ec2:us-east-1:111122223333:security-group/sg-1"));
  CHECK_FALSE(covers("arn:aws:sqs:us-east-1::q", "arn:aws:sqs:us-east-1:111122223333:q"));
  CHECK(covers("arn:aws:sqs:us-east-1:*", "arn:aws:sqs:us-east-1:111122223333:q"));
}

TEST_CASE("an action without resource types is covered by the pattern * alone") {
  CHECK(covers("*", "*"));
  CHECK(covers("**", "*"));
  CHECK_FALSE(covers("arn:aws:s3:::*", "*"));
  CHECK_FALSE(covers("a*", "*"));
  CHECK(match_resource_element(R"("NotResource": "arn:aws:s3:::*")", "*") == Match::yes);
  CHECK(match_resource_element(R"("NotResource": "*")", "*") == Match::no);
}

TEST_CASE("NotResource matches what none of its entries matches") {
  const std::string element = R"("NotResource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"])";
  CHECK(match_resource_element(element, "arn:aws:s3:::c/x") == Match::yes);
  CHECK(match_resource_element(element, "arn:aws:s3:::b/x") == Match::no);
}

TEST_CASE("an empty list of resources has no effect") {
  CHECK(match_resource_element(R"("Resource": [])", object) == Match::no);
  CHECK(match_resource_element(R"("NotResource": [])", object) == Match::no);
}

TEST_CASE("a short ARN is filled up in identity-based policies, and unknown elsewhere") {
  const std::string element = R"("Resource": "arn:aws:sqs")";
  const std::string queue = "arn:aws:sqs:us-east-1:111122223333:q";
  CHECK(match_resource_element(element, queue) == Match::yes);
  CHECK(match_resource_element(element, queue, Layer::permissions_boundary) == Match::yes);
  CHECK(match_resource_element(element, object, Layer::scp) == Match::no);
  PartReport report;
  CHECK(match_resource_element(element, queue, Layer::scp, "2012-10-17", &report) == Match::unknown);
  CHECK_THAT(report.note, Catch::Matchers::ContainsSubstring("`arn:aws:sqs`"));
  CHECK(match_resource_element(R"("Resource": "arn:aws:sqs*")", queue, Layer::scp) == Match::yes);
}

TEST_CASE("variables stand after the fifth colon of a resource") {
  const std::string element = R"("Resource": "arn:aws:s3:::example-bucket/${aws:username}/*")";
  const std::string own = "arn:aws:s3:::example-bucket/alice/x";
  CHECK(match_resource_element(element, own) == Match::yes);
  CHECK(match_resource_element(element, "arn:aws:s3:::example-bucket/bob/x") == Match::no);
  CHECK(match_resource_element(element, own, Layer::identity_policy, "2008-10-17") == Match::no);
  CHECK(match_resource_element(element, "arn:aws:s3:::example-bucket/${aws:username}/x", Layer::identity_policy,
                               "2008-10-17") == Match::yes);
  CHECK(match_resource_element(R"("Resource": "arn:aws:iam::${aws:username}:user/x")", "arn:aws:iam::alice:user/x") ==
        Match::no);
}

TEST_CASE("an entry whose variable has no value covers nothing") {
  CHECK(match_resource_element(R"("Resource": "arn:aws:s3:::b/${aws:userid}/*")", "arn:aws:s3:::b//x") == Match::no);
  CHECK(match_resource_element(R"("Resource": ["arn:aws:s3:::b/${aws:userid}/*", "arn:aws:s3:::b/*"])",
                               "arn:aws:s3:::b/x") == Match::yes);
  CHECK(match_resource_element(R"("NotResource": "arn:aws:s3:::b/${aws:userid}/*")", "arn:aws:s3:::b/x") == Match::yes);
}

TEST_CASE("a statement reports each of its parts") {
  const auto document = statements(
      R"({"Sid": "One", "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}})");
  const Request request = get_object(alice());
  const Viewed viewed(request);
  const CompiledStatement statement(document.document->statements.front(), *document.document, nullptr);
  const StatementReport report = statement.report({viewed.request(), Layer::identity_policy, false});
  CHECK(report.sid == "One");
  CHECK(report.effect == Effect::deny);
  CHECK(report.match == Match::no);
  CHECK(report.action.match == Match::no);
  CHECK(report.action.element == "Action");
  CHECK(report.action.expected == std::vector<std::string>{"s3:PutObject"});
  CHECK(report.action.actual == "s3:GetObject");
  CHECK(report.resource.match == Match::yes);
  CHECK(report.principal.match == Match::yes);
  CHECK(report.principal.element.empty());
  CHECK(report.missed() == 2);
  REQUIRE(report.conditions.size() == 1);
  CHECK(report.conditions.front().match == Match::no);
  CHECK(report.where.pointer == "/Statement/0");
}
