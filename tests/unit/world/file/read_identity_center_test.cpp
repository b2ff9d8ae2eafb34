#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "whichgate/literals.hpp"
#include "world/lookup.hpp"

using namespace whichgate;
using namespace whichgate::literals;
using world_test::with_organization;
using world_test::world_of;

namespace {

constexpr const char* people = R"("identity_center": {
  "users": [{"name": "jdoe"}, {"name": "asmith"}],
  "groups": [{"name": "Finance", "members": ["jdoe"]}, {"name": "Admins"}],
  "permission_sets": [{"name": "Billing", "version": 2, "managed_policies": "Billing"}, {"name": "Other"}])";

World with_people(const std::string& more) { return world_of(with_organization(people + (", " + more) + "}")); }

const Provisioning* row_of(const World& world, const char* account, const char* set) {
  const IdentityCenter& center = *world.identity_center;
  return center.provisionings.find(find_account(world, account)->id + "/" + find_permission_set(center, set)->arn);
}

}  // namespace

TEST_CASE("an instance has the settings of its file") {
  const World world = world_of(with_organization(R"("identity_center": {"home_region": "eu-west-1",
    "additional_regions": ["eu-central-1"], "owner_account": "111122223333",
    "instance_arn": "arn:aws:sso:::instance/ssoins-7223e96813b69a54", "identity_store_id": "d-9067230c27",
    "identity_source": "active-directory", "mfa": {"prompt": "every-time", "without_device": "block-sign-in"},
    "portal_session_duration": "P1D", "deleted_permission_sets": ["Old"]})"));
  const IdentityCenter& center = *world.identity_center;
  REQUIRE(center.home_region == "eu-west-1");
  REQUIRE(center.additional_regions == std::vector<std::string>{"eu-central-1"});
  REQUIRE(center.owner_account == "111122223333");
  REQUIRE(center.type == InstanceType::organization);
  REQUIRE(center.instance_arn == "arn:aws:sso:::instance/ssoins-7223e96813b69a54");
  REQUIRE(center.identity_store_id == "d-9067230c27");
  REQUIRE(center.identity_source == IdentitySource::active_directory);
  REQUIRE(center.mfa_prompt == MfaPrompt::every_time);
  REQUIRE(center.without_mfa_device == WithoutMfaDevice::block_sign_in);
  REQUIRE(center.portal_session_duration == std::chrono::hours(24));
  REQUIRE(center.deleted_permission_sets == std::vector<std::string>{"Old"});
}

TEST_CASE("an instance belongs to the management account by default") {
  const World world = world_of(with_organization(R"("identity_center": {})"));
  const IdentityCenter& center = *world.identity_center;
  REQUIRE(center.owner_account == "111122223333");
  REQUIRE(center.home_region == "us-east-1");
  REQUIRE(center.portal_session_duration == std::chrono::hours(8));
  REQUIRE(center.instance_arn.starts_with("arn:aws:sso:::instance/ssoins-"));
}

TEST_CASE("users, groups and members are read") {
  const World world = world_of(with_organization(R"("identity_center": {
    "users": [{"name": "jdoe", "id": "9067230c27-f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "email": "jdoe@example.com",
               "enabled": false, "mfa_device": true, "synchronized": false}, {"name": "asmith"}],
    "groups": [{"name": "Finance", "id": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "members": "asmith",
                "members_not_synchronized": ["jdoe"], "synchronized": false}]})"));
  const IdentityCenter& center = *world.identity_center;
  const DirectoryUser& user = *find_user(center, "jdoe");
  REQUIRE(user.id == "9067230c27-f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  REQUIRE(user.email == "jdoe@example.com");
  REQUIRE_FALSE(user.enabled);
  REQUIRE(user.mfa_device);
  REQUIRE_FALSE(user.synchronized);
  const DirectoryGroup& group = *find_group(center, "Finance");
  REQUIRE(group.id == "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  REQUIRE_FALSE(group.synchronized);
  REQUIRE(center.memberships.with("group:" + group.id).size() == 2);
  REQUIRE_FALSE(center.memberships.find(group.id + "/" + user.id)->synchronized);
  REQUIRE(center.memberships.find(group.id + "/" + find_user(center, "asmith")->id)->synchronized);
}

TEST_CASE("all that a permission set can hold is read") {
  const World world = world_of(R"({"accounts": [{"name": "Management", "id": "111122223333"}],
    "organization": {"management_account": "Management"}, "identity_center": {"permission_sets": [
      {"name": "All", "arn": "arn:aws:sso:::permissionSet/ssoins-7223e96813b69a54/ps-0123456789abcdef", "version": 4,
       "managed_policies": ["Billing"], "customer_managed_policies": ["TeamPolicy", "/a/Other"],
       "inline_policy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ce:*", "Resource": "*"}},
       "permissions_boundary": {"customer_managed": "Boundary"}, "session_duration": "PT4H",
       "relay_state": "https://console.aws.amazon.com/billing"},
      {"name": "Bound", "permissions_boundary": "ReadOnlyAccess"}]}})");
  const PermissionSet& set = *find_permission_set(*world.identity_center, "All");
  REQUIRE(set.arn == "arn:aws:sso:::permissionSet/ssoins-7223e96813b69a54/ps-0123456789abcdef");
  REQUIRE(set.version == 4);
  const PermissionSetContent& content = *set.content;
  REQUIRE(content.policies.managed == std::vector<std::string>{"arn:aws:iam::aws:policy/job-function/Billing"});
  REQUIRE(content.customer_managed_references == std::vector<std::string>{"/TeamPolicy", "/a/Other"});
  REQUIRE(content.policies.inline_policies.front().document->name == "inline policy of All");
  REQUIRE(content.policies.inline_policies.front().name == permission_set_inline_policy);
  REQUIRE(content.boundary_reference == "/Boundary");
  REQUIRE(content.policies.permissions_boundary.empty());
  REQUIRE(content.session_duration == std::chrono::hours(4));
  REQUIRE(content.relay_state == "https://console.aws.amazon.com/billing");
  REQUIRE(find_permission_set(*world.identity_center, "Bound")->content->policies.permissions_boundary ==
          "arn:aws:iam::aws:policy/ReadOnlyAccess");
}

