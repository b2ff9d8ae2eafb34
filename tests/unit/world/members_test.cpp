#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "whichgate/literals.hpp"
#include "whichgate/world.hpp"

using namespace whichgate;
using namespace whichgate::literals;

TEST_CASE("the billing switch is known for every moment of the past") {
  Account account;
  account.iam_access_to_billing = true;
  account.billing_access_flips = {"2026-01-10T00:00:00Z"_utc, "2026-01-20T00:00:00Z"_utc, "2026-01-30T00:00:00Z"_utc};
  REQUIRE_FALSE(account.iam_access_to_billing_at("2026-01-09T00:00:00Z"_utc));
  REQUIRE(account.iam_access_to_billing_at("2026-01-10T00:00:00Z"_utc));
  REQUIRE_FALSE(account.iam_access_to_billing_at("2026-01-25T00:00:00Z"_utc));
  REQUIRE(account.iam_access_to_billing_at("2026-02-01T00:00:00Z"_utc));
}

TEST_CASE("a switch that was never flipped was always as it is") {
  REQUIRE_FALSE(Account{}.iam_access_to_billing_at("2020-01-01T00:00:00Z"_utc));
}

TEST_CASE("enumerators are spelled as AWS spells them") {
  REQUIRE(to_string(AccountState::pending_activation) == "PENDING_ACTIVATION");
  REQUIRE(to_string(AccountState::closed) == "CLOSED");
  REQUIRE(to_string(JoinedMethod::invited) == "INVITED");
  REQUIRE(to_string(ConsoleActionSet::fine_grained) == "fine-grained");
  REQUIRE(to_string(FeatureSet::consolidated_billing) == "CONSOLIDATED_BILLING");
  REQUIRE(to_string(Handshake::State::expired) == "EXPIRED");
  REQUIRE(to_string(IdentitySource::external_identity_provider) == "external-identity-provider");
  REQUIRE(to_string(InstanceType::account) == "account");
  REQUIRE(to_string(MfaPrompt::only_when_context_changes) == "when-context-changes");
  REQUIRE(to_string(WithoutMfaDevice::block_sign_in) == "block-sign-in");
  REQUIRE(to_string(AccountAssignment::PrincipalType::group) == "GROUP");
  REQUIRE(to_string(Session::Kind::assumed_root) == "assumed-root");
}

TEST_CASE("a rule book has a name, and a mixture of them has not") {
  REQUIRE(to_string(Rules::documented()) == "documented");
  REQUIRE(to_string(Rules::field_notes()) == "field-notes");
  Rules rules;
  rules.switch_blocks_billing_apis = true;
  REQUIRE(to_string(rules) == "mixed");
  REQUIRE(parse_rules("documented") == Rules::documented());
  REQUIRE(parse_rules("field-notes") == Rules::field_notes());
  REQUIRE_FALSE(parse_rules("mixed"));
}

TEST_CASE("an account has a path from the root, and so has what policies see of it") {
  const World world = world_test::world_of(R"({
    "accounts": [{"name": "Management", "id": "111122223333"}, {"name": "Dev", "id": "222233334444"},
                 {"name": "Stranger", "id": "333344445555"}],
    "organization": {"id": "o-aa111bb222", "management_account": "Management",
      "root": {"id": "r-a1b2", "organizational_units": [
        {"name": "Outer", "id": "ou-a1b2-11112222", "organizational_units": [
          {"name": "Inner", "id": "ou-a1b2-33334444", "accounts": ["Dev"]}]}]},
      "delegated_administrators": [{"account": "Dev", "service": "sso.amazonaws.com"}]}})");
  const Organization& organization = *world.organization;
  REQUIRE(organization.root()->id == "r-a1b2");
  REQUIRE(organization.path_text("222233334444") == "o-aa111bb222/r-a1b2/ou-a1b2-11112222/ou-a1b2-33334444/");
  REQUIRE(organization.path_text("111122223333") == "o-aa111bb222/r-a1b2/");
  REQUIRE(organization.path_text("333344445555").empty());
  const auto path = organization.path_to("222233334444");
  REQUIRE(path.size() == 4);
  REQUIRE(path.front()->kind == OrganizationNode::Kind::root);
  REQUIRE(path.back()->id == "222233334444");
  REQUIRE(organization.has("222233334444"));
  REQUIRE_FALSE(organization.has("ou-a1b2-11112222"));
  REQUIRE_FALSE(organization.has("333344445555"));
  REQUIRE(organization.is_delegated_administrator("222233334444", "sso.amazonaws.com"));
  REQUIRE_FALSE(organization.is_delegated_administrator("222233334444", "iam.amazonaws.com"));
}

TEST_CASE("parents in a circle have no path and do not hang") {
  Organization organization;
  organization.nodes.insert({.id = "ou-1", .kind = OrganizationNode::Kind::organizational_unit, .parent = "ou-2"});
  organization.nodes.insert({.id = "ou-2", .kind = OrganizationNode::Kind::organizational_unit, .parent = "ou-1"});
  organization.nodes.insert({.id = "111122223333", .parent = "ou-1"});
  REQUIRE(organization.root() == nullptr);
  REQUIRE(organization.path_to("111122223333").empty());
  REQUIRE(organization.path_text("111122223333").empty());
}

TEST_CASE("the role of a permission set has the home Region in its path, except us-east-1") {
  IdentityCenter center;
  PermissionSet set;
  set.name = "Billing";
  Provisioning::Role role;
  role.suffix = "0123456789abcdef";
  REQUIRE(center.role_arn(set, "111122223333", role) ==
          "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Billing_0123456789abcdef");
  center.home_region = "eu-west-1";
  REQUIRE(center.role_arn(set, "111122223333", role) ==
          "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/"
          "AWSReservedSSO_Billing_0123456789abcdef");
}

TEST_CASE("Identity Center is in its home Region and where it was replicated to") {
  IdentityCenter center;
  center.home_region = "eu-west-1";
  center.additional_regions = {"eu-central-1"};
  REQUIRE(center.in_region("eu-west-1"));
  REQUIRE(center.in_region("eu-central-1"));
  REQUIRE_FALSE(center.in_region("us-east-1"));
}

TEST_CASE("an account is found by id and by name, unless several have the name") {
  World world;
  world.accounts.insert({.id = "111122223333", .name = "Twin"});
  world.accounts.insert({.id = "222233334444", .name = "Twin"});
  world.accounts.insert({.id = "333344445555", .name = "Only"});
  REQUIRE(find_account(world, "222233334444")->id == "222233334444");
  REQUIRE(find_account(world, "Only")->id == "333344445555");
  REQUIRE(find_account(world, "Twin") == nullptr);
  REQUIRE(find_account(world, "Nobody") == nullptr);
}

TEST_CASE("generated ids are the same in equal worlds and never twice in one") {
  World world, same;
  const std::string first = next_hex(world, "user:jdoe", 16);
  REQUIRE(first.size() == 16);
  REQUIRE(first.find_first_not_of("0123456789abcdef") == std::string::npos);
  REQUIRE(next_hex(same, "user:jdoe", 16) == first);
  REQUIRE(next_hex(world, "user:jdoe", 16) != first);
}
