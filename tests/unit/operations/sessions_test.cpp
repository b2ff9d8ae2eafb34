#include "support/catch.hpp"
#include "unit/operations/support.hpp"
#include "whichgate/engine.hpp"

namespace whichgate {
namespace {

using operation_tests::admin;
using operation_tests::after;
using operation_tests::start;

constexpr std::string_view jdoe = "jdoe";
constexpr std::string_view open_dev = "GetRoleCredentials | accountId=Dev | roleName=AdministratorAccess | Session=s";

std::vector<Session> sessions_of(const World& world, Session::Kind kind) {
  std::vector<Session> found;
  world.sessions.for_each([&](const Session& one) {
    if (one.kind == kind) found.push_back(one);
  });
  return found;
}

Session only(const World& world, Session::Kind kind) {
  const auto found = sessions_of(world, kind);
  REQUIRE(found.size() == 1);
  return found.front();
}

TEST_CASE("signing in to the portal begins a session as long as the portal's") {
  const World world = after({{jdoe, "SignIn"}});
  const Session portal = only(world, Session::Kind::portal);
  CHECK(portal.name == "jdoe");
  CHECK(portal.mfa);
  CHECK(portal.signed_in == world.now);
  CHECK(portal.ends == world.now + std::chrono::hours(8));
}

TEST_CASE("MFA is used when the person is prompted, and has a device or gets one") {
  const auto mfa = [](MfaPrompt prompt, WithoutMfaDevice without, std::string_view who, std::string_view line) {
    World world = start();
    world.identity_center->mfa_prompt = prompt;
    world.identity_center->without_mfa_device = without;
    return only(after(world, {{who, line}}), Session::Kind::portal).mfa;
  };
  using enum MfaPrompt;
  using enum WithoutMfaDevice;
  CHECK(mfa(every_time, allow_sign_in, "jdoe", "SignIn | Context=known"));
  CHECK_FALSE(mfa(only_when_context_changes, allow_sign_in, "jdoe", "SignIn | Context=known"));
  CHECK(mfa(only_when_context_changes, allow_sign_in, "jdoe", "SignIn | Context=new"));
  CHECK_FALSE(mfa(never, allow_sign_in, "jdoe", "SignIn"));
  CHECK_FALSE(mfa(every_time, allow_sign_in, "asmith", "SignIn"));
  CHECK(mfa(every_time, require_email_code, "asmith", "SignIn"));
  CHECK(mfa(every_time, require_registration, "asmith", "SignIn"));
}

TEST_CASE("who has to register a device has one afterwards") {
  World world = start();
  world.identity_center->without_mfa_device = WithoutMfaDevice::require_registration;
  world = after(world, {{"asmith", "SignIn"}});
  CHECK(world.identity_center->users.first_with("name:asmith")->mfa_device);
}

TEST_CASE("a role session is as long as the permission set says, and remembers the sign-in that it came from") {
  World world = after({{jdoe, "SignIn"}, {jdoe, "Wait | For=PT10M"}, {jdoe, open_dev}});
  const Session role = only(world, Session::Kind::permission_set);
  CHECK(role.id == "s");
  CHECK(role.account == "222233334444");
  CHECK(role.ends == world.now + std::chrono::hours(1));
  CHECK(role.signed_in == world.now - std::chrono::minutes(10));
}

TEST_CASE("a role session goes on after signing out, and a new one needs a new sign-in") {
  World world = after({{jdoe, "SignIn"}, {jdoe, open_dev}, {jdoe, "SignOut"}});
  CHECK(only(world, Session::Kind::permission_set).live_at(world.now));
  CHECK(operation_tests::code_of(world, jdoe, open_dev) == "UnauthorizedException");
  CHECK(operation_tests::code_of(world, "session s", "CreateAccessKey | UserName=marymajor").empty());
  world = after(world, {{admin, "Wait | For=PT1H"}});
  const auto expired = apply(world, parse_caller("session s"), operation_tests::command("CreateAccessKey"));
  REQUIRE_FALSE(expired.has_value());
  CHECK(expired.error().gate_reason.has_value());
}

TEST_CASE("a live role session opens no account anew once the assignment is gone") {
  const World world =
      after({{jdoe, "SignIn"},
             {jdoe, open_dev},
             {admin,
              "DeleteAccountAssignment | PermissionSetArn=AdministratorAccess | TargetId=Dev | PrincipalType=GROUP | "
              "PrincipalId=Admins"}});
  const auto refused = apply(world, parse_caller(jdoe), operation_tests::command(open_dev));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "ForbiddenException");
  CHECK(refused.error().gate_reason == "assignment.none");
}

TEST_CASE("a session of an IAM role is named by the member Session, or by its RoleSessionName") {
  constexpr std::string_view mateo = "mateojackson as IAM user in Dev";
  const World world = after({{mateo, "SignIn"},
                             {mateo, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | DurationSeconds=900"},
                             {mateo, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | Session=other"}});
  REQUIRE(world.sessions.find("ci"));
  CHECK(world.sessions.find("ci")->ends == world.now + std::chrono::minutes(15));
  CHECK(world.sessions.find("ci")->mfa);
  REQUIRE(world.sessions.find("other"));
  CHECK(world.sessions.find("other")->ends == world.now + std::chrono::hours(1));
  CHECK(operation_tests::code_of(world, "session ci",
                                 "AssumeRole | RoleArn=Deploy | RoleSessionName=chain | DurationSeconds=3601") ==
        "ValidationError");
}

TEST_CASE("a root session deletes the root user's credentials and no more") {
  World world = start();
  operation_tests::central_root_access(world);
  world = after(world, {{admin,
                         "AssumeRoot | TargetPrincipal=Dev | TaskPolicyArn=IAMDeleteRootUserCredentials | "
                         "Session=clean @us-east-1"},
                        {"session clean", "DeleteLoginProfile"},
                        {"session clean", "DeactivateMFADevice"},
                        {"session clean", "DeleteAccessKey | AccessKeyId=AKIAROOTUSEROFDEV001"}});
  CHECK_FALSE(world.accounts.find("222233334444")->root.any());
  CHECK(operation_tests::code_of(world, "session clean", "CreateAccessKey") == "AccessDenied");
  CHECK(operation_tests::code_of(world, "session clean", "ActivateIamAccess") == "AccessDeniedException");
  CHECK(operation_tests::code_of(world, "root of Dev", "ResetRootPassword") == "AccessDenied");
  world = after(world, {{admin,
                         "AssumeRoot | TargetPrincipal=Dev | TaskPolicyArn=IAMCreateRootUserPassword | "
                         "Session=recover @us-east-1"},
                        {"session recover", "CreateLoginProfile"}});
  CHECK(operation_tests::code_of(world, "root of Dev", "SignIn") == "AccessDenied");
  world = after(world, {{"root of Dev", "ResetRootPassword"}, {"root of Dev", "SignIn"}});
  CHECK(sessions_of(world, Session::Kind::root).size() == 1);
}

}  // namespace
}  // namespace whichgate
