#include "support/catch.hpp"
#include "unit/operations/support.hpp"
#include "whichgate/engine.hpp"

namespace whichgate {
namespace {

using operation_tests::admin;
using operation_tests::after;
using operation_tests::aws;
using operation_tests::start;
using std::chrono::seconds;

constexpr std::string_view assign_reader =
    "CreateAccountAssignment | PermissionSetArn=Reader | TargetId=Dev | PrincipalType=GROUP | PrincipalId=Finance";
constexpr std::string_view unassign_reader =
    "DeleteAccountAssignment | PermissionSetArn=Reader | TargetId=Dev | PrincipalType=GROUP | PrincipalId=Finance";
constexpr std::string_view provision_reader =
    "ProvisionPermissionSet | PermissionSetArn=Reader | TargetType=AWS_ACCOUNT | TargetId=Dev";

std::string set_arn(const World& world, std::string_view name) {
  return world.identity_center->permission_sets.first_with("name:" + std::string(name))->arn;
}

const Provisioning* provisioning(const World& world, std::string_view set, std::string_view account = "222233334444") {
  return world.identity_center->provisionings.find(std::string(account) + "/" + set_arn(world, set));
}

std::string reason(const World& world, std::string_view who, std::string_view set, std::string_view in) {
  Question question;
  question.who = who;
  question.as = set;
  question.in = in;
  return std::string(to_string(Engine::compile(world).ask(question).reason));
}

TEST_CASE("an assignment provisions in one to three minutes") {
  World world = after({{admin, assign_reader}});
  const Provisioning* begun = provisioning(world, "Reader");
  REQUIRE(begun);
  REQUIRE(begun->pending);
  CHECK_FALSE(begun->role);
  const seconds takes = begun->pending->ends - world.now;
  CHECK(takes >= seconds(60));
  CHECK(takes <= seconds(180));
  CHECK(reason(world, "asmith", "Reader", "Dev") == "provisioning.in-progress");

  const World nearly = advance(world, takes - seconds(1));
  CHECK(reason(nearly, "asmith", "Reader", "Dev") == "provisioning.in-progress");
  const World done = advance(nearly, seconds(1));
  REQUIRE(provisioning(done, "Reader")->role);
  CHECK_FALSE(provisioning(done, "Reader")->pending);
  CHECK(provisioning(done, "Reader")->role->suffix.size() == 16);
  CHECK(reason(done, "asmith", "Reader", "Dev").empty());
}

TEST_CASE("under the field notes an assignment provisions nothing") {
  World world = start();
  world.rules = Rules::field_notes();
  world = after(world, {{admin, assign_reader}, {admin, "Wait | For=PT1H"}});
  CHECK_FALSE(provisioning(world, "Reader"));
  CHECK(reason(world, "asmith", "Reader", "Dev") == "provisioning.not-provisioned");
  world = after(world, {{admin, provision_reader}, {admin, "Wait | For=PT1H"}});
  CHECK(reason(world, "asmith", "Reader", "Dev").empty());
}

TEST_CASE("an edit counts up the version and reaches accounts with the next provisioning only") {
  World world = after({{admin, assign_reader}, {admin, "Wait | For=PT5M"}});
  const std::string suffix = provisioning(world, "Reader")->role->suffix;
  world = after(world,
                {{admin, "AttachManagedPolicyToPermissionSet | PermissionSetArn=Reader | ManagedPolicyArn=Billing"}});
  CHECK(world.identity_center->permission_sets.first_with("name:Reader")->version == 2);
  CHECK(provisioning(world, "Reader")->role->version == 1);
  CHECK(provisioning(world, "Reader")->role->content->policies.managed.size() == 1);

  world = after(world, {{admin, provision_reader}});
  CHECK(provisioning(world, "Reader")->role->version == 1);  // while it is under way the role stays as it was
  world = advance(world, std::chrono::minutes(5));
  CHECK(provisioning(world, "Reader")->role->version == 2);
  CHECK(provisioning(world, "Reader")->role->content->policies.managed.size() == 2);
  CHECK(provisioning(world, "Reader")->role->suffix == suffix);
}

TEST_CASE("assigning to one more principal leaves a role that is current alone") {
  World world = after({{admin, assign_reader}, {admin, "Wait | For=PT5M"}});
  world = after(world, {{admin,
                         "CreateAccountAssignment | PermissionSetArn=Reader | TargetId=Dev | PrincipalType=USER | "
                         "PrincipalId=jdoe"}});
  CHECK_FALSE(provisioning(world, "Reader")->pending);
  world = after(world, {{admin, assign_reader}});
  CHECK(world.identity_center->assignments.with("place:222233334444/" + set_arn(world, "Reader")).size() == 2);
}

TEST_CASE("the role goes with the last assignment, and comes again under another suffix") {
  World world = after({{admin, assign_reader}, {admin, "Wait | For=PT5M"}});
  const std::string before = provisioning(world, "Reader")->role->suffix;
  world = after(world, {{admin, unassign_reader}});
  CHECK_FALSE(provisioning(world, "Reader"));
  world = after(world, {{admin, assign_reader}, {admin, "Wait | For=PT5M"}});
  CHECK(provisioning(world, "Reader")->role->suffix != before);
}

TEST_CASE("a suspended account cannot be provisioned, and can once it is reinstated") {
  World world = after({{aws, "SuspendAccount | AccountId=Dev"}, {admin, assign_reader}, {admin, "Wait | For=PT5M"}});
  CHECK_FALSE(provisioning(world, "Reader")->role);
  CHECK_THAT(provisioning(world, "Reader")->failure_reason,
             Catch::Matchers::ContainsSubstring("AWS SSO is unable to complete your request at this time"));
  world = after(world, {{aws, "ReinstateAccount | AccountId=Dev"}});
  CHECK(reason(world, "asmith", "Reader", "Dev") == "provisioning.failed");
  world = after(world, {{admin, assign_reader}, {admin, "Wait | For=PT5M"}});
  CHECK(provisioning(world, "Reader")->failure_reason.empty());
  CHECK(reason(world, "asmith", "Reader", "Dev").empty());
}

TEST_CASE("a customer managed policy has to be in the account") {
  const auto assign = [](std::string_view account) {
    return "CreateAccountAssignment | PermissionSetArn=Dressed | TargetId=" + std::string(account) +
           " | PrincipalType=GROUP | PrincipalId=Finance";
  };
  const std::string to_dev = assign("Dev"), to_partner = assign("Partner");
  const World world = after({{admin, to_dev}, {admin, to_partner}, {admin, "Wait | For=PT5M"}});
  CHECK(provisioning(world, "Dressed")->role);
  CHECK_FALSE(provisioning(world, "Dressed", "333344445555")->role);
  CHECK(provisioning(world, "Dressed", "333344445555")->failure_reason ==
        "Received a 404 status error: Not supported policy arn:aws:iam::333344445555:policy/DevPolicy.");
}

TEST_CASE("in the management account the caller's own IAM permissions count") {
  constexpr std::string_view assign =
      "CreateAccountAssignment | PermissionSetArn=Billing | TargetId=Management | PrincipalType=GROUP | "
      "PrincipalId=Finance";
  World world = start();
  world = after(
      world,
      {{admin, "CreatePermissionSet | Name=Assigner"},
       {admin,
        R"(PutInlinePolicyToPermissionSet | PermissionSetArn=Assigner | InlinePolicy={"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sso:*","Resource":"*"}})"},
       {admin,
        "CreateAccountAssignment | PermissionSetArn=Assigner | TargetId=Management | "
        "PrincipalType=GROUP | PrincipalId=Finance"},
       {admin, "Wait | For=PT5M"}});
  const World refused = after(world, {{"asmith as Assigner in Management", assign}, {admin, "Wait | For=PT5M"}});
  CHECK_THAT(provisioning(refused, "Billing", "111122223333")->failure_reason,
             Catch::Matchers::ContainsSubstring("Received a 403 status error: Access denied by IAM."));
  const World allowed = after(world, {{admin, assign}, {admin, "Wait | For=PT5M"}});
  CHECK(provisioning(allowed, "Billing", "111122223333")->role);
}

TEST_CASE("provisioning everywhere reaches every account that has the role") {
  World world =
      after({{admin, assign_reader},
             {admin, "Wait | For=PT5M"},
             {admin, "UpdatePermissionSet | PermissionSetArn=Reader | SessionDuration=PT2H"},
             {admin, "ProvisionPermissionSet | PermissionSetArn=Reader | TargetType=ALL_PROVISIONED_ACCOUNTS"},
             {admin, "Wait | For=PT5M"}});
  for (const std::string_view account : {"111122223333", "222233334444"})
    CHECK(provisioning(world, "Reader", account)->role->content->session_duration == std::chrono::hours(2));
}

TEST_CASE("waiting twice for a minute comes to the same as waiting for two") {
  World world = after({{admin, assign_reader},
                       {admin,
                        "CreateAccountAssignment | PermissionSetArn=Unused | TargetId=Dev | PrincipalType=USER | "
                        "PrincipalId=jdoe"},
                       {admin, "CloseAccount | AccountId=Partner"}});
  World in_steps = world;
  for (int i = 0; i < 20; ++i) in_steps = advance(in_steps, seconds(30));
  CHECK(write_world(in_steps) == write_world(advance(world, seconds(600))));
}

}  // namespace
}  // namespace whichgate
