#include "support/catch.hpp"
#include "unit/operations/support.hpp"
#include "whichgate/engine.hpp"

namespace whichgate {
namespace {

using operation_tests::admin;
using operation_tests::after;
using operation_tests::outsider;
using operation_tests::start;
using std::chrono::days;

const Account& account(const World& world, std::string_view name) {
  const Account* found = find_account(world, name);
  REQUIRE(found);
  return *found;
}

TEST_CASE("a created account has its switch on, its role, and no root credentials under centralized root access") {
  World world = after({{admin, "CreateAccount | AccountName=Prod | Email=prod@example.com"}});
  const Account prod = account(world, "Prod");
  CHECK(prod.iam_access_to_billing);
  CHECK(prod.root.password);
  CHECK(prod.joined_method == JoinedMethod::created);
  CHECK(prod.joined_at == world.now);
  CHECK(world.organization->path_text(prod.id) == "o-aa111bb222/r-a1b2/");
  CHECK(world.iam_roles.first_with("name:" + prod.id + "/OrganizationAccountAccessRole"));

  World central = start();
  operation_tests::central_root_access(central);
  central = after(central, {{admin,
                             "CreateAccount | AccountName=Prod | Email=prod@example.com | "
                             "IamUserAccessToBilling=DENY | RoleName=Break"}});
  CHECK_FALSE(account(central, "Prod").iam_access_to_billing);
  CHECK_FALSE(account(central, "Prod").root.any());
  CHECK(central.iam_roles.first_with("name:" + account(central, "Prod").id + "/Break"));
}

TEST_CASE("an invited account keeps its switch, and has no role for the management account") {
  const World world = after(
      {{admin, "InviteAccountToOrganization | Target=Outside"}, {outsider, "AcceptHandshake | HandshakeId=Outside"}});
  const Account& joined = account(world, "Outside");
  CHECK(joined.joined_method == JoinedMethod::invited);
  CHECK_FALSE(joined.iam_access_to_billing);
  CHECK(world.organization->has(joined.id));
  CHECK_FALSE(world.iam_roles.first_with("name:" + joined.id + "/OrganizationAccountAccessRole"));
}

TEST_CASE("an account that is closed works for minutes, is closed for 90 days, and is gone then") {
  World world = after({{admin, "CloseAccount | AccountId=Dev"}});
  CHECK(account(world, "Dev").state == AccountState::pending_closure);
  world = advance(world, std::chrono::minutes(5));
  CHECK(account(world, "Dev").state == AccountState::closed);
  CHECK(account(advance(world, days(90) - std::chrono::seconds(1)), "Dev").state == AccountState::closed);
  world = advance(world, days(90));
  CHECK_FALSE(find_account(world, "Dev"));
  CHECK(world.iam_users.with("account:222233334444").empty());
  CHECK_FALSE(world.organization->has("222233334444"));
  CHECK(to_string(check(world)).empty());
}

TEST_CASE("a file's closed account counts its 90 days from the first wait") {
  World world = start();
  world.accounts.edit("333344445555", [](Account& one) { one.state = AccountState::closed; });
  world = advance(world, days(60));
  CHECK(find_account(world, "Partner"));
  world = advance(world, days(30));
  CHECK_FALSE(find_account(world, "Partner"));
}

TEST_CASE("the assignments of an account that leaves stay listed, and its roles are out of reach") {
  const World world = after({{admin, "RemoveAccountFromOrganization | AccountId=Dev"}});
  CHECK(account(world, "Dev").joined_method == JoinedMethod::standalone);
  CHECK_FALSE(world.identity_center->assignments.with("account:222233334444").empty());
  CHECK(world.identity_center->provisionings.with("account:222233334444").empty());
  CHECK(to_string(check(world)).empty());
}

TEST_CASE("an invitation expires after 15 days") {
  const World world = after({{admin, "InviteAccountToOrganization | Target=Outside"}});
  const auto state = [](const World& at) {
    Handshake::State found = Handshake::State::canceled;
    at.organization->handshakes.for_each([&](const Handshake& one) { found = one.state; });
    return found;
  };
  CHECK(state(advance(world, days(15) - std::chrono::seconds(1))) == Handshake::State::open);
  CHECK(state(advance(world, days(15))) == Handshake::State::expired);
}

TEST_CASE("all features come when every invited member agreed and the management account approved") {
  World world = start();
  operation_tests::consolidated_billing(world);
  world = after(world, {{admin, "EnableAllFeatures"}});
  CHECK(operation_tests::code_of(world, admin, "AcceptHandshake | HandshakeId=Management") ==
        "InvalidHandshakeTransitionException");
  world = after(world, {{"paulo as IAM user in Partner", "AcceptHandshake | HandshakeId=Partner"}});
  CHECK(world.organization->feature_set == FeatureSet::consolidated_billing);
  world = after(world, {{admin, "AcceptHandshake | HandshakeId=Management"}});
  CHECK(world.organization->feature_set == FeatureSet::all);
  world = after(world, {{admin, "EnablePolicyType | PolicyType=SERVICE_CONTROL_POLICY"}});
  CHECK(world.organization->service_control_policies);
}

TEST_CASE("a policy that is attached is met by the next request") {
  World world = after({{admin, "AttachPolicy | PolicyId=DenyBilling | TargetId=Workloads"}});
  Question question;
  question.who = "mateojackson";
  question.as = "IAM user";
  question.in = "Dev";
  question.action = "billing:GetBillingData";
  CHECK(Engine::compile(start()).ask(question).allowed());
  CHECK(Engine::compile(world).ask(question).reason == "scp.explicit-deny");
  world = after(world, {{admin, "MoveAccount | AccountId=Dev | SourceParentId=Workloads | DestinationParentId=Root"}});
  CHECK(Engine::compile(world).ask(question).allowed());
}

TEST_CASE("Identity Center makes the organization that it needs, and flips no switch") {
  World world = start();
  operation_tests::no_organization(world);
  world = after(world, {{outsider, "EnableIdentityCenter | Region=eu-central-1"}});
  REQUIRE(world.organization);
  CHECK(world.organization->management_account == "666677778888");
  CHECK(world.identity_center->home_region == "eu-central-1");
  CHECK_FALSE(account(world, "Outside").iam_access_to_billing);
  CHECK(to_string(check(world)).empty());
}

TEST_CASE("a deleted group leaves its assignments behind where a provider keeps the directory") {
  World world = start();
  world.identity_center->identity_source = IdentitySource::external_identity_provider;
  const std::string before = world.identity_center->groups.first_with("name:Finance")->id;
  world = after(world, {{admin, "DeleteGroup | GroupId=Finance"},
                        {admin, "CreateGroup | DisplayName=Finance"},
                        {admin, "CreateGroupMembership | GroupId=Finance | MemberId=asmith"}});
  CHECK(world.identity_center->groups.first_with("name:Finance")->id != before);
  const auto left = world.identity_center->assignments.with("principal:" + before);
  REQUIRE_FALSE(left.empty());
  CHECK(left.front()->principal_name == "Finance");
  Question question;
  question.who = "asmith";
  question.as = "Billing";
  question.in = "Dev";
  CHECK(Engine::compile(world).ask(question).reason == "assignment.group-recreated");
  world = after(world, {{admin,
                         "DeleteAccountAssignment | PermissionSetArn=Billing | TargetId=Dev | PrincipalType=GROUP | "
                         "PrincipalId=" +
                             before}});
  CHECK(world.identity_center->provisionings.find("222233334444/" + left.front()->permission_set) == nullptr);
}

TEST_CASE("a group deleted in the Identity Center directory takes its assignments with it") {
  const World world = after({{admin, "DeleteGroup | GroupId=Finance"}});
  bool left = false;
  world.identity_center->assignments.for_each(
      [&](const AccountAssignment& one) { left = left || one.principal_name == "Finance"; });
  CHECK_FALSE(left);
}

TEST_CASE("a switch that is flipped remembers when") {
  World world = after({{"root of Management", "ActivateIamAccess"},
                       {"root of Management", "ActivateIamAccess"},
                       {"root of Management", "Wait | For=PT1H"},
                       {"root of Management", "DeactivateIamAccess"}});
  const Account& management = account(world, "Management");
  CHECK_FALSE(management.iam_access_to_billing);
  CHECK(management.billing_access_flips.size() == 2);
  CHECK(management.iam_access_to_billing_at(world.now - std::chrono::minutes(1)));
}

}  // namespace
}  // namespace whichgate
