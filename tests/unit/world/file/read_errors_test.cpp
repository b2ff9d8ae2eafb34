#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "unit/world/file/reading.hpp"

using namespace whichgate;
using world_test::problems_of;
using world_test::report_of;
using world_test::with_organization;

TEST_CASE("every dangling reference is found at once, in the order of the file, with the nearest name") {
  REQUIRE(report_of(R"({
  "accounts": [
    { "name": "Management", "id": "111122223333", "users": [
      { "name": "bob", "groups": ["Opps"], "managed_policies": ["Biling"], "permissions_boundary": "PowerUserAcess" }],
      "groups": [{ "name": "Ops" }], "access_keys": [{ "user": "bop" }] },
    { "name": "Dev", "id": "222233334444" }
  ],
  "organization": {
    "management_account": "Managment",
    "root": {
      "accounts": ["Management", { "name": "Def", "policies": ["FullAWSAcces"] }] },
    "delegated_administrators": [{ "account": "Dve", "service": "sso.amazonaws.com" }],
    "handshakes": [{ "account": "Partner" }]
  },
  "identity_center": {
    "owner_account": "Mangement",
    "users": [{ "name": "jdoe" }],
    "groups": [{ "name": "Finance", "members": ["jdo", "jdoe"] }],
    "permission_sets": [{ "name": "Billing", "managed_policies": ["Billinge"] }],
    "assignments": [
      { "permission_set": "Biling", "account": "Devv", "group": "Finanze" },
      { "permission_set": "Billing", "account": "Dev", "user": "jode" }],
    "provisioning": [{ "permission_set": "Bling", "account": "Deb", "state": "failed" }]
  },
  "sessions": [
    { "id": "1", "kind": "portal", "user": "jdeo", "started": "2025-12-31", "ends": "2026-01-02" }]
})") == R"(w.json:4:35: error: there is no IAM group `Opps`
  help: did you mean `Ops`?
w.json:4:65: error: there is no managed policy `Biling`
  help: did you mean `Billing`?
w.json:4:100: error: there is no managed policy `PowerUserAcess`
  help: did you mean `PowerUserAccess`?
w.json:5:64: error: there is no IAM user `bop`
  help: did you mean `bob`?
w.json:9:27: error: there is no account `Managment`
  help: did you mean `Management`?
w.json:11:44: error: there is no account `Def`
  help: did you mean `Dev`?
w.json:11:64: error: there is no organization policy `FullAWSAcces`
  help: did you mean `FullAWSAccess`?
w.json:12:47: error: there is no account `Dve`
  help: did you mean `Dev`?
w.json:13:33: error: there is no account `Partner`
  help: known are: Management, Dev
w.json:16:22: error: there is no account `Mangement`
  help: did you mean `Management`?
w.json:18:49: error: there is no user `jdo`
  help: did you mean `jdoe`?
w.json:19:67: error: there is no AWS managed policy `Billinge`
  help: did you mean `Billing`?
w.json:21:27: error: there is no permission set `Biling`
  help: did you mean `Billing`?
w.json:21:48: error: there is no account `Devv`
  help: did you mean `Dev`?
w.json:21:65: error: there is no group `Finanze`
  help: did you mean `Finance`?
w.json:22:64: error: there is no user `jode`
  help: did you mean `jdoe`?
w.json:23:42: error: there is no permission set `Bling`
  help: known are: Billing
w.json:23:62: error: there is no account `Deb`
  help: did you mean `Dev`?
w.json:26:44: error: there is no user `jdeo`
  help: did you mean `jdoe`?
)");
}

TEST_CASE("an unknown member is found with the nearest name, wherever it is") {
  REQUIRE(report_of(R"({"acounts": [], "accounts": [{"name": "A", "rot": "none"}]})") ==
          "w.json:1:2: error: unknown member `acounts`\n  help: did you mean `accounts`?\n"
          "w.json:1:44: error: unknown member `rot`\n  help: did you mean `root`?\n");
}

TEST_CASE("wrong types are found, and a number for an account id says what to do") {
  REQUIRE(report_of(R"({"accounts": [{"name": "A", "id": 111122223333, "iam_access_to_billing": "yes"}, 7]})") ==
          "w.json:1:35: error: `id` must be a string, not a number\n"
          "  help: write it in quotes: an account id may begin with 0\n"
          "w.json:1:74: error: `iam_access_to_billing` must be true or false, not a string\n"
          "w.json:1:82: error: every entry of `accounts` must be an object, not a number\n");
}

TEST_CASE("a text that is not a world is found") {
  REQUIRE(problems_of("").size() == 1);
  REQUIRE(problems_of("[]").front().message == "the text must be an object, not a list");
  REQUIRE(problems_of("{\"now\": ").size() == 1);
  REQUIRE(problems_of(R"({"now": "2026-01-01", "now": "2026-01-02"})").size() == 1);
  REQUIRE(problems_of(std::string(1 << 20, '[')).size() == 1);
}

TEST_CASE("malformed ids, times and durations are found with the form they should have") {
  REQUIRE(report_of(R"({"now": "yesterday", "accounts": [{"name": "A", "id": "1234"}]})") ==
          "w.json:1:9: error: `yesterday` is not a date or time\n"
          "  help: write it as 2026-11-22 or 2026-11-22T09:00:00Z\n"
          "w.json:1:55: error: `1234` is not an account ID\n"
          "  help: it looks like 111122223333\n");
  REQUIRE(report_of(with_organization(R"("identity_center": {"portal_session_duration": "8 hours"})")) ==
          "w.json:1:231: error: `8 hours` is not a duration\n  help: write it as PT1H, PT1H30M or P90D\n");
}

