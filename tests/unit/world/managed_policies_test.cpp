#include "world/managed_policies.hpp"

#include "unit/world/file/reading.hpp"

using namespace whichgate;
using Catch::Matchers::ContainsSubstring;
using world_test::problems_of;
using world_test::report_of;
using world_test::with_accounts;
using world_test::world_of;

namespace {

const Catalog& catalog = Catalog::builtin();

World world_as_of(std::string_view time) {
  return world_of(with_accounts(R"("policies_as_of": ")" + std::string(time) + R"(")"));
}

std::string versions(const World& world, std::string_view name) {
  std::string all;
  for (const ManagedPolicy* one : aws_managed_policy(world, catalog, name))
    all += (all.empty() ? "" : " ") + one->version;
  return all;
}

}  // namespace

TEST_CASE("an AWS managed policy is as it was at the world's policies_as_of") {
  struct Row {
    std::string_view time;
    std::string_view versions;
  };
  const std::vector<Row> rows{
      {"2016-11-10", ""},              // it was made at 17:33:18
      {"2016-11-10T17:33:18Z", "v1"},  // the very second
      {"2016-11-11", "v1"},
      {"2023-03-08", "v5"},  // a date alone is its first second
      {"2023-03-09", "v6"},
      {"2023-03-08T18:01:33Z", "v6"},
      {"2023-03-08T19:01:32+01:00", "v5"},
      {"2024-06-01", "v11"},
      {"2026-01-01", "v17 v22"},      // v18 to v21 are not recorded
      {"2026-05-01", "v27 v28 v29"},  // the dates of v28 and v29 are not known
      {"2026-08-01", "v30"},
      {"2040-01-01", "v30"},
  };
  for (const Row& row : rows) {
    INFO(row.time);
    World world;
    world.policies_as_of = parse_instant(row.time);
    CHECK(versions(world, "Billing") == row.versions);
  }
  CHECK(versions(World{}, "Billing") == catalog.managed_policy("Billing")->version);
}

TEST_CASE("a policy says which version of it is in force, and why that is not known") {
  const auto sure = managed_policy(world_as_of("2024-06-01"), catalog, "arn:aws:iam::aws:policy/job-function/Billing");
  REQUIRE(sure);
  CHECK(sure->name == "AWS managed policy Billing v11 as of 2024-06-01");
  CHECK(sure->or_else.empty());
  CHECK(sure->note.empty());
  const auto unsure = managed_policy(world_as_of("2026-05-01T12:00Z"), catalog, "Billing");
  REQUIRE(unsure);
  CHECK(unsure->name == "AWS managed policy Billing v27 as of 2026-05-01T12:00:00Z");
  REQUIRE(unsure->or_else.size() == 2);
  CHECK(unsure->or_else[1].name == "AWS managed policy Billing v29 as of 2026-05-01T12:00:00Z");
  CHECK(unsure->note ==
        "AWS managed policy Billing v27 or v28 or v29: which was in force on 2026-05-01T12:00:00Z is not known, "
        "the change came between 2026-02-12 and 2026-07-30");
  const auto current = managed_policy(World{}, catalog, "Billing");
  REQUIRE(current);
  CHECK(current->name == "AWS managed policy Billing v30");
}

TEST_CASE("a policy that AWS had not made yet is an error with the date, wherever the world names it") {
  CHECK(report_of(R"({
  "policies_as_of": "2016-06-01",
  "accounts": [
    { "name": "Management", "id": "111122223333", "users": [
      { "name": "bob", "managed_policies": ["Billing"], "permissions_boundary": "Billing" }] }],
  "organization": { "management_account": "Management" },
  "identity_center": {
    "permission_sets": [{ "name": "Billing", "managed_policies": ["Billing"] }] }
})") == R"(w.json:5:45: error: AWS managed policy `Billing` did not exist on 2016-06-01
  help: the first version that is known, v1, is of 2016-11-10T17:33:18Z
w.json:5:81: error: AWS managed policy `Billing` did not exist on 2016-06-01
  help: the first version that is known, v1, is of 2016-11-10T17:33:18Z
w.json:8:67: error: AWS managed policy `Billing` did not exist on 2016-06-01
  help: the first version that is known, v1, is of 2016-11-10T17:33:18Z
)");
}

TEST_CASE("check() finds a policy that AWS had not made yet") {
  World world = world_of(R"({
  "accounts": [{ "name": "Management", "id": "111122223333", "users": [{ "name": "bob", "managed_policies": ["Billing"] }] }],
  "organization": { "management_account": "Management" },
  "identity_center": { "permission_sets": [{ "name": "Billing", "managed_policies": ["Billing"] }] }
})");
  CHECK(check(world, catalog).empty());
  world.policies_as_of = parse_instant("2016-06-01");
  const Problems problems = check(world, catalog);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].code == "world.policy-not-yet-made");
  CHECK(problems[0].message ==
        "IAM user `bob` in Management: AWS managed policy `Billing` did not exist on 2016-06-01");
  CHECK(problems[1].message == "permission set `Billing`: AWS managed policy `Billing` did not exist on 2016-06-01");
}

TEST_CASE("a session's task policy that AWS had not made yet is an error too") {
  World world = world_of(with_accounts(R"("sessions": [{ "id": "1", "kind": "assumed-root", "account": "Dev",
    "task_policy": "IAMAuditRootUserCredentials", "started": "2025-12-31", "ends": "2026-01-02" }])"));
  CHECK(check(world, catalog).empty());
  world.policies_as_of = parse_instant("2024-01-01");
  const Problems problems = check(world, catalog);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message ==
        "session `1`: AWS managed policy `IAMAuditRootUserCredentials` did not exist on 2024-01-01");
  world.sessions = {};
  Session session;
  session.id = "2";
  session.account = "222233334444";
  session.task_policy = "arn:aws:iam::aws:policy/root-task/NoSuch";
  world.sessions.insert(session);
  CHECK(check(world, catalog)[0].message ==
        "session `2`: there is no AWS managed policy `arn:aws:iam::aws:policy/root-task/NoSuch`");
}

TEST_CASE("a time before all managed policies, and what is not a time, are errors") {
  CHECK(report_of(with_accounts(R"("policies_as_of": "2010-01-01")")) ==
        "w.json:1:118: error: AWS had no managed policy on 2010-01-01\n"
        "  help: `policies_as_of` is the day whose AWS managed policies the world has\n");
  CHECK(problems_of(with_accounts(R"("policies_as_of": "last year")")).front().code == "world.malformed-time");
  CHECK_FALSE(problems_of(with_accounts(R"("policies_as_of": 2024)")).empty());
}

TEST_CASE("policies_as_of is written as it was read") {
  for (const std::string_view time : {"2024-06-01", "2024-06-01T12:00:00Z"}) {
    const World world = world_as_of(time);
    CHECK_THAT(write_world(world), ContainsSubstring("\"policies_as_of\": \"" + std::string(time) + "\""));
    CHECK(world_of(write_world(world)).policies_as_of == world.policies_as_of);
  }
  CHECK(write_world(world_of(with_accounts(R"("serial": 1)"))).find("policies_as_of") == std::string::npos);
}
