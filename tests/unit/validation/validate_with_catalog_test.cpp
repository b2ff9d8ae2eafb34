// What a policy's validation says that knows what AWS publishes.
#include "support/catch.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;

namespace {

std::string findings(const std::string& statement, PolicyType type = PolicyType::managed,
                     const std::string& resource = {}) {
  const ValidationOptions options{.type = type, .name = "p.json", .catalog = &Catalog::builtin(), .resource = resource};
  const std::string text = R"({"Version":"2012-10-17","Statement":[{)" + statement + "}]}";
  std::string all;
  for (const Diagnostic& found : validate(text, options)) {
    CHECK(found.where.line == 1);
    CHECK_FALSE(found.help.empty());
    all += (all.empty() ? "" : " ") + found.code;
  }
  return all;
}

std::string reach(const std::string& actions, const std::string& resources, const std::string& effect = "Allow") {
  return findings(R"("Effect":")" + effect + R"(","Action":[)" + actions + R"(],"Resource":[)" + resources + "]");
}

std::string condition(const std::string& action, const std::string& block) {
  return findings(R"("Effect":"Deny","Action":")" + action + R"(","Resource":"*","Condition":{)" + block + "}");
}

const std::string bucket = R"("arn:aws:s3:::reports")", objects = R"("arn:aws:s3:::reports/*")";
constexpr const char *no_action = "policy.resource-without-action", *no_resource = "policy.action-without-resource",
                     *only_all = "policy.only-all-resources";

}  // namespace

TEST_CASE("a resource that no action of its statement takes is pointed out, and an action that takes none of them") {
  struct Row {
    std::string actions, resources, codes;
  };
  const std::vector<Row> rows{
      {R"("s3:GetObject")", objects, ""},
      {R"("s3:GetObject")", bucket, no_action},
      {R"("s3:GetObject")", R"("*")", ""},
      {R"("s3:GetObject")", bucket + "," + objects, no_action},
      {R"("s3:GetObject","s3:ListBucket")", bucket + "," + objects, ""},
      {R"("s3:GetObject","s3:ListBucket")", objects, no_resource},
      {R"("s3:GetObject","s3:PutObject")", bucket, no_action},
      {R"("s3:*")", bucket, ""},
      {R"("s3:Get*")", objects, ""},
      {R"("*")", R"("arn:aws:sqs:us-east-1:111122223333:q")", ""},
      {R"("*:TagResource")", bucket, ""},
      {R"("s3:GetObject")", R"("arn:aws:s3:::reports*")", ""},
      {R"("s3:GetObject")", R"("arn:aws:s3:::${aws:username}")", ""},  // the value may have a slash
      {R"("s3:GetObject")", R"("arn:aws:s3:::*")", ""},
      {R"("s3:GetObject")", R"("arn:aws:s3")", ""},  // short: the rest is wildcards
      {R"("s3:GetObject")", R"("arn:aws:sqs:us-east-1:111122223333:q")", no_action},
      {R"("ce:GetPreferences")", R"("arn:aws:ce::111122223333:anomalymonitor/m")", only_all},
      {R"("ce:GetPreferences","ce:GetAnomalyMonitors")", R"("arn:aws:ce::111122223333:anomalymonitor/m")", only_all},
      {R"("s3:ListAllMyBuckets","s3:ListBucket")", bucket, only_all},
      {R"("s3:ListAllMyBuckets","s3:GetObject")", bucket, std::string(no_action) + " " + only_all},
      {R"("iam:PassRole")", R"("arn:aws:iam::111122223333:role/x")", ""},
      {R"("iam:PassRole")", R"("arn:aws:iam::111122223333:user/x")", no_action},
      {R"("ec2:RunInstances")", R"("arn:aws:ec2:*:*:instance/*","arn:aws:ec2:*::image/*")", ""},
      {R"("s3:GetObject")", R"("arn:aws:s33:::reports")", "policy.unknown-service"},  // said once
      {R"("s3:Zyxwvut")", bucket, "policy.unknown-action"},                           // it may take anything
  };
  for (const Row& row : rows)
    for (const std::string effect : {"Allow", "Deny"}) {
      INFO(row.actions << " on " << row.resources << " " << effect);
      std::string codes = reach(row.actions, row.resources, effect);
      if (codes == std::string(only_all) + " " + no_action) codes = std::string(no_action) + " " + only_all;
      CHECK(codes == row.codes);
    }
}

TEST_CASE("a misspelt service has a near name, whether its action is listed, misspelt too, or a wildcard") {
  const auto help = [](const std::string& action, const std::string& resource) {
    const Problems found = validate(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":")" + action +
                                        R"(","Resource":")" + resource + R"("}]})",
                                    {.catalog = &Catalog::builtin()});
    REQUIRE(found.size() == 1);
    CHECK(found.front().code == "policy.unknown-service");
    return found.front().help;
  };
  CHECK(help("biling:GetBillingData", "*") == "did you mean `billing:GetBillingData`?");
  CHECK(help("biling:GetBilingData", "*") == "did you mean `billing:GetBillingData`?");
  CHECK(help("biling:*", "*") == "did you mean `billing:*`?");
  CHECK(help("biling:Zyxwvut", "*") == "did you mean `billing`?");
  CHECK(help("qqqqqqqqqqqqq:*", "*") == "it may be gone, or misspelt");
  CHECK(help("sqs:SendMessage", "arn:aws:sqss:us-east-1:111122223333:q") == "did you mean `sqs`?");
}

TEST_CASE("statements with NotAction or NotResource are not measured") {
  CHECK(findings(R"("Effect":"Deny","NotAction":"s3:GetObject","Resource":"arn:aws:s3:::reports")").empty());
  CHECK(findings(R"("Effect":"Deny","Action":"s3:GetObject","NotResource":"arn:aws:s3:::reports")").empty());
}

TEST_CASE("findings about resources say what the action takes") {
  const Problems found = validate(
      R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports"}]})",
      {.catalog = &Catalog::builtin()});
  REQUIRE(found.size() == 1);
  CHECK(found.front().message == "AWS lists no action of the statement that takes `arn:aws:s3:::reports`");
  CHECK_THAT(found.front().help,
             Catch::Matchers::ContainsSubstring("object, which is arn:${Partition}:s3:::${BucketName}/${ObjectName}"));
  CHECK(found.front().where.pointer == "/Statement/0/Resource");
}

TEST_CASE("S3 refuses a bucket's policy with an action that applies to none of the statement's resources") {
  const std::string own = "arn:aws:s3:::reports";
  const auto of_bucket = [&](const std::string& actions, const std::string& resources, const std::string& on) {
    return findings(R"("Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":[)" + actions +
                        R"(],"Resource":[)" + resources + "]",
                    PolicyType::resource, on);
  };
  CHECK(of_bucket(R"("s3:GetObject")", objects, own).empty());
  CHECK(of_bucket(R"("s3:GetObject")", bucket, own) == "MalformedPolicy");
  CHECK(of_bucket(R"("s3:GetObject","s3:ListBucket")", bucket + "," + objects, own).empty());
  CHECK(of_bucket(R"("s3:GetObject","s3:PutObject","s3:ListBucket")", objects, own) == "MalformedPolicy");
  CHECK(of_bucket(R"("s3:*")", bucket, own).empty());
  CHECK(of_bucket(R"("s3:GetObject")", bucket, "") == no_action);  // not known to be a bucket's
  const std::string point = "arn:aws:s3:us-east-1:111122223333:accesspoint/p";
  CHECK(of_bucket(R"("s3:GetObject")", "\"" + point + "/object/*\"", point).empty());
}

TEST_CASE("condition keys that AWS does not list are pointed out, with the nearest") {
  struct Row {
    std::string action, key, codes;
  };
  const std::vector<Row> rows{
      {"s3:*", "aws:SourceArn", ""},
      {"s3:*", "AWS:sourcearn", ""},
      {"s3:*", "aws:SourceArnn", "policy.unknown-key"},
      {"s3:*", "aws:RequestTag/team", ""},
      {"s3:*", "aws:RequestTag/a:b/c", ""},
      {"s3:*", "aws:RequestTags/team", "policy.unknown-key"},
      {"s3:*", "aws:RequestTag/", "policy.unknown-key"},
      {"s3:*", "s3:ExistingObjectTag/team", ""},
      {"s3:*", "s3:ExistingTag/team", "policy.unknown-key"},
      {"s3:*", "s3:prefix", ""},
      {"s3:*", "s3:prefixx", "policy.unknown-key"},
      {"codebuild:*", "codebuild:environment.environmentVariables/SECRET.value", ""},
      {"codebuild:*", "codebuild:environment.environmentVariables/SECRET.values", "policy.unknown-key"},
      {"kms:*", "kms:EncryptionContext:aws:s3:arn", ""},
      {"secretsmanager:*", "secretsmanager:ResourceTag/team", ""},
      {"ssm:*", "ssm:resourceTag/team", ""},
      {"iam:*", "iam:ResourceTag/team", ""},
      {"ec2:*", "lambda:SourceFunctionArn", ""},  // a global key, whatever its prefix
      {"sts:*", "token.actions.githubusercontent.com:sub", ""},
      {"sts:*", "oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD:aud", ""},
      {"sts:*", "login.example.com/realms/x:anything", ""},
      {"sts:*", "saml:whatever", ""},
      {"sts:*", "accounts.google.com:oaud", ""},
      {"s3:*", "nosuch:Key", "policy.unknown-key"},
  };
  for (const Row& row : rows) {
    INFO(row.key);
    CHECK(condition(row.action, R"("StringLike":{")" + row.key + R"(":"x"})") == row.codes);
  }
  const Problems found = validate(
      R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTags/team":"a"}}}]})",
      {.catalog = &Catalog::builtin()});
  REQUIRE(found.size() == 1);
  CHECK(found.front().message == "AWS lists no condition key `aws:RequestTags/team`");
  CHECK(found.front().help == "did you mean `aws:RequestTag/team`?");
}

TEST_CASE("an operator for another type than the key's is pointed out") {
  struct Row {
    const char *block, *codes;
  };
  const std::vector<Row> rows{
      {R"("NumericEquals":{"s3:max-keys":"1"})", ""},
      {R"("NumericEquals":{"s3:prefix":"1"})", "policy.operator-type"},
      {R"("NumericEqualsIfExists":{"s3:prefix":"1"})", "policy.operator-type"},
      {R"("Bool":{"s3:prefix":"true"})", "policy.operator-type"},
      {R"("Bool":{"aws:SecureTransport":"true"})", ""},
      {R"("BoolIfExists":{"aws:MultiFactorAuthPresent":"true"})", ""},
      {R"("Null":{"aws:SecureTransport":"true"})", ""},
      {R"("Null":{"aws:MultiFactorAuthAge":"true"})", ""},
      {R"("NumericLessThan":{"aws:MultiFactorAuthAge":"3600"})", ""},
      {R"("StringEquals":{"aws:MultiFactorAuthAge":"3600"})", "policy.operator-type"},
      {R"("StringLike":{"aws:SourceArn":"arn:aws:s3:::*"})", ""},
      {R"("ArnLike":{"aws:SourceArn":"arn:aws:s3:::*"})", ""},
      {R"("ArnLike":{"aws:SourceIp":"arn:aws:s3:::*"})", "policy.operator-type"},
      {R"("IpAddress":{"aws:SourceIp":"10.0.0.0/8"})", ""},
      {R"("StringEquals":{"aws:SourceIp":"10.0.0.1"})", "policy.operator-type"},
      {R"("IpAddress":{"aws:SourceVpc":"10.0.0.0/8"})", "policy.operator-type"},
      {R"("DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"})", ""},
      {R"("NumericGreaterThan":{"aws:EpochTime":"1767225600"})", ""},
      {R"("DateGreaterThan":{"aws:EpochTime":"1767225600"})", ""},
      {R"("NumericGreaterThan":{"aws:CurrentTime":"1767225600"})", "policy.operator-type"},
      {R"("ForAnyValue:StringEquals":{"aws:TagKeys":"a"})", ""},
      {R"("ForAnyValue:ArnLike":{"aws:TagKeys":"arn:aws:s3:::b"})", ""},
      {R"("ForAnyValue:Bool":{"aws:TagKeys":"true"})", "policy.operator-type"},
  };
  for (const Row& row : rows) {
    INFO(row.block);
    CHECK(condition("s3:*", row.block) == row.codes);
  }
}

TEST_CASE("a service's key of several values without a set operator is pointed out") {
  CHECK(condition("kms:*", R"("StringEquals":{"kms:GrantOperations":"Decrypt"})") == "policy.multivalued-key");
  CHECK(condition("kms:*", R"("ForAnyValue:StringEquals":{"kms:GrantOperations":"Decrypt"})").empty());
  CHECK(condition("kms:*", R"("Null":{"kms:GrantOperations":"true"})").empty());
  CHECK(condition("s3:*", R"("StringEquals":{"aws:TagKeys":"a"})") == "policy.multivalued-key");  // once
}

TEST_CASE("a key that AWS lists for no action of the statement is pointed out") {
  CHECK(condition("s3:ListBucket", R"("StringEquals":{"s3:prefix":"a"})").empty());
  CHECK(condition("s3:GetObject", R"("StringEquals":{"s3:prefix":"a"})") == "policy.key-without-action");
  CHECK(condition("s3:*", R"("StringEquals":{"s3:prefix":"a"})").empty());
  CHECK(condition("*", R"("StringEquals":{"s3:prefix":"a"})").empty());
  CHECK(condition("s3:Zyxwvut", R"("StringEquals":{"s3:prefix":"a"})") == "policy.unknown-action");
  CHECK(condition("s3:GetObject", R"("StringEquals":{"aws:PrincipalTag/team":"a"})").empty());
  CHECK(
      findings(
          R"("Effect":"Deny","NotAction":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"a"}})")
          .empty());
}
