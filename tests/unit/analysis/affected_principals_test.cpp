#include "whichgate/affected_principals.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/example_resources.hpp"
#include "analysis/holders.hpp"
#include "support/catch.hpp"

using namespace whichgate;

namespace {

const Catalog& catalog() { return Catalog::builtin(); }

// Everybody who holds AWS's policy Billing in some way, and some who do not.
const std::string world_text = R"({
  "accounts": [
    { "name": "Main", "id": "111122223333", "iam_access_to_billing": true,
      "users": [
        { "name": "direct", "managed_policies": ["Billing"] },
        { "name": "grouped", "groups": ["Payers"] },
        { "name": "both", "managed_policies": ["Billing", "AdministratorAccess"] },
        { "name": "bounded", "managed_policies": ["AdministratorAccess"], "permissions_boundary": "arn:aws:iam::aws:policy/job-function/Billing" },
        { "name": "denied", "managed_policies": ["Billing"],
          "inline_policies": { "No": { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "invoicing:*", "Resource": "*" } } } },
        { "name": "careful", "managed_policies": ["Billing"],
          "inline_policies": { "Office": { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "invoicing:*", "Resource": "*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } } } },
        { "name": "stranger", "managed_policies": ["ReadOnlyAccess"] } ],
      "groups": [ { "name": "Payers", "managed_policies": ["Billing"] } ],
      "roles": [ { "name": "Payments", "managed_policies": ["Billing"],
        "trust": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" } } } ] } ],
  "organization": { "management_account": "Main" },
  "identity_center": {
    "owner_account": "Main",
    "users": [ { "name": "jdoe" }, { "name": "asmith" } ],
    "groups": [ { "name": "Finance", "members": ["jdoe"] } ],
    "permission_sets": [ { "name": "Money", "managed_policies": ["Billing"] } ],
    "assignments": [ { "permission_set": "Money", "account": "Main", "group": "Finance" } ] } })";

World world() {
  auto read = read_world(world_text, "world", catalog());
  if (!read) FAIL(to_string(read.error()));
  return *std::move(read);
}

// From v16 to v17 of Billing: six invoicing actions more.
AffectedPrincipals touched() {
  const Instant from = *parse_instant("2025-11-01"), to = *parse_instant("2025-12-01");
  return affected_principals(world(), catalog(), policy_changes(catalog(), from, to, "Billing"), from, to);
}

std::vector<std::string> names(const std::vector<PolicyHolder>& holders) {
  std::vector<std::string> found;
  for (const PolicyHolder& one : holders) found.push_back(to_string(one.caller));
  std::sort(found.begin(), found.end());
  return found;
}

const PolicyHolder& holder(const AffectedPrincipals& people, const std::string& who, const std::string& as) {
  for (const auto* list : {&people.touched, &people.untouched})
    for (const PolicyHolder& one : *list)
      if (one.caller.who == who && one.caller.as == as) return one;
  FAIL("no holder " << who);
  return people.touched.front();
}

}  // namespace

TEST_CASE("whoever holds a policy is found: by permission set, directly, by group, as a boundary, as a role") {
  std::vector<std::string> found;
  for (const Caller& caller : analysis::holders(world(), "arn:aws:iam::aws:policy/job-function/Billing"))
    found.push_back(caller.who + "/" + caller.as);
  std::sort(found.begin(), found.end());
  CHECK(found == std::vector<std::string>{"/role Payments", "both/IAM user", "bounded/IAM user", "careful/IAM user",
                                          "denied/IAM user", "direct/IAM user", "grouped/IAM user", "jdoe/Money"});
}

TEST_CASE("those are touched whose answers differ, and for the others nothing changes") {
  const AffectedPrincipals people = touched();
  CHECK(names(people.untouched) == std::vector<std::string>{"both as IAM user in Main", "denied as IAM user in Main"});
  for (const auto& [who, as] : std::vector<std::pair<std::string, std::string>>{{"jdoe", "Money"},
                                                                                {"direct", "IAM user"},
                                                                                {"grouped", "IAM user"},
                                                                                {"bounded", "IAM user"},
                                                                                {"", "role Payments"}}) {
    const PolicyHolder& one = holder(people, who, as);
    CAPTURE(who, as, one.open.size(), one.lost.size(), one.same);
    CHECK(one.gained.size() == 6);
    CHECK(one.lost.empty());
    CHECK(one.open.empty());
    CHECK(one.policies == std::vector<std::string>{"Billing"});
  }
}

TEST_CASE("what depends on a condition that nobody can tell is open, with the reason") {
  const PolicyHolder careful = holder(touched(), "careful", "IAM user");
  CHECK(careful.gained.empty());
  REQUIRE(careful.open.size() == 6);
  CHECK(careful.open[0].reason == "identity.undecided");
}

TEST_CASE("what a version took is lost") {
  const Instant from = *parse_instant("2020-09-01"), to = *parse_instant("2020-11-01");
  const AffectedPrincipals people =
      affected_principals(world(), catalog(), policy_changes(catalog(), from, to, "Billing"), from, to);
  const PolicyHolder& direct = holder(people, "direct", "IAM user");
  CHECK(direct.gained.size() == 7);
  CHECK(direct.lost.size() == 8);
}

TEST_CASE("a question about a restricted resource is asked about one that the pattern matches") {
  struct Pattern {
    const char *pattern, *example;
  };
  for (const Pattern& row : std::vector<Pattern>{
           {"", ""},
           {"arn:aws:s3:::b/*", "arn:aws:s3:::b/x"},
           {"arn:aws:iam::*:role/aws-service-role/*", "arn:aws:iam::111122223333:role/aws-service-role/x"},
           {"arn:*:ce:*:*:costcategory/?", "arn:aws:ce:x:111122223333:costcategory/x"},
           {"*", "x"}}) {
    CAPTURE(row.pattern);
    CHECK(analysis::example_resource(row.pattern, "111122223333") == row.example);
  }
  CHECK_FALSE(analysis::example_resource("arn:aws:s3:::home/${aws:username}/*", "111122223333"));
}

TEST_CASE("the resources that tell are those of which one side only speaks") {
  ActionChange change;
  change.before = {Allowance::some_resources, {{Effect::allow, {"arn:aws:s3:::a", "arn:aws:s3:::b"}, false, {}}}};
  change.after = {Allowance::some_resources, {{Effect::allow, {"arn:aws:s3:::b", "arn:aws:s3:::c"}, false, {}}}};
  CHECK(analysis::representative_patterns(change, false) ==
        std::vector<std::string>{"arn:aws:s3:::a", "arn:aws:s3:::c"});
  CHECK(analysis::representative_patterns(change, true) == std::vector<std::string>{""});
  change.after.limits[0].resources = {};
  CHECK(analysis::representative_patterns(change, false) ==
        std::vector<std::string>{"", "arn:aws:s3:::a", "arn:aws:s3:::b"});
}
