#include "support/catch.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;

namespace {

// The codes of all warnings, in order.
std::string warnings(const std::string& statement, PolicyType type = PolicyType::managed,
                     const std::string& version = "2012-10-17") {
  const std::string text = R"({"Version":")" + version + R"(","Statement":[{)" + statement + "}]}";
  std::string codes;
  for (const Diagnostic& found : validate(text, {.type = type})) {
    if (found.severity == Severity::error) FAIL(to_string(found));
    codes += (codes.empty() ? "" : " ") + found.code;
  }
  return codes;
}

std::string in_condition(const std::string& condition, PolicyType type = PolicyType::inline_identity,
                         const std::string& version = "2012-10-17") {
  return warnings(R"("Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{)" + condition + "}", type, version);
}

}  // namespace

TEST_CASE("actions that match nothing are pointed out") {
  const auto action = [](const std::string& name) {
    return warnings(R"("Effect":"Allow","Action":")" + name + R"(","Resource":"*")");
  };
  CHECK(action("s3:GetObject").empty());
  CHECK(action("*").empty());
  CHECK(action("*:*").empty());
  CHECK(action("s3:GetObject,PutObject") == "policy.action-with-comma");
  CHECK(action("s3: GetObject") == "policy.action-with-space");
  CHECK(action("s3:GetObject ") == "policy.action-with-space");
  CHECK(action("s3:") == "policy.action-without-name");
}

TEST_CASE("conditions that match otherwise than they seem to are pointed out") {
  struct Row {
    const char* condition;
    const char* codes;
  };
  const Row row = GENERATE(values<Row>({
      {R"("StringLike":{"aws:username":"j*"})", ""},
      {R"("StringEquals":{"aws:username":"j*"})", "policy.literal-wildcard"},
      {R"("StringNotEquals":{"aws:username":["a","b?"]})", "policy.literal-wildcard"},
      {R"("StringEquals":{"aws:username":"${aws:PrincipalTag/a}"})", ""},
      {R"("StringEquals":{"aws:username":"${aws:PrincipalTag/a, 'b'}"})", ""},
      {R"("StringLike":{"aws:username":"${*}${?}${$}"})", ""},
      {R"("StringLike":{"aws:username":"${aws:username"})", "policy.malformed-variable"},
      {R"("StringLike":{"aws:username":"${}"})", "policy.malformed-variable"},
      {R"("StringLike":{"aws:username":"${aws:username, b}"})", "policy.malformed-variable"},
      {R"("Bool":{"aws:SecureTransport":"no"})", "policy.condition-value"},
      {R"("Bool":{"aws:SecureTransport":"False"})", ""},
      {R"("Null":{"aws:username":"absent"})", "policy.condition-value"},
      {R"("NumericLessThan":{"s3:max-keys":"ten"})", "policy.condition-value"},
      {R"("NumericLessThan":{"s3:max-keys":"-1.5"})", ""},
      {R"("IpAddress":{"aws:SourceIp":"10.0.0.0/8"})", ""},
      {R"("IpAddress":{"aws:SourceIp":"2001:db8::/32"})", ""},
      {R"("IpAddress":{"aws:SourceIp":"example.com"})", "policy.condition-value"},
      {R"("IpAddress":{"aws:SourceIp":"010.0.0.1"})", "policy.undocumented-value"},
      {R"("StringEquals":{"aws:TagKeys":"a"})", "policy.multivalued-key"},
      {R"("ForAnyValue:StringEquals":{"aws:tagkeys":"a"})", ""},
      {R"("Null":{"aws:TagKeys":"true"})", ""},
      {R"("StringEquals":{"aws:username":[]})", "policy.no-values"},
      {R"("stringequals":{"aws:username":"a"})", "policy.operator-case"},
      {R"("StringEquals":{"aws:username":"a","AWS:UserName":"b"})", "policy.repeated-condition-key"},
  }));
  CAPTURE(row.condition);
  CHECK(in_condition(row.condition) == row.codes);
}

TEST_CASE("an Allow with ForAllValues allows requests without the key, unless Null says otherwise") {
  const std::string begin =
      R"("Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":"a"})";
  CHECK(warnings(begin + "}") == "policy.for-all-values-without-null");
  CHECK(warnings(begin + R"(,"Null":{"aws:tagKeys":"false"}})").empty());
  CHECK(warnings(begin + R"(,"Null":{"aws:TagKeys":"true"}})") == "policy.for-all-values-without-null");
  CHECK(in_condition(R"("ForAllValues:StringEquals":{"aws:TagKeys":"a"})").empty());
}

TEST_CASE("variables in a policy of the old version are literal text") {
  CHECK(in_condition(R"("StringLike":{"aws:username":"${aws:userid}"})", PolicyType::inline_identity, "2008-10-17") ==
        "policy.variable-without-version");
  CHECK(warnings(R"("Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}")",
                 PolicyType::inline_identity, "2008-10-17") == "policy.variable-without-version");
}

TEST_CASE("short ARNs match nothing where AWS does not complete them") {
  const std::string statement = R"("Effect":"Deny","Action":"sqs:*","Resource":"arn:aws:sqs")";
  CHECK(warnings(statement).empty());
  CHECK(warnings(statement, PolicyType::service_control) == "policy.short-arn");
}

TEST_CASE("AWS's pages disagree on the resources of an Allow in a service control policy") {
  CHECK(warnings(R"("Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b")", PolicyType::service_control) ==
        "policy.allow-resource");
  CHECK(warnings(R"("Effect":"Allow","Action":"s3:*","Resource":"*")", PolicyType::service_control).empty());
  CHECK(
      warnings(R"("Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b")", PolicyType::service_control).empty());
}

TEST_CASE("principals that are nobody are pointed out") {
  CHECK(warnings(R"("Effect":"Allow","Principal":{"AWS":[]},"Action":"s3:*","Resource":"*")", PolicyType::resource) ==
        "policy.no-principal");
  CHECK(warnings(R"("Effect":"Allow","Principal":{"AWS":"AIDACKCEVSQ6C2EXAMPLE"},"Action":"s3:*","Resource":"*")",
                 PolicyType::resource) == "policy.deleted-principal");
}

TEST_CASE("an underscore in a Sid is more than AWS documents") {
  CHECK(warnings(R"("Sid":"a_b","Effect":"Allow","Action":"s3:*","Resource":"*")") == "policy.sid-underscore");
}
