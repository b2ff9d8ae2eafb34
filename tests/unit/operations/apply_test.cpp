#include "support/catch.hpp"
#include "unit/operations/support.hpp"

namespace whichgate {
namespace {

using operation_tests::admin;
using operation_tests::after;
using operation_tests::command;
using operation_tests::start;

const std::vector<operation_tests::Given>& a_long_story() {
  static const std::vector<operation_tests::Given> story{
      {admin, "CreateAccount | AccountName=Prod | Email=prod@example.com"},
      {admin, "CreatePermissionSet | Name=Auditors"},
      {admin, "CreateGroup | DisplayName=Auditors"},
      {admin, "CreateUser | UserName=pnovak"},
      {admin, "CreateGroupMembership | GroupId=Auditors | MemberId=pnovak"},
      {admin,
       "CreateAccountAssignment | PermissionSetArn=Auditors | TargetId=Prod | PrincipalType=GROUP | "
       "PrincipalId=Auditors"},
      {admin, "Wait | For=PT5M"},
      {"pnovak", "SignIn"},
      {"pnovak", "GetRoleCredentials | accountId=Prod | roleName=Auditors"},
      {admin, "InviteAccountToOrganization | Target=Outside"},
      {"root of Outside", "AcceptHandshake | HandshakeId=Outside"},
      {"mateojackson as IAM user in Dev", "CreateAccessKey"}};
  return story;
}

TEST_CASE("the same commands come to the same world, ids and all") {
  const std::string once = write_world(after(a_long_story()));
  CHECK(once == write_world(after(a_long_story())));
  CHECK(once != write_world(start()));
}

TEST_CASE("apply leaves the world that it was given alone") {
  const World world = after(a_long_story());
  const std::string before = write_world(world);
  for (const auto& one : {command("CloseAccount | AccountId=Dev"), command("DeleteUser | UserId=asmith"),
                          command("DeletePermissionSet | PermissionSetArn=Billing"), command("Wait | For=P100D")}) {
    const auto next = apply(world, parse_caller(admin), one);
    CHECK(write_world(world) == before);
    if (next) CHECK(write_world(*next) != before);
  }
}

TEST_CASE("a world after commands is sound, and reads back equal") {
  const World world = after(a_long_story());
  CHECK(to_string(check(world)).empty());
  const auto read = read_world(write_world(world));
  REQUIRE(read.has_value());
  CHECK(write_world(*read) == write_world(world));
}

TEST_CASE("names that are not there come with the nearest one") {
  const auto refused = apply(start(), parse_caller(admin), command("DeletePermissionSet | PermissionSetArn=Biling"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().help == "PermissionSetArn: there is no permission set `Biling`; did you mean `Billing`?");
}

TEST_CASE("who may not make the call is not told what it names") {
  const auto refused = apply(start(), parse_caller("marymajor as IAM user in Dev"),
                             command("AttachUserPolicy | UserName=nobody | PolicyArn=Nothing"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "AccessDenied");
  CHECK_THAT(refused.error().message,
             Catch::Matchers::ContainsSubstring("is not authorized to perform: iam:AttachUserPolicy"));
}

TEST_CASE("a caller that the world does not know has invalid credentials") {
  CHECK(operation_tests::code_of(start(), "jdoe as AdministratorAccess in Nowhere", "CreateAccessKey") ==
        "InvalidClientTokenId");
  CHECK(operation_tests::code_of(start(), "session gone", "CreateGroup | DisplayName=X") ==
        "UnrecognizedClientException");
  CHECK(operation_tests::code_of(start(), "nobody as Billing in Dev", "CreateGroup | DisplayName=X") ==
        "UnrecognizedClientException");
}

TEST_CASE("what cannot be told is refused, and says so") {
  // AWS's pages disagree whether Bool takes a policy variable.
  const World world = after(
      {{operation_tests::dev_admin, "DeleteUserPermissionsBoundary | UserName=marymajor"},
       {operation_tests::dev_admin,
        R"(PutUserPolicy | UserName=marymajor | PolicyName=own | PolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"${aws:ViaAWSService}"}}}})"}});
  const auto refused = apply(world, parse_caller("marymajor as IAM user in Dev"), command("CreateAccessKey"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "AccessDenied");
  CHECK(refused.error().gate_reason == "identity.undecided");
  CHECK_THAT(refused.error().message, Catch::Matchers::StartsWith("it cannot be told whether this is allowed: "));
}

TEST_CASE("the role of a permission set belongs to AWS") {
  const World world = start();
  const auto& center = *world.identity_center;
  const Provisioning& place = *center.provisionings.with("account:222233334444").front();
  const PermissionSet& set = *center.permission_sets.find(place.permission_set);
  const std::string role = "AWSReservedSSO_" + set.name + "_" + place.role->suffix;
  const auto refused = apply(world, parse_caller(operation_tests::dev_admin),
                             command("AttachRolePolicy | RoleName=" + role + " | PolicyArn=ReadOnlyAccess"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "UnmodifiableEntity");
  CHECK(refused.error().message ==
        "Cannot perform the operation on the protected role '" + role + "' - this role is only modifiable by AWS");
  CHECK(refused.error().gate_reason == "identity.owned-by-aws");
}

TEST_CASE("a policy that AWS does not save is refused in AWS's words") {
  struct Row {
    const char* line;
    const char* code;
    const char* message;
  };
  const Row row = GENERATE(values<Row>({
      {"PutUserPolicy | UserName=marymajor | PolicyName=x | PolicyDocument={", "MalformedPolicyDocument",
       "Syntax errors in policy."},
      {R"(PutUserPolicy | UserName=marymajor | PolicyName=x | PolicyDocument={"Statement":{"Effect":"Allow"}})",
       "MalformedPolicyDocument", "Policy statement must contain actions."},
      {R"(PutUserPolicy | UserName=marymajor | PolicyName=x | PolicyDocument={"Statement":{"Effect":"Allow","Action":"s3","Resource":"*"}})",
       "MalformedPolicyDocument", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."},
      {"UpdateAssumeRolePolicy | RoleName=Deploy | PolicyDocument={", "MalformedPolicyDocument",
       "This policy contains invalid Json"},
      {"CreateRole | RoleName=New | AssumeRolePolicyDocument=[]", "MalformedPolicyDocument",
       "Syntax errors in policy."},
      {"PutBucketPolicy | Bucket=dev-logs | Policy=none", "MalformedPolicy",
       "Policies must be valid JSON and the first byte must be '{'"},
      {R"(PutBucketPolicy | Bucket=dev-logs | Policy={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::others/*"}})",
       "MalformedPolicy", "Policy has invalid resource"},
      {R"(PutBucketPolicy | Bucket=dev-logs | Policy={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::dev-logs"}})",
       "MalformedPolicy", "Action does not apply to any resource(s) in statement"},
  }));
  CAPTURE(row.line);
  const auto refused = apply(start(), parse_caller(operation_tests::dev_admin), command(row.line));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == row.code);
  CHECK(refused.error().message == row.message);
  CHECK_FALSE(refused.error().help.empty());
}

TEST_CASE("inline policies of a user are refused when they are too large together") {
  const std::string document =
      R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::)" +
      std::string(1000, 'a') + R"("}]})";
  const std::string put = "PutUserPolicy | UserName=marymajor | PolicyDocument=" + document + " | PolicyName=";
  const World world = after(start(), {{operation_tests::dev_admin, put + "x"}});
  const auto refused = apply(world, parse_caller(operation_tests::dev_admin), command(put + "y"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "LimitExceeded");
  CHECK(refused.error().message == "Maximum policy size of 2048 bytes exceeded for user marymajor");
}

TEST_CASE("an error says code, message, reason and help") {
  CHECK(to_string(ApiError{"ForbiddenException", "No access", ReasonId::assignment_none, "ask an administrator"}) ==
        "An error occurred (ForbiddenException): No access [assignment.none]\n  help: ask an administrator");
}

}  // namespace
}  // namespace whichgate
