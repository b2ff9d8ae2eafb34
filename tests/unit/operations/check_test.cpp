#include "support/catch.hpp"
#include "unit/operations/support.hpp"

namespace whichgate {
namespace {

using operation_tests::command;

std::vector<std::string> codes(std::string_view line) {
  std::vector<std::string> found;
  for (const Diagnostic& one : check(command(line))) found.push_back(one.code);
  return found;
}

TEST_CASE("a sound command has no problems, whether the things that it names exist or not") {
  CHECK(codes("DeletePermissionSet | PermissionSetArn=Nothing").empty());
  CHECK(codes("identitystore:CreateGroup | DisplayName=X").empty());
}

TEST_CASE("an unknown operation comes with the nearest one") {
  const Problems problems = check(command("CreateAcountAssignment"));
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().code == "unknown-operation");
  CHECK(problems.front().message == "unknown operation `CreateAcountAssignment`");
  CHECK(problems.front().help == "did you mean `CreateAccountAssignment`?");
}

TEST_CASE("all that is wrong with the members is found at once") {
  const std::vector<std::string> expected{"unknown-member", "malformed-member", "missing-member"};
  CHECK(codes("CreatePermissionSet | Nam=X | SessionDuration=1h") == expected);
}

TEST_CASE("a finding points at the member") {
  const Problems problems = check(command("Wait | For=tomorrow"));
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().where.pointer == "/For");
  CHECK(problems.front().message == "`tomorrow` is not a value for For of Wait");
  CHECK(problems.front().help == "write an ISO 8601 duration, for example PT1H");
}

TEST_CASE("each form has its values") {
  const std::vector<std::string> malformed{"malformed-member"};
  CHECK(codes("SignIn | MFA=yes") == malformed);
  CHECK(codes("SignIn | Context=here") == malformed);
  CHECK(codes("AssumeRole | RoleArn=x | RoleSessionName=ci | DurationSeconds=9h") == malformed);
  CHECK(codes("AssumeRole | RoleArn= | RoleSessionName=ci") == malformed);
  CHECK(codes("AssumeRole | RoleArn=x | RoleSessionName=ci | DurationSeconds=900").empty());
}

}  // namespace
}  // namespace whichgate
