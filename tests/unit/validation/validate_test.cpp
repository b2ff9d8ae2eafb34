#include "support/catch.hpp"
#include "validation/checks.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;

namespace {

std::string document(const std::string& statement, const std::string& version = R"("Version":"2012-10-17",)") {
  return "{" + version + R"("Statement":[{)" + statement + "}]}";
}

// The first error's message, or "accepted".
std::string verdict(const std::string& text, PolicyType type) {
  for (const Diagnostic& found : validate(text, {.type = type}))
    if (found.severity == Severity::error) return found.message;
  return "accepted";
}

constexpr const char* organizations_says =
    "The provided policy document does not meet the requirements of the specified policy type.";
constexpr const char* version_says = "Policy document must be version 2012-10-17 or greater.";
constexpr const char* principal_says = "Policy document should not specify a principal.";
constexpr const char* trust_actions_say =
    "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and "
    "sts:AssumeRoleWithWebIdentity";

}  // namespace

TEST_CASE("each type of policy has elements that it must have and others that it must not have") {
  const std::string plain = R"("Effect":"Deny","Action":"s3:*","Resource":"*")";
  const std::string everyone = plain + R"(,"Principal":"*")";
  const std::string trust = R"("Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole")";
  const std::string by_not_action = R"("Effect":"Deny","NotAction":"s3:*","Resource":"*")";

  struct Row {
    PolicyType type;
    std::string statement;
    std::string verdict;
  };
  const std::vector<Row> rows{
      {PolicyType::managed, plain, "accepted"},
      {PolicyType::managed, everyone, principal_says},
      {PolicyType::managed, by_not_action, "accepted"},
      {PolicyType::managed, R"("Effect":"Deny","Action":"s3:*")", "Policy statement must contain resources."},
      {PolicyType::inline_identity, everyone, principal_says},
      {PolicyType::permission_set_inline, everyone, "Invalid PermissionsPolicy Document"},
      {PolicyType::session, everyone, principal_says},
      {PolicyType::boundary, everyone, principal_says},
      {PolicyType::trust, trust, "accepted"},
      {PolicyType::trust, R"("Effect":"Allow","Action":"sts:AssumeRole")", "Missing required field Principal"},
      {PolicyType::trust, trust + R"(,"Resource":"*")", "Has prohibited field Resource"},
      {PolicyType::trust, trust + R"(,"NotResource":"*")", "Has prohibited field NotResource"},
      {PolicyType::trust, R"("Effect":"Deny","NotPrincipal":{"AWS":"111122223333"},"Action":"sts:AssumeRole")",
       "Has prohibited field NotPrincipal"},
      {PolicyType::trust, R"("Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject")",
       trust_actions_say},
      {PolicyType::trust, R"("Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"*")", trust_actions_say},
      {PolicyType::trust,
       R"("Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:TagSession","STS:assume*"])", "accepted"},
      {PolicyType::resource, everyone, "accepted"},
      {PolicyType::resource, plain, "Missing required field Principal"},
      {PolicyType::resource, R"("Effect":"Allow","Principal":"*","Action":"ecr:*")", "accepted"},
      {PolicyType::resource, R"("Effect":"Deny","NotPrincipal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*")",
       "accepted"},
      {PolicyType::resource, R"("Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*")",
       "Allow with NotPrincipal is not allowed."},
      {PolicyType::vpc_endpoint, everyone, "accepted"},
      {PolicyType::vpc_endpoint, plain, "Missing required field Principal"},
      {PolicyType::service_control, plain, "accepted"},
      {PolicyType::service_control, by_not_action, "accepted"},
      {PolicyType::service_control, everyone, organizations_says},
      {PolicyType::service_control, R"("Effect":"Deny","Action":"s3:*")", organizations_says},
      {PolicyType::service_control,
       R"("Effect":"Allow","NotAction":"s3:*","Resource":"*","Condition":{"Bool":{"k":"true"}})", "accepted"},
      {PolicyType::resource_control, everyone, "accepted"},
      {PolicyType::resource_control, plain, organizations_says},
      {PolicyType::resource_control, plain + R"(,"Principal":{"AWS":"*"})", organizations_says},
      {PolicyType::resource_control, by_not_action + R"(,"Principal":"*")", organizations_says},
      {PolicyType::resource_control, R"("Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*")",
       organizations_says},
      {PolicyType::resource_control, R"("Effect":"Deny","Principal":"*","Action":"*","Resource":"*")",
       organizations_says},
  };
  for (const Row& row : rows) {
    INFO(to_string(row.type) << ": " << row.statement);
    CHECK(verdict(document(row.statement), row.type) == row.verdict);
  }
}

