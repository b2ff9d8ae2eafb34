#include <algorithm>
#include <memory>

#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "world/lookup.hpp"

using namespace whichgate;

namespace {

std::vector<std::string> messages_of(const World& world, const std::string& code) {
  std::vector<std::string> messages;
  for (const Diagnostic& problem : check(world))
    if (problem.code == code) messages.push_back(problem.message);
  return messages;
}

std::vector<std::string> dangling(const World& world) { return messages_of(world, "world.dangling-reference"); }
std::vector<std::string> rules(const World& world) { return messages_of(world, "world.rule"); }

World sound() {
  return world_test::world_of(world_test::with_organization(R"("identity_center": {
    "users": [{"name": "jdoe"}], "groups": [{"name": "Finance", "members": ["jdoe"]}],
    "permission_sets": [{"name": "Billing", "managed_policies": ["Billing"]}],
    "assignments": [{"permission_set": "Billing", "account": "Dev", "group": "Finance"}]})"));
}

}  // namespace

TEST_CASE("a sound world has no findings") { REQUIRE(to_string(check(sound())) == ""); }

TEST_CASE("an empty world has no findings") { REQUIRE(check(World{}).empty()); }

TEST_CASE("every dangling reference of a world made by hand is found, not the first") {
  World world;
  world.accounts.insert({.id = "111122223333", .name = "Dev"});
  world.iam_users.insert({.account = "111122223333",
                          .name = "bob",
                          .groups = {"Ops"},
                          .policies = {.managed = {"arn:aws:iam::aws:policy/Nothing"},
                                       .inline_policies = {{.name = "Empty", .document = nullptr}},
                                       .permissions_boundary = "arn:aws:iam::111122223333:policy/Gone"}});
  world.iam_groups.insert({.account = "999999999999", .name = "Lost"});
  world.iam_roles.insert({.account = "111122223333", .name = "CI"});
  world.iam_policies.insert({.account = "999999999998", .name = "Own"});
  world.access_keys.insert({.id = "AKIA1", .user = "arn:aws:iam::111122223333:user/nobody"});
  world.access_keys.insert({.id = "AKIA2", .user = "arn:aws:iam::999999999997:root"});
  world.access_keys.insert({.id = "AKIA3", .user = "arn:aws:iam::111122223333:root"});
  world.resources.insert({.arn = "arn:aws:s3:::b", .account = "999999999996"});
  world.sessions.insert({.id = "s", .kind = Session::Kind::root, .account = "999999999995"});
  REQUIRE(dangling(world) ==
          std::vector<std::string>{
              "customer managed policy `Own` in 999999999998: there is no account `999999999998`",
              "customer managed policy `Own` in 999999999998 has no document",
              "IAM group `Lost` in 999999999999: there is no account `999999999999`",
              "IAM user `bob` in Dev: there is no managed policy `arn:aws:iam::aws:policy/Nothing`",
              "IAM user `bob` in Dev: there is no permissions boundary `arn:aws:iam::111122223333:policy/Gone`",
              "IAM user `bob` in Dev: the inline policy `Empty` has no document",
              "IAM user `bob` in Dev: there is no IAM group `Ops`",
              "role `CI` in Dev has no trust policy",
              "access key `AKIA1`: there is no user `arn:aws:iam::111122223333:user/nobody`",
              "access key `AKIA2`: there is no user `arn:aws:iam::999999999997:root`",
              "resource `arn:aws:s3:::b`: there is no account `999999999996`",
              "session `s`: there is no account `999999999995`",
          });
}

TEST_CASE("every dangling reference of an organization made by hand is found") {
  World world;
  Organization& organization = world.organization.emplace();
  organization.management_account = "111122223333";
  organization.service_control_policies = organization.resource_control_policies = false;
  organization.nodes.insert({.id = "r-a1b2", .kind = OrganizationNode::Kind::root, .policies = {"p-nothing1"}});
  organization.nodes.insert({.id = "222233334444", .parent = "ou-a1b2-11112222"});
  organization.policies.insert({.id = "p-empty0001", .name = "Empty"});
  organization.handshakes.insert({.id = "h-12345678", .account = "333344445555"});
  organization.delegated_administrators = {{.account = "444455556666", .service = "sso.amazonaws.com"}};
  REQUIRE(dangling(world) ==
          std::vector<std::string>{
              "the root `r-a1b2`: there is no organization policy `p-nothing1`",
              "organization: there is no account `222233334444`",
              "account `222233334444`: there is no parent `ou-a1b2-11112222`",
              "organization: there is no management account `111122223333`",
              "delegated administrator of sso.amazonaws.com: account `444455556666` is not in the organization",
              "handshake `h-12345678`: there is no account `333344445555`",
              "organization policy `Empty` has no document",
          });
}