TEST_CASE("names and ids that can be used once are found when they are used twice") {
  const Problems problems = problems_of(R"({"accounts": [{"name": "A", "id": "111122223333",
      "users": [{"name": "bob"}, {"name": "bob", "path": "/x/"}], "policies": [
        {"name": "P", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}},
        {"name": "p", "document": {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}}}]},
      {"name": "B", "id": "111122223333"}],
    "organization": {"management_account": "A", "root": {"accounts": ["A", "A"]}},
    "identity_center": {"users": [{"name": "jdoe"}, {"name": "jdoe"}], "groups": [{"name": "G", "members": ["jdoe", "jdoe"]}]}})");
  std::string messages;
  for (const Diagnostic& problem : problems) messages += problem.message + "\n";
  REQUIRE(messages ==
          "there is already an IAM user `bob`\n"
          "there is already a customer managed policy `p`\n"
          "there is already an account with the id `111122223333`\n"
          "there is already a place in the organization for account `111122223333`\n"
          "there is already a user `jdoe`\n"
          "there is already a member `jdoe`\n");
}

TEST_CASE("a name that several things have asks for the id") {
  REQUIRE(report_of(R"({"accounts": [{"name": "M", "id": "111122223333"}, {"name": "Twin", "id": "222233334444"},
      {"name": "Twin", "id": "333344445555"}],
    "organization": {"management_account": "M", "root": {"accounts": ["Twin"]}}})") ==
          "w.json:3:71: error: several accounts are called `Twin`\n  help: use the id\n");
}

TEST_CASE("policies inside a world are read as policies, with their places") {
  const Problems problems = problems_of(R"({"accounts": [{"name": "A", "policies": [{"name": "P", "document":
    {"Version": "2012-10-17", "Statement": [{"Effect": "allow", "Action": "s3:*", "Resource": "*"}]}}]}]})");
  REQUIRE(problems.size() == 1);
  REQUIRE(problems.front().where.line == 2);
  REQUIRE(problems.front().where.pointer.starts_with("/accounts/0/policies/0/document/Statement/0"));
}

TEST_CASE("what AWS would refuse to save as a policy of that type is found") {
  const Problems problems = problems_of(R"({"accounts": [{"name": "A"}], "organization": {"management_account": "A",
    "service_control_policies": [{"name": "S", "document": {"Version": "2012-10-17", "Statement":
      {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}}]}})");
  REQUIRE(problems.size() == 1);
  REQUIRE(problems.front().where.pointer.starts_with("/organization/service_control_policies/0/document"));
}

TEST_CASE("broken rules of AWS are found at the row that breaks them") {
  const Problems problems = problems_of(R"({"accounts": [{"name": "A", "id": "111122223333"}],
    "organization": {"management_account": "A",
      "resource_control_policies": [{"name": "R", "document": {"Version": "2012-10-17", "Statement":
        {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}}],
      "root": {"organizational_units": [
        {"name": "1", "organizational_units": [{"name": "2", "organizational_units": [{"name": "3",
         "organizational_units": [{"name": "4", "organizational_units": [{"name": "5",
         "organizational_units": [
            {"name": "6"}]}]}]}]}]},
        {"name": "Bare", "policies": ["R"]}]}}})");
  REQUIRE(problems.size() == 2);
  REQUIRE(problems[0].message == "organizational unit `6` is 6 organizational units deep, and AWS allows 5");
  REQUIRE(to_string(problems[0].where) == "w.json:9:13");
  REQUIRE(problems[1].message == "organizational unit `Bare` has no service control policy");
  REQUIRE(to_string(problems[1].where) == "w.json:10:9");
}

TEST_CASE("a finding that follows from another is not told twice") {
  const Problems problems = problems_of(R"({"accounts": [{"name": "A"}], "organization": {"management_account": "A",
    "root": {"policies": ["FullAccess"]}}})");
  REQUIRE(problems.size() == 1);
  REQUIRE(problems.front().message == "there is no organization policy `FullAccess`");
}

TEST_CASE("a permission set refers to a customer managed policy that its accounts must have") {
  const Problems problems = problems_of(with_organization(R"("identity_center": {"users": [{"name": "jdoe"}],
    "permission_sets": [{"name": "Team", "customer_managed_policies": ["/TeamPolicy"]}],
    "assignments": [{"permission_set": "Team", "account": "Dev", "user": "jdoe"}]})"));
  REQUIRE(problems.size() == 1);
  REQUIRE(problems.front().message ==
          "provisioning of permission set `Team` in Dev: the account has no customer managed policy `/TeamPolicy`");
  REQUIRE(problems.front().where.pointer == "/identity_center/permission_sets/0");
}

TEST_CASE("an assignment needs a permission set, an account, and a group or a user") {
  REQUIRE(report_of(with_organization(R"("identity_center": {"assignments": [
    {}]})")) ==
          "w.json:2:5: error: `permission_set` is missing\n"
          "w.json:2:5: error: `account` is missing\n"
          "w.json:2:5: error: an assignment needs a group or a user\n  help: add `group` or `user`\n");
}

TEST_CASE("thousands of slips are all found") {
  std::string accounts;
  for (int i = 0; i < 5000; ++i) accounts += ", \"Nobody" + std::to_string(i) + "\"";
  const Problems problems = problems_of(R"({"accounts": [{"name": "A"}], "organization": {"management_account": "A",
    "root": {"accounts": ["A")" + accounts +
                                        "]}}}");
  REQUIRE(problems.size() == 5000);
}
