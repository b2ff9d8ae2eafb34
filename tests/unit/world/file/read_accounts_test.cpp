#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"
#include "whichgate/literals.hpp"
#include "world/lookup.hpp"

using namespace whichgate;
using namespace whichgate::literals;
using world_test::world_of;

namespace {

constexpr const char* all_of_iam =
    R"({"now": "2026-11-22T09:00:00Z", "accounts": [{"name": "Solo", "id": "111122223333",
  "policies": [{"name": "Own", "path": "/team/", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}}],
  "groups": [{"name": "Ops", "managed_policies": "Billing"}],
  "users": [{"name": "bob", "path": "/people/", "groups": ["Ops"], "managed_policies": ["Own", "ReadOnlyAccess"],
     "inline_policies": {"Extra": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "ce:*", "Resource": "*"}}},
     "permissions_boundary": "PowerUserAccess", "console_password": false, "mfa_device": true, "tags": {"team": "a"}}],
  "roles": [{"name": "CI", "path": "/r/", "trust": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}},
     "max_session_duration": "PT4H", "service_linked": true, "permissions_boundary": "Own", "tags": {"x": "y"}}],
  "access_keys": [{"user": "bob", "id": "AKIAIOSFODNN7EXAMPLE", "active": false, "secret_shown": true}, {"user": "root"}],
  "resources": [{"arn": "arn:aws:s3:::b", "policy": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b"}}},
                {"arn": "arn:aws:sqs:us-east-1:111122223333:q"}]}]})";

}  // namespace

TEST_CASE("an empty object is a world") {
  const World world = world_of("{}");
  REQUIRE(world.accounts.empty());
  REQUIRE(world.now == "2026-01-01T00:00:00Z"_utc);
  REQUIRE(world.rules == Rules::documented());
  REQUIRE_FALSE(world.organization);
  REQUIRE_FALSE(world.identity_center);
}

TEST_CASE("comments, a schema, the time and the rules are read") {
  const World world = world_of(R"(// a world
    {"$schema": "../schema/world.schema.json", "now": "2026-11-22T09:00:00Z", /* of engineers */ "rules": "field-notes"})");
  REQUIRE(world.now == "2026-11-22T09:00:00Z"_utc);
  REQUIRE(world.rules == Rules::field_notes());
  REQUIRE(world_of(R"({"rules": {"assignment_provisions": false}})").rules.assignment_provisions == false);
}

TEST_CASE("all members of an account are read") {
  const World world = world_of(R"({"accounts": [{"name": "Dev", "id": "222233334444", "email": "dev@example.com",
    "state": "PENDING_CLOSURE", "joined": "INVITED", "joined_at": "2025-06-01", "iam_access_to_billing": true,
    "billing_access_flips": ["2025-07-01T10:00:00Z"], "console_action_set": "legacy",
    "root": {"password": false, "access_keys": 1, "signing_certificates": 2, "mfa_devices": 3}}]})");
  const Account& account = *find_account(world, "Dev");
  REQUIRE(account.id == "222233334444");
  REQUIRE(account.email == "dev@example.com");
  REQUIRE(account.state == AccountState::pending_closure);
  REQUIRE(account.joined_method == JoinedMethod::invited);
  REQUIRE(account.joined_at == "2025-06-01T00:00:00Z"_utc);
  REQUIRE(account.iam_access_to_billing);
  REQUIRE(account.billing_access_flips == std::vector<Instant>{"2025-07-01T10:00:00Z"_utc});
  REQUIRE(account.console_action_set == ConsoleActionSet::legacy);
  REQUIRE_FALSE(account.root.password);
  REQUIRE(account.root.access_keys == 1);
  REQUIRE(account.root.signing_certificates == 2);
  REQUIRE(account.root.mfa_devices == 3);
}

TEST_CASE("a root user without credentials is `none`") {
  const World world = world_of(R"({"accounts": [{"name": "Dev", "root": "none"}]})");
  REQUIRE_FALSE(find_account(world, "Dev")->root.any());
}

TEST_CASE("an account without an id has the same one every time") {
  const World world = world_of(R"({"accounts": [{"name": "A"}, {"name": "B"}]})");
  const World again = world_of(R"({"accounts": [{"name": "B"}, {"name": "C"}]})");
  REQUIRE(find_account(world, "A")->id.size() == 12);
  REQUIRE(find_account(world, "A")->id != find_account(world, "B")->id);
  REQUIRE(find_account(world, "B")->id == find_account(again, "B")->id);
}

TEST_CASE("how an account joined, and its billing switch, default as in AWS") {
  const World world = world_of(R"({"now": "2026-11-22", "accounts": [{"name": "Management"}, {"name": "Made"},
      {"name": "Guest", "joined": "INVITED"}, {"name": "Alone"}, {"name": "Shut", "iam_access_to_billing": false}],
    "organization": {"management_account": "Management", "root": {"accounts": ["Made", "Guest", "Shut"]}}})");
  const auto account = [&](const char* name) { return *find_account(world, name); };
  REQUIRE(account("Management").joined_method == JoinedMethod::standalone);
  REQUIRE(account("Made").joined_method == JoinedMethod::created);
  REQUIRE(account("Guest").joined_method == JoinedMethod::invited);
  REQUIRE(account("Alone").joined_method == JoinedMethod::standalone);
  REQUIRE_FALSE(account("Management").iam_access_to_billing);
  REQUIRE(account("Made").iam_access_to_billing);
  REQUIRE_FALSE(account("Guest").iam_access_to_billing);
  REQUIRE_FALSE(account("Alone").iam_access_to_billing);
  REQUIRE_FALSE(account("Shut").iam_access_to_billing);
  REQUIRE(account("Made").joined_at == "2025-11-22T00:00:00Z"_utc);
}