TEST_CASE("every dangling reference of an Identity Center made by hand is found") {
  World world;
  IdentityCenter& center = world.identity_center.emplace();
  center.owner_account = "111122223333";
  center.type = InstanceType::account;
  center.memberships.insert({.group = "g", .user = "u"});
  PermissionSetContent content;
  content.policies.managed = {"arn:aws:iam::aws:policy/Billing"};
  content.policies.permissions_boundary = "arn:aws:iam::aws:policy/Nothing";
  content.customer_managed_references = {"/TeamPolicy"};
  const auto shared = std::make_shared<const PermissionSetContent>(content);
  center.permission_sets.insert({.arn = "arn:set", .name = "Team", .content = shared});
  center.permission_sets.insert({.arn = "arn:empty", .name = "Empty", .content = nullptr});
  center.assignments.insert({.account = "222233334444", .permission_set = "arn:gone", .principal = "g"});
  center.provisionings.insert({.account = "222233334444",
                               .permission_set = "arn:set",
                               .role = Provisioning::Role{.suffix = "0123456789abcdef", .content = shared}});
  REQUIRE(dangling(world) ==
          std::vector<std::string>{
              "Identity Center: there is no owner account `111122223333`",
              "membership of user `u`: there is no group `g`",
              "member of group `g`: there is no user `u`",
              "permission set `Team`: there is no AWS managed policy `arn:aws:iam::aws:policy/Billing`",
              "permission set `Team`: there is no AWS managed policy `arn:aws:iam::aws:policy/Nothing`",
              "permission set `Empty` has no content",
              "assignment of `g` in 222233334444: there is no account `222233334444`",
              "assignment of `g` in 222233334444: there is no permission set `arn:gone`",
              "assignment of `g` in 222233334444: there is no group `g`",
              "provisioning of permission set `Team` in 222233334444: there is no account `222233334444`",
              "provisioning of permission set `Team` in 222233334444: the account has no customer managed policy "
              "`/TeamPolicy`",
          });
}

TEST_CASE("an assignment that still has the name of a deleted group is not a dangling reference") {
  World world = sound();
  IdentityCenter& center = *world.identity_center;
  const std::string group = find_group(center, "Finance")->id;
  for (const GroupMembership* membership : center.memberships.with("group:" + group))
    center.memberships.erase(membership->key());
  center.groups.erase(group);
  REQUIRE(to_string(check(world)) == "");
}

TEST_CASE("a key for root, an account outside the organization and an ended session are sound") {
  World world = sound();
  world.access_keys.insert({.id = "AKIA1", .user = "arn:aws:iam::111122223333:root"});
  world.organization->nodes.erase("222233334444");
  world.sessions.insert({.id = "s", .kind = Session::Kind::root, .account = "111122223333"});
  REQUIRE(to_string(check(world)) == "");
}

TEST_CASE("the tree of an organization has one root, and all of it hangs there") {
  World world = sound();
  Organization& organization = *world.organization;
  organization.service_control_policies = organization.resource_control_policies = false;
  organization.nodes.for_each([&](const OrganizationNode& node) {
    organization.nodes.edit(node.id, [](OrganizationNode& changed) { changed.policies.clear(); });
  });
  using Kind = OrganizationNode::Kind;
  organization.nodes.insert({.id = "r-zzzz", .kind = Kind::root, .name = "Second"});
  organization.nodes.insert({.id = "ou-1", .kind = Kind::organizational_unit, .name = "Egg", .parent = "ou-2"});
  organization.nodes.insert({.id = "ou-2", .kind = Kind::organizational_unit, .name = "Hen", .parent = "ou-1"});
  organization.nodes.insert({.id = "ou-3", .kind = Kind::organizational_unit, .name = "Odd", .parent = "222233334444"});
  REQUIRE(rules(world) == std::vector<std::string>{
                              "organizational unit `Egg` is not below the root",
                              "organizational unit `Hen` is not below the root",
                              "organizational unit `Odd` is below account `Dev`",
                              "an organization has one root, and this one 2",
                          });
}