TEST_CASE("some types of policy must have the current version") {
  const std::string statement = R"("Effect":"Deny","Action":"s3:*","Resource":"*")";
  const std::string version = GENERATE("", R"("Version":"2008-10-17",)");
  const std::string text = document(statement, version);
  CHECK(verdict(text, PolicyType::managed) == version_says);
  CHECK(verdict(text, PolicyType::boundary) == version_says);
  CHECK(verdict(text, PolicyType::service_control) == organizations_says);
  CHECK(verdict(text, PolicyType::inline_identity) == "accepted");
  CHECK(verdict(text, PolicyType::permission_set_inline) == "accepted");
  CHECK(verdict(text, PolicyType::session) == "accepted");
}

TEST_CASE("each error has the code that AWS gives") {
  const std::string text = document(R"("Effect":"Deny","Action":"s3:*")");
  CHECK(validate(text).front().code == "MalformedPolicyDocument");
  CHECK(validate(text, {.type = PolicyType::service_control}).front().code == "MalformedPolicyDocumentException");
  CHECK(validate("{").front().code == "MalformedPolicyDocument");
  CHECK(validate("{").front().message == "Syntax errors in policy.");
  CHECK(validate("{").front().help == "the text ends where a member's name in double quotes or `}` is expected");
}

TEST_CASE("the first error is the one that AWS shows, and the others follow") {
  const Problems problems =
      validate(R"({"Statement":[{"Sid":"a b","Effect":"allow","Action":"s3","Resource":["x","arn:aws:s3::b"],)"
               R"("Condition":{"DateLessThan":{"aws:CurrentTime":"soon"}}}]})");
  std::vector<std::string> messages;
  for (const Diagnostic& problem : problems) messages.push_back(problem.message);
  CHECK(messages == std::vector<std::string>{
                        version_says, "The policy failed legacy parsing", "The policy failed legacy parsing",
                        "The policy failed legacy parsing",
                        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
                        "expression [0-9A-Za-z]*",
                        "Resource x must be in ARN format or \"*\".",
                        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."});
}

TEST_CASE("principals are named in full") {
  struct Row {
    const char* principal;
    bool accepted;
  };
  const Row row = GENERATE(values<Row>({
      {R"({"AWS":"111122223333"})", true},
      {R"({"AWS":"*"})", true},
      {R"("*")", true},
      {R"({"AWS":"arn:aws:iam::111122223333:root"})", true},
      {R"({"AWS":"arn:aws:iam::111122223333:user/path/jdoe"})", true},
      {R"({"AWS":"arn:aws:iam::111122223333:role/Deploy"})", true},
      {R"({"AWS":"arn:aws:sts::111122223333:assumed-role/Deploy/session"})", true},
      {R"({"AWS":"arn:aws:sts::111122223333:federated-user/bob"})", true},
      {R"({"AWS":"AIDACKCEVSQ6C2EXAMPLE"})", true},
      {R"({"Service":"ec2.amazonaws.com"})", true},
      {R"({"Federated":"cognito-identity.amazonaws.com"})", true},
      {R"({"AWS":"arn:aws:iam::111122223333:group/Admins"})", false},
      {R"({"AWS":"arn:aws:iam::111122223333:user/*"})", false},
      {R"({"AWS":"arn:aws:iam::111122223333:role/AWSReservedSSO_Billing_*"})", false},
      {R"({"AWS":"arn:aws:iam::1111:role/Deploy"})", false},
      {R"({"AWS":"arn:aws:iam::111122223333:policy/Billing"})", false},
      {R"({"AWS":"arn:aws:s3:::bucket"})", false},
      {R"({"AWS":"11112222333"})", false},
      {R"({"AWS":"jdoe"})", false},
      {R"({"Service":"*"})", false},
      {R"({"Service":"ec2"})", false},
      {R"({"AWS":"arn:aws:sts::111122223333:assumed-role/path/Deploy/session"})", false},
      {R"({"Federated":"arn:aws:iam::111122223333:saml-provider/Corp"})", true},
      {R"({"Federated":"Corp"})", false},
      {R"({"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"})", false},
  }));
  CAPTURE(row.principal);
  const std::string text =
      document(std::string(R"("Effect":"Allow","Action":"sts:AssumeRole","Principal":)") + row.principal);
  const std::string says = verdict(text, PolicyType::trust);
  CHECK((says == "accepted") == row.accepted);
  if (!row.accepted)
    CHECK((says.substr(0, 27) == "Invalid principal in policy" || says.substr(0, 20) == "Federated principals"));
}

TEST_CASE("resources of IAM and S3 are looked into") {
  struct Row {
    const char* resource;
    const char* verdict;
  };
  const Row row = GENERATE(values<Row>({
      {"*", "accepted"},
      {"arn:aws:iam::*:root", "accepted"},
      {"arn:aws:iam::111122223333:*", "accepted"},
      {"arn:aws:iam::111122223333:role/x", "accepted"},
      {"arn:aws:s3:*:*:access-grants/default", "accepted"},
      {"arn:*:s3:::bucket", "accepted"},
      {"arn:aws-us-gov:s3:::bucket", "accepted"},
      {"arn:aws:sqs:us-east-1:*", "accepted"},
      {"arn:aws:sqs", "accepted"},
      {"arn:aws:s*:::bucket", "Resource vendor must be fully qualified and cannot contain regexes."},
      {"x:aws:s3:::bucket", "Resource x:aws:s3:::bucket must be in ARN format or \"*\"."},
      {"arn:aws:s3:eu-west-1::bucket", "Resource arn:aws:s3:eu-west-1::bucket can not contain region information."},
      {"arn:aws:iam:eu-west-1:111122223333:role/x",
       "IAM resource arn:aws:iam:eu-west-1:111122223333:role/x cannot contain region information."},
  }));
  CAPTURE(row.resource);
  const std::string text =
      document(R"("Effect":"Deny","Action":"s3:*","Resource":")" + std::string(row.resource) + "\"");
  CHECK(verdict(text, PolicyType::managed) == row.verdict);
}

TEST_CASE("an incomplete ARN is refused in a session policy") {
  const std::string text = document(R"("Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs")");
  CHECK(verdict(text, PolicyType::session) == "Resource arn:aws:sqs must be in ARN format or \"*\".");
}

TEST_CASE("a policy must not be larger than its type allows") {
  struct Row {
    PolicyType type;
    std::size_t limit;
    bool blanks;
    const char* code;
  };
  const Row row = GENERATE(values<Row>({
      {PolicyType::managed, 6144, false, "LimitExceeded"},
      {PolicyType::inline_identity, 10240, false, "LimitExceeded"},
      {PolicyType::session, 2048, true, "PackedPolicyTooLarge"},
      {PolicyType::service_control, 10240, true, "ConstraintViolationException"},
  }));
  CAPTURE(to_string(row.type));
  const std::string begin = R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:)";
  const std::string end = R"(","Resource":"*"}]})";
  const std::string exact = begin + std::string(row.limit - begin.size() - end.size(), 'a') + end;
  CHECK(verdict(exact, row.type) == "accepted");
  const Problems blank = validate(exact + "\n", {.type = row.type});
  CHECK(has_errors(blank) == row.blanks);
  const Problems larger = validate(begin + "a" + exact.substr(begin.size()), {.type = row.type});
  REQUIRE(larger.size() == 1);
  CHECK(larger.front().code == row.code);
}

TEST_CASE("IAM takes characters up to U+00FF only") {
  const auto with_sid = [](const std::string& value) {
    return document(R"("Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::)" + value + "\"");
  };
  CHECK(verdict(with_sid("caf\xC3\xA9"), PolicyType::managed) == "accepted");
  CHECK(validate(with_sid("\xE2\x82\xAC")).front().code == "ValidationError");
  CHECK(validate(with_sid("\xC4\x80")).front().code == "ValidationError");
}

TEST_CASE("a document that was put together by hand is checked as well") {
  PolicyDocument made;
  made.version = "2026-11-22";
  made.statements.emplace_back();
  made.statements[0].conditions = {{"StringEqual", "k", {"v"}, true, {}}};
  const Problems problems = validate(made);
  std::vector<std::string> messages;
  for (const Diagnostic& problem : problems) messages.push_back(problem.message);
  CHECK(messages == std::vector<std::string>{"Syntax errors in policy.", "Syntax errors in policy.", version_says,
                                             "Policy statement must contain actions.",
                                             "Policy statement must contain resources."});
}

TEST_CASE("every type of policy has a name") {
  CHECK(to_string(PolicyType::managed) == "managed policy");
  CHECK(to_string(PolicyType::trust) == "role trust policy");
  CHECK(to_string(PolicyType::service_control) == "service control policy");
  CHECK(to_string(PolicyType::resource_control) == "resource control policy");
  CHECK(to_string(Effect::allow) == "Allow");
  CHECK(to_string(Effect::deny) == "Deny");
  for (int i = 0; i < 10; ++i)
    CHECK(validation::rules_of(static_cast<PolicyType>(i)).type == static_cast<PolicyType>(i));
}