TEST_CASE("a created account has the access role of its organization, an invited one has not") {
  const World world = world_of(R"({"accounts": [{"name": "Management", "id": "111122223333"},
      {"name": "Made", "id": "222233334444"}, {"name": "Guest", "id": "333344445555", "joined": "INVITED"},
      {"name": "Bare", "id": "444455556666", "organization_access_role": false}],
    "organization": {"management_account": "Management", "root": {"accounts": ["Made", "Guest", "Bare"]}}})");
  const IamRole* role = find_role(world, "222233334444", "OrganizationAccountAccessRole");
  REQUIRE(role);
  REQUIRE(role->policies.managed == std::vector<std::string>{"arn:aws:iam::aws:policy/AdministratorAccess"});
  REQUIRE(role->trust_policy->statements.front().principals->front().value == "arn:aws:iam::111122223333:root");
  REQUIRE_FALSE(find_role(world, "333344445555", "OrganizationAccountAccessRole"));
  REQUIRE_FALSE(find_role(world, "444455556666", "OrganizationAccountAccessRole"));
  REQUIRE_FALSE(find_role(world, "111122223333", "OrganizationAccountAccessRole"));
}

TEST_CASE("an access role of the file's own is left as it is") {
  const World world = world_of(R"({"accounts": [{"name": "Management"}, {"name": "Dev", "id": "222233334444", "roles": [
      {"name": "OrganizationAccountAccessRole", "managed_policies": "ReadOnlyAccess",
       "trust": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}}}]}],
    "organization": {"management_account": "Management", "root": {"accounts": ["Dev"]}}})");
  const IamRole* role = find_role(world, "222233334444", "OrganizationAccountAccessRole");
  REQUIRE(role->policies.managed == std::vector<std::string>{"arn:aws:iam::aws:policy/ReadOnlyAccess"});
}

TEST_CASE("IAM users, groups and policies are read") {
  const World world = world_of(all_of_iam);
  const IamPolicy* policy = find_customer_policy(world, "111122223333", "Own");
  REQUIRE(policy->arn() == "arn:aws:iam::111122223333:policy/team/Own");
  REQUIRE(policy->document->name == "Own");
  const IamUser* user = find_iam_user(world, "111122223333", "bob");
  REQUIRE(user->arn() == "arn:aws:iam::111122223333:user/people/bob");
  REQUIRE(user->groups == std::vector<std::string>{"Ops"});
  REQUIRE(user->policies.managed == std::vector<std::string>{policy->arn(), "arn:aws:iam::aws:policy/ReadOnlyAccess"});
  REQUIRE(user->policies.inline_policies.front().name == "Extra");
  REQUIRE(user->policies.inline_policies.front().document->name == "inline policy Extra of bob");
  REQUIRE(user->policies.permissions_boundary == "arn:aws:iam::aws:policy/PowerUserAccess");
  REQUIRE_FALSE(user->console_password);
  REQUIRE(user->mfa_device);
  REQUIRE(user->principal_tags.front().key == "team");
  REQUIRE(user->principal_tags.front().value == "a");
  REQUIRE(find_iam_group(world, "111122223333", "Ops")->policies.managed.front() ==
          "arn:aws:iam::aws:policy/job-function/Billing");
}

TEST_CASE("roles, access keys and resources are read") {
  const World world = world_of(all_of_iam);
  const IamRole* role = find_role(world, "111122223333", "CI");
  REQUIRE(role->arn() == "arn:aws:iam::111122223333:role/r/CI");
  REQUIRE(role->trust_policy->name == "trust policy of CI");
  REQUIRE(role->max_session_duration == std::chrono::hours(4));
  REQUIRE(role->service_linked);
  REQUIRE(role->policies.permissions_boundary == "arn:aws:iam::111122223333:policy/team/Own");
  REQUIRE(role->principal_tags.front().value == "y");
  const AccessKey* key = world.access_keys.find("AKIAIOSFODNN7EXAMPLE");
  REQUIRE(key->user == "arn:aws:iam::111122223333:user/people/bob");
  REQUIRE_FALSE(key->active);
  REQUIRE(key->secret_shown);
  REQUIRE(world.access_keys.with("user:arn:aws:iam::111122223333:root").size() == 1);
  REQUIRE(world.resources.find("arn:aws:s3:::b")->account == "111122223333");
  REQUIRE(world.resources.find("arn:aws:s3:::b")->policy->name == "policy of arn:aws:s3:::b");
  REQUIRE_FALSE(world.resources.find("arn:aws:sqs:us-east-1:111122223333:q")->policy);
}

TEST_CASE("statements of a nested policy have their places in the world file") {
  const World world = world_of(
      "{\"accounts\": [{\"name\": \"Solo\", \"policies\": [{\"name\": \"P\", \"document\":\n"
      "  {\"Version\": \"2012-10-17\", \"Statement\": [\n"
      "    {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}}]}]}");
  const IamPolicy* policy = find_customer_policy(world, find_account(world, "Solo")->id, "P");
  const Location& where = policy->document->statements.front().where;
  REQUIRE(to_string(where) == "w.json:3:5");
  REQUIRE(where.pointer == "/accounts/0/policies/0/document/Statement/0");
}