TEST_CASE("what AWS keeps attached and how much it allows is checked") {
  World world = sound();
  Organization& organization = *world.organization;
  organization.nodes.edit("222233334444", [](OrganizationNode& node) { node.policies.clear(); });
  std::vector<std::string> many{std::string(rcp_full_aws_access)};
  for (int i = 0; i < 11; ++i) {
    const std::string id = "p-many0000" + std::to_string(i);
    organization.policies.insert({.id = id, .name = id, .document = full_aws_access_document()});
    many.push_back(id);
  }
  organization.nodes.edit("111122223333", [&](OrganizationNode& node) { node.policies = many; });
  REQUIRE(rules(world) == std::vector<std::string>{
                              "account `Dev` has no service control policy",
                              "account `Dev` has not RCPFullAWSAccess, which cannot be detached",
                              "account `Management` has 11 service control policies, and AWS allows 10",
                          });
}

TEST_CASE("what needs all features is checked") {
  World world = sound();
  world.organization->feature_set = FeatureSet::consolidated_billing;
  world.organization->root_sessions = true;
  REQUIRE(rules(world) == std::vector<std::string>{
                              "an organization with consolidated billing only has no policy types",
                              "centralized root access needs an organization with all features",
                              "centralized root access needs trusted access for iam.amazonaws.com",
                              "an organization instance needs an organization with all features",
                          });
}

TEST_CASE("the limits of Identity Center are checked") {
  World world = sound();
  IdentityCenter& center = *world.identity_center;
  center.owner_account = "222233334444";
  center.portal_session_duration = std::chrono::hours(24 * 91);
  center.additional_regions = {"a", "b", "c", "d", "e", "f"};
  center.permission_sets.edit(find_permission_set(center, "Billing")->arn, [](PermissionSet& set) {
    PermissionSetContent content;
    content.session_duration = std::chrono::hours(13);
    content.relay_state = std::string(241, 'x');
    content.customer_managed_references.assign(26, "/P");
    set.content = std::make_shared<const PermissionSetContent>(content);
  });
  REQUIRE(rules(world) == std::vector<std::string>{
                              "the management account owns an organization instance, not `Dev`",
                              "Identity Center works in at most 6 Regions",
                              "a portal session of P91D is out of range",
                              "permission set `Billing` has more than 25 policies",
                              "permission set `Billing` has sessions of PT13H",
                              "permission set `Billing` has a relay state of more than 240 characters",
                          });
  center = {};
  center.owner_account = "222233334444";
  center.type = InstanceType::account;
  center.users.insert({.id = "u", .user_name = "jdoe"});
  center.permission_sets.insert({.arn = "arn", .name = "Set"});
  center.assignments.insert({.account = "222233334444",
                             .permission_set = "arn",
                             .principal_type = AccountAssignment::PrincipalType::user,
                             .principal = "u"});
  REQUIRE(rules(world) ==
          std::vector<std::string>{"an account instance has no permission sets and no access to AWS accounts"});
}

TEST_CASE("the limits of IAM are checked") {
  World world;
  world.accounts.insert({.id = "1", .name = "Short"});
  IamUser user{.account = "1", .name = "bob"};
  user.policies.managed.assign(21, "arn:aws:iam::aws:policy/ReadOnlyAccess");
  world.iam_users.insert(user);
  for (const char* id : {"AKIA1", "AKIA2", "AKIA3"}) world.access_keys.insert({.id = id, .user = user.arn()});
  world.iam_roles.insert({.account = "1",
                          .name = "CI",
                          .trust_policy = full_aws_access_document(),
                          .max_session_duration = std::chrono::minutes(5)});
  world.sessions.insert({.id = "s", .started = Instant(std::chrono::seconds(9)), .ends = Instant{}});
  REQUIRE(rules(world) == std::vector<std::string>{
                              "`1` is not an account ID",
                              "IAM user `bob` in Short has 21 managed policies, and AWS allows 20",
                              "IAM user `bob` in Short has more than two access keys",
                              "role `CI` in Short has sessions of PT5M",
                              "session `s` ends before it starts",
                          });
}