TEST_CASE("an assignment with lists is one for every combination") {
  const World world = with_people(R"("assignments": [{"permission_set": ["Billing", "Other"],
    "account": ["Management", "Dev"], "group": ["Finance", "Admins"], "user": "asmith"}])");
  const IdentityCenter& center = *world.identity_center;
  REQUIRE(center.assignments.size() == 12);
  REQUIRE(center.assignments.with("account:222233334444").size() == 6);
  const auto of_user = center.assignments.with("principal:" + find_user(center, "asmith")->id);
  REQUIRE(of_user.size() == 4);
  REQUIRE(of_user.front()->principal_type == AccountAssignment::PrincipalType::user);
  REQUIRE(of_user.front()->principal_name == "asmith");
  REQUIRE(of_user.front()->created == "2025-01-01T00:00:00Z"_utc);
}

TEST_CASE("every assigned permission set is provisioned as it is now, unless the file says otherwise") {
  const World world =
      with_people(R"("assignments": [{"permission_set": "Billing", "account": "Dev", "group": "Finance"}])");
  const Provisioning& row = *row_of(world, "Dev", "Billing");
  REQUIRE(row.role->version == 2);
  REQUIRE(row.role->suffix.size() == 16);
  REQUIRE(row.role->content == find_permission_set(*world.identity_center, "Billing")->content);
  REQUIRE_FALSE(row.pending);
  REQUIRE(world.identity_center->provisionings.size() == 1);
}

TEST_CASE("an assignment of a group that is gone keeps its name and its old id") {
  const World world = with_people(R"("assignments": [{"permission_set": "Billing", "account": "Dev",
    "group": "Finance", "principal_id": "9067230c27-00000000-0000-0000-0000-000000000001", "created": "2025-12-01"}])");
  const auto found = world.identity_center->assignments.with("account:222233334444");
  REQUIRE(found.size() == 1);
  REQUIRE(found.front()->principal == "9067230c27-00000000-0000-0000-0000-000000000001");
  REQUIRE(found.front()->principal_name == "Finance");
  REQUIRE(found.front()->created == "2025-12-01T00:00:00Z"_utc);
}

