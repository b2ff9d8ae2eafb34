#include "world/lookup.hpp"

#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "world/managed_policies.hpp"

using namespace whichgate;

namespace {

World everything() {
  return world_test::world_of(R"({
    "accounts": [
      {"name": "Management", "id": "111122223333"},
      {"name": "Dev", "id": "222233334444",
       "policies": [
         {"name": "Billing", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "ce:*", "Resource": "*"}}},
         {"name": "TeamPolicy", "path": "/teams/", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}}],
       "groups": [{"name": "Ops"}],
       "users": [{"name": "bob", "path": "/people/", "groups": ["Ops"]}]}],
    "organization": {"management_account": "Management",
      "service_control_policies": [{"name": "Both", "id": "p-service001", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}}],
      "resource_control_policies": [{"name": "Both", "id": "p-resource01", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}}],
      "root": {"accounts": ["Dev"], "organizational_units": [
        {"name": "A", "organizational_units": [{"name": "Same"}]}, {"name": "B", "organizational_units": [{"name": "Same"}]}]}},
    "identity_center": {
      "users": [{"name": "jdoe"}], "groups": [{"name": "Finance"}], "permission_sets": [{"name": "Billing"}]}})");
}

const std::string dev = "222233334444";

}  // namespace

TEST_CASE("people, groups and permission sets are found by name and by id") {
  const World world = everything();
  const IdentityCenter& center = *world.identity_center;
  const DirectoryUser* user = find_user(center, "jdoe");
  REQUIRE(user);
  REQUIRE(find_user(center, user->id) == user);
  REQUIRE_FALSE(find_user(center, "Finance"));
  const DirectoryGroup* group = find_group(center, "Finance");
  REQUIRE(group);
  REQUIRE(find_group(center, group->id) == group);
  const PermissionSet* set = find_permission_set(center, "Billing");
  REQUIRE(set);
  REQUIRE(find_permission_set(center, set->arn) == set);
  REQUIRE(known_users(center) == std::vector<std::string>{"jdoe"});
  REQUIRE(known_groups(center) == std::vector<std::string>{"Finance"});
  REQUIRE(known_permission_sets(center) == std::vector<std::string>{"Billing"});
}

TEST_CASE("organizational units are found by name unless several have it") {
  const World world = everything();
  const Organization& organization = *world.organization;
  REQUIRE(find_node(organization, "Root") == organization.root());
  REQUIRE(find_node(organization, "A")->kind == OrganizationNode::Kind::organizational_unit);
  REQUIRE_FALSE(find_node(organization, "Same"));
  REQUIRE(find_node(organization, find_node(organization, "A")->id)->name == "A");
  REQUIRE(find_node(organization, dev)->id == dev);
  REQUIRE(known_nodes(organization) == std::vector<std::string>{"Root", "A", "Same", "B", "Same"});
}

TEST_CASE("organization policies are found by name unless several have it") {
  const World world = everything();
  REQUIRE(find_organization_policy(*world.organization, "FullAWSAccess")->id == full_aws_access);
  REQUIRE(find_organization_policy(*world.organization, "p-service001")->type == PolicyType::service_control);
  REQUIRE_FALSE(find_organization_policy(*world.organization, "Both"));
}

TEST_CASE("IAM users, groups and roles are found in their account only") {
  const World world = everything();
  REQUIRE(find_iam_user(world, dev, "bob")->arn() == "arn:aws:iam::222233334444:user/people/bob");
  REQUIRE(find_iam_user(world, dev, "arn:aws:iam::222233334444:user/people/bob"));
  REQUIRE_FALSE(find_iam_user(world, "111122223333", "bob"));
  REQUIRE_FALSE(find_iam_user(world, "111122223333", "arn:aws:iam::222233334444:user/people/bob"));
  REQUIRE(find_iam_group(world, dev, "Ops"));
  REQUIRE_FALSE(find_iam_group(world, "111122223333", "Ops"));
  REQUIRE(find_role(world, dev, "OrganizationAccountAccessRole"));
  REQUIRE_FALSE(find_role(world, "111122223333", "OrganizationAccountAccessRole"));
  REQUIRE(known_iam_users(world, dev) == std::vector<std::string>{"bob"});
  REQUIRE(known_iam_groups(world, dev) == std::vector<std::string>{"Ops"});
  REQUIRE(known_roles(world, dev) == std::vector<std::string>{"OrganizationAccountAccessRole"});
}

TEST_CASE("a customer managed policy is found by name in any case, by path and name, and by ARN") {
  const World world = everything();
  const IamPolicy* policy = find_customer_policy(world, dev, "TeamPolicy");
  REQUIRE(policy);
  REQUIRE(find_customer_policy(world, dev, "teampolicy") == policy);
  REQUIRE(find_customer_policy(world, dev, "/teams/TeamPolicy") == policy);
  REQUIRE(find_customer_policy(world, dev, "arn:aws:iam::222233334444:policy/teams/TeamPolicy") == policy);
  REQUIRE_FALSE(find_customer_policy(world, dev, "/TeamPolicy"));
  REQUIRE_FALSE(find_customer_policy(world, "111122223333", "TeamPolicy"));
  REQUIRE_FALSE(find_customer_policy(world, "111122223333", "arn:aws:iam::222233334444:policy/teams/TeamPolicy"));
}

TEST_CASE("the name of a managed policy means the account's own before AWS's") {
  const World world = everything();
  const Catalog& catalog = Catalog::builtin();
  REQUIRE(managed_policy_arn(world, catalog, dev, "Billing") == "arn:aws:iam::222233334444:policy/Billing");
  REQUIRE(managed_policy_arn(world, catalog, "111122223333", "Billing") ==
          "arn:aws:iam::aws:policy/job-function/Billing");
  REQUIRE(managed_policy_arn(world, catalog, dev, "arn:aws:iam::aws:policy/job-function/Billing") ==
          "arn:aws:iam::aws:policy/job-function/Billing");
  REQUIRE_FALSE(managed_policy_arn(world, catalog, dev, "Biling"));
  REQUIRE(managed_policy(world, catalog, "arn:aws:iam::222233334444:policy/Billing")->document->name == "Billing");
  REQUIRE(managed_policy(world, catalog, "arn:aws:iam::aws:policy/job-function/Billing"));
  REQUIRE_FALSE(managed_policy(world, catalog, "arn:aws:iam::aws:policy/Billing"));
}
