#include <string>

#include "report/catalog_text.hpp"
#include "support/catch.hpp"

using namespace whichgate;
using namespace whichgate::report;
using Catch::Matchers::ContainsSubstring;

namespace {

const Catalog& catalog() { return Catalog::builtin(); }

ManagedPolicy version(const std::string& number, const std::string& action) {
  auto read = parse_policy(
      R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ")" + action + R"(", "Resource": "*"}})",
      number);
  if (!read) FAIL(to_string(read.error()));
  ManagedPolicy policy;
  policy.name = "P";
  policy.version = number;
  policy.date = "2026-05-05T01:02:03Z";
  policy.document = std::make_shared<const PolicyDocument>(*std::move(read));
  return policy;
}

const ManagedPolicy v1 = version("v1", "ce:GetTags"), v2 = version("v2", "ce:GetTags"), v3 = version("v3", "ce:Get*");

std::string text(const PolicyChanges& changes, const std::optional<AffectedPrincipals>& people = std::nullopt) {
  return policy_changes_text({"2026-05-01", "2026-06-01", "w.json", changes, people, catalog()}, {});
}

PolicyHolder holder(const std::string& who, const std::string& as, const std::string& in) {
  PolicyHolder one;
  one.caller = {who, as, in};
  one.policies = {"P"};
  return one;
}

AskedAtBothTimes asked(const std::string& action, Verdict before, Verdict after) {
  return {action, "", before, after, {}};
}

}  // namespace

TEST_CASE("a changed policy is told with its versions, a new one as new") {
  CHECK_THAT(text({{{compare(&v1, v3, catalog()), {&v1}, {&v3}}}, {}, 4}),
             ContainsSubstring("2026-05-01 to 2026-06-01: 1 of 5 managed policies changed\n") &&
                 ContainsSubstring("\nP  v1 to v3 (2026-05-05)  gives 24 actions\n  text    + ce:Get* (25 actions)\n"));
  CHECK_THAT(text({{{compare(nullptr, v1, catalog()), {}, {&v1}}}, {}, 0}),
             ContainsSubstring("\nP  new: v1 (2026-05-05)  gives 1 action\n"));
  CHECK_THAT(text({{{compare(nullptr, v3, catalog()), {}, {&v3}}}, {}, 0}),
             ContainsSubstring("\nP  nothing is recorded before v3 (2026-05-05)"));
}

TEST_CASE("what AWS's dates leave open is said") {
  CHECK_THAT(text({{{compare(&v2, v3, catalog()), {&v1, &v2}, {&v3}}}, {}, 0}),
             ContainsSubstring("  AWS's dates leave open which was in force: v1 or v2 at first, v3 at last\n"));
  CHECK_THAT(
      text({{}, {{{&v1, &v2}, {&v2, &v3}}}, 0}),
      ContainsSubstring("0 of 1 managed policy changed, 1 may have\n") &&
          ContainsSubstring("P  v1 or v2 at first, v2 or v3 at last: AWS's dates do not say whether it changed"));
}

TEST_CASE("people to whom the same happened stand together, in all their accounts") {
  AffectedPrincipals people;
  for (const char* in : {"A", "B"})
    for (const char* who : {"ann", "bob"}) {
      people.touched.push_back(holder(who, "Set", in));
      people.touched.back().gained = {asked("ce:GetCostForecast", Verdict::implicit_deny, Verdict::allowed)};
      people.touched.back().same = 2;
    }
  people.touched.push_back(holder("", "role R", "A"));
  people.touched.back().lost = {asked("ce:GetTags", Verdict::allowed, Verdict::implicit_deny)};
  people.touched.push_back(holder("cat", "IAM user", "A"));
  people.touched.back().open = {asked("ce:GetTags", Verdict::unknown, Verdict::unknown)};
  people.touched.back().open[0].reason = ReasonId::identity_undecided;
  people.untouched.push_back(holder("dan", "IAM user", "A"));
  people.untouched.back().same = 3;
  const std::string told = text({{{compare(&v1, v3, catalog()), {&v1}, {&v3}}}, {}, 0}, people);
  CHECK_THAT(told, ContainsSubstring("\nIn w.json, asked on both days:\n"
                                     "\nann, bob as Set in A, B: through P\n"
                                     "  gains   ce:GetCostForecast\n"
                                     "  2 other answers as before\n"
                                     "\nrole R in A: through P\n"
                                     "  loses   ce:GetTags\n"
                                     "\ncat as IAM user in A: through P\n"
                                     "  unknown, identity.undecided: ce:GetTags\n"
                                     "\nnothing changes for dan as IAM user in A (3 actions asked)\n"));
}

TEST_CASE("with a world, policies that nobody holds are counted and not told") {
  const std::string told = text({{{compare(&v1, v3, catalog()), {&v1}, {&v3}}}, {}, 0}, AffectedPrincipals{});
  CHECK_THAT(told,
             ContainsSubstring("1 other policy is held by nobody in w.json: without --world they are shown too\n"));
  CHECK(told.find("gives") == std::string::npos);
}