TEST_CASE("the states of provisioning are read") {
  const World world = with_people(R"("assignments": [{"permission_set": ["Billing", "Other"],
      "account": ["Management", "Dev"], "group": "Finance"}],
    "provisioning": [
      {"permission_set": "Billing", "account": "Management", "state": "not-provisioned"},
      {"permission_set": "Billing", "account": "Dev", "state": "outdated", "suffix": "0123456789abcdef",
       "content": {"managed_policies": "ReadOnlyAccess"}},
      {"permission_set": "Other", "account": "Management", "state": "failed", "failure_reason": "because"},
      {"permission_set": "Other", "account": "Dev", "state": "in-progress", "ends": "2026-01-01T00:03:00Z",
       "suffix": "fedcba9876543210", "version": 0, "will_fail": "later"}])");
  const Provisioning& nothing = *row_of(world, "Management", "Billing");
  REQUIRE_FALSE(nothing.role);
  REQUIRE_FALSE(nothing.pending);
  REQUIRE(nothing.failure_reason.empty());
  const Provisioning& outdated = *row_of(world, "Dev", "Billing");
  REQUIRE(outdated.role->suffix == "0123456789abcdef");
  REQUIRE(outdated.role->version == 1);
  REQUIRE(outdated.role->content->policies.managed.front() == "arn:aws:iam::aws:policy/ReadOnlyAccess");
  const Provisioning& failed = *row_of(world, "Management", "Other");
  REQUIRE_FALSE(failed.role);
  REQUIRE(failed.failure_reason == "because");
  const Provisioning& pending = *row_of(world, "Dev", "Other");
  REQUIRE(pending.pending->ends == "2026-01-01T00:03:00Z"_utc);
  REQUIRE(pending.pending->version == 1);
  REQUIRE(pending.pending->failure == "later");
  REQUIRE(pending.role->suffix == "fedcba9876543210");
  REQUIRE(pending.role->version == 0);
}

TEST_CASE("an account instance belongs to its account and needs no organization") {
  const World world = world_of(R"({"accounts": [{"name": "Solo"}],
    "identity_center": {"type": "account", "owner_account": "Solo", "users": [{"name": "jdoe"}]}})");
  REQUIRE(world.identity_center->type == InstanceType::account);
  REQUIRE(world.identity_center->owner_account == find_account(world, "Solo")->id);
}

TEST_CASE("sessions of every kind are read") {
  const World world = world_of(R"({"accounts": [
      {"name": "Management", "id": "111122223333", "users": [{"name": "bob"}]}, {"name": "Dev", "id": "222233334444"}],
    "organization": {"management_account": "Management", "root": {"accounts": ["Dev"]}},
    "identity_center": {"users": [{"name": "jdoe"}], "permission_sets": [{"name": "Billing"}]},
    "sessions": [
      {"id": "1", "kind": "portal", "user": "jdoe", "mfa": true, "started": "2025-12-31T20:00:00Z", "ends": "2026-01-01T04:00:00Z"},
      {"id": "2", "kind": "permission-set", "user": "jdoe", "account": "Dev", "permission_set": "Billing",
       "signed_in": "2025-12-31T20:00:00Z", "started": "2025-12-31T23:30:00Z", "ends": "2026-01-01T00:30:00Z"},
      {"id": "3", "kind": "cli-token", "user": "jdoe", "started": "2025-12-31", "ends": "2026-01-01"},
      {"id": "4", "kind": "iam-user", "user": "bob", "account": "Management", "started": "2025-12-31", "ends": "2026-01-01"},
      {"id": "5", "kind": "root", "account": "Dev", "started": "2025-12-31", "ends": "2026-01-01"},
      {"id": "6", "kind": "assumed-role", "role": "OrganizationAccountAccessRole", "account": "Dev", "name": "deploy",
       "session_policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}],
       "started": "2025-12-31", "ends": "2026-01-01"},
      {"id": "7", "kind": "assumed-root", "account": "Dev", "task_policy": "S3UnlockBucketPolicy", "started": "2025-12-31", "ends": "2026-01-01"}]})");
  const std::string jdoe = find_user(*world.identity_center, "jdoe")->id;
  const auto session = [&](const char* id) { return *world.sessions.find(id); };
  REQUIRE(session("1").kind == Session::Kind::portal);
  REQUIRE(session("1").principal == jdoe);
  REQUIRE(session("1").mfa);
  REQUIRE(session("1").signed_in == session("1").started);
  REQUIRE(session("2").permission_set == find_permission_set(*world.identity_center, "Billing")->arn);
  REQUIRE(session("2").account == "222233334444");
  REQUIRE(session("2").name == "jdoe");
  REQUIRE(session("2").signed_in == "2025-12-31T20:00:00Z"_utc);
  REQUIRE(session("2").live_at(world.now));
  REQUIRE_FALSE(session("3").live_at(world.now));
  REQUIRE(session("4").principal == "arn:aws:iam::111122223333:user/bob");
  REQUIRE(session("5").principal == "arn:aws:iam::222233334444:root");
  REQUIRE(session("6").principal == "arn:aws:iam::222233334444:role/OrganizationAccountAccessRole");
  REQUIRE(session("6").name == "deploy");
  REQUIRE(session("6").session_policies.front()->name == "session policy of 6");
  REQUIRE(session("7").task_policy == "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy");
  REQUIRE(world.sessions.with("place:" + jdoe + "/222233334444/" + session("2").permission_set).size() == 1);
}
