#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "whichgate/literals.hpp"
#include "world/lookup.hpp"

using namespace whichgate;
using namespace whichgate::literals;
using world_test::world_of;

namespace {

const std::vector<std::string> full_access{"p-FullAWSAccess", "p-RCPFullAWSAccess"};

constexpr const char* a_deny =
    R"({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}})";

World organization(const std::string& members) {
  return world_of(world_test::with_accounts("\"organization\": {\"management_account\": \"Management\"" +
                                            (members.empty() ? "" : ", " + members) + "}"));
}

}  // namespace

TEST_CASE("an organization is a root with the management account in it, and has all features") {
  const World world = organization("");
  const Organization& made = *world.organization;
  REQUIRE(made.management_account == "111122223333");
  REQUIRE(made.feature_set == FeatureSet::all);
  REQUIRE(made.service_control_policies);
  REQUIRE(made.resource_control_policies);
  REQUIRE(made.nodes.size() == 2);
  REQUIRE(made.root()->policies == full_access);
  REQUIRE(made.path_to("111122223333").back()->policies == full_access);
  REQUIRE_FALSE(made.has("222233334444"));
  REQUIRE(made.trusted_services.empty());
}

TEST_CASE("the policies that AWS manages are always there") {
  const World world = organization("");
  const OrganizationPolicy* all = world.organization->policies.find(full_aws_access);
  REQUIRE(all->aws_managed);
  REQUIRE(all->name == "FullAWSAccess");
  REQUIRE(all->type == PolicyType::service_control);
  REQUIRE(print_policy(*all->document) == print_policy(*full_aws_access_document()));
  REQUIRE(world.organization->policies.find(rcp_full_aws_access)->type == PolicyType::resource_control);
}

TEST_CASE("the tree is read with the policies attached at each level") {
  const World world = organization(std::string(R"("id": "o-aa111bb222",
    "service_control_policies": [{"name": "Deny", "id": "p-deny00001", "document": )") +
                                   a_deny + R"(}],
    "resource_control_policies": [{"name": "Guard", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}}],
    "root": {"id": "r-a1b2", "organizational_units": [
      {"name": "Workloads", "id": "ou-a1b2-11112222", "policies": ["FullAWSAccess", "Guard"],
       "accounts": [{"name": "Dev", "policies": ["p-deny00001", "FullAWSAccess", "Deny"]}]}]})");
  const Organization& made = *world.organization;
  REQUIRE(made.id == "o-aa111bb222");
  REQUIRE(made.root()->id == "r-a1b2");
  const OrganizationNode* unit = find_node(made, "Workloads");
  REQUIRE(unit->id == "ou-a1b2-11112222");
  REQUIRE(unit->parent == "r-a1b2");
  const std::string guard = find_organization_policy(made, "Guard")->id;
  REQUIRE(unit->policies == std::vector<std::string>{"p-FullAWSAccess", guard, "p-RCPFullAWSAccess"});
  const OrganizationNode* dev = made.nodes.find("222233334444");
  REQUIRE(dev->parent == unit->id);
  REQUIRE(dev->policies == std::vector<std::string>{"p-deny00001", "p-FullAWSAccess", "p-RCPFullAWSAccess"});
  REQUIRE(find_organization_policy(made, "Deny")->document->name == "Deny");
}

TEST_CASE("an organization with consolidated billing has no policy types and nothing attached") {
  const World world = organization(R"("feature_set": "CONSOLIDATED_BILLING", "root": {"accounts": ["Dev"]})");
  REQUIRE_FALSE(world.organization->service_control_policies);
  REQUIRE_FALSE(world.organization->resource_control_policies);
  REQUIRE(world.organization->root()->policies.empty());
  REQUIRE(world.organization->nodes.find("222233334444")->policies.empty());
}

TEST_CASE("policy types can be enabled one by one") {
  const World world = organization(R"("policy_types": ["SERVICE_CONTROL_POLICY"])");
  REQUIRE(world.organization->service_control_policies);
  REQUIRE_FALSE(world.organization->resource_control_policies);
  REQUIRE(world.organization->root()->policies == std::vector<std::string>{"p-FullAWSAccess"});
}

TEST_CASE("services, administrators, switches and handshakes are read") {
  const World world = organization(R"("root": {"accounts": ["Dev"]},
    "trusted_services": ["sso.amazonaws.com", "iam.amazonaws.com"],
    "delegated_administrators": [{"account": "Dev", "service": "iam.amazonaws.com"}],
    "centralized_root_access": {"root_credentials_management": true, "root_sessions": true},
    "cost_management": {"cost_explorer_enabled": false, "linked_account_access": false},
    "handshakes": [{"account": "Dev", "id": "h-examplehandshake", "state": "DECLINED", "expires": "2026-02-01"},
                   {"account": "Dev"}])");
  const Organization& made = *world.organization;
  REQUIRE(made.trusted_services == std::vector<std::string>{"sso.amazonaws.com", "iam.amazonaws.com"});
  REQUIRE(made.is_delegated_administrator("222233334444", "iam.amazonaws.com"));
  REQUIRE(made.root_credentials_management);
  REQUIRE(made.root_sessions);
  REQUIRE_FALSE(made.cost_management.cost_explorer_enabled);
  REQUIRE_FALSE(made.cost_management.linked_account_access);
  REQUIRE(made.handshakes.find("h-examplehandshake")->state == Handshake::State::declined);
  REQUIRE(made.handshakes.find("h-examplehandshake")->expires == "2026-02-01T00:00:00Z"_utc);
  const auto handshakes = made.handshakes.with("account:222233334444");
  REQUIRE(handshakes.size() == 2);
  REQUIRE(handshakes.back()->state == Handshake::State::open);
  REQUIRE(handshakes.back()->expires == "2026-01-16T00:00:00Z"_utc);
}

TEST_CASE("trusted access is on for what the world uses, unless the file says otherwise") {
  REQUIRE(world_of(world_test::with_organization(R"("identity_center": {})")).organization->trusted_services ==
          std::vector<std::string>{"sso.amazonaws.com"});
  REQUIRE(organization(R"("centralized_root_access": {"root_sessions": true})").organization->trusted_services ==
          std::vector<std::string>{"iam.amazonaws.com"});
}
