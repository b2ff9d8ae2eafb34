#include "whichgate/policy_history.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"

using namespace whichgate;

namespace {

using Kind = ActionChange::Kind;

const Catalog& catalog() { return Catalog::builtin(); }

ManagedPolicy version(const std::string& name, const std::string& statements) {
  auto read = parse_policy(R"({"Version": "2012-10-17", "Statement": [)" + statements + "]}", name);
  if (!read) FAIL(to_string(read.error()));
  ManagedPolicy policy;
  policy.name = "P";
  policy.arn = "arn:aws:iam::aws:policy/P";
  policy.version = name;
  policy.document = std::make_shared<const PolicyDocument>(*std::move(read));
  return policy;
}

std::string allow(const std::string& rest) { return R"({"Effect": "Allow", )" + rest + "}"; }
std::string deny(const std::string& rest) { return R"({"Effect": "Deny", )" + rest + "}"; }

const std::string on_all = R"("Action": "s3:GetObject", "Resource": "*")";
const std::string on_bucket = R"("Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*")";
const std::string if_mfa =
    R"("Action": "s3:GetObject", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}})";

struct Row {
  const char* what;
  std::string before, after;
  Kind kind;
  Allowance was, is;
};

Instant at(const char* date) { return *parse_instant(date); }

}  // namespace

TEST_CASE("whatever changes about an action is told, and how it was before") {
  const std::string other = R"("Action": "ec2:RunInstances", "Resource": "*")";
  for (const Row& row :
       std::vector<Row>{{"allowed now", allow(other), allow(other) + "," + allow(on_all), Kind::given, Allowance::none,
                         Allowance::all_resources},
                        {"no longer allowed", allow(other) + "," + allow(on_all), allow(other), Kind::taken,
                         Allowance::all_resources, Allowance::none},
                        {"a Deny takes it", allow(on_all), allow(on_all) + "," + deny(on_all), Kind::taken,
                         Allowance::all_resources, Allowance::denied},
                        {"a Deny that was gone gives it", allow(on_all) + "," + deny(on_all), allow(on_all),
                         Kind::given, Allowance::denied, Allowance::all_resources},
                        {"denied now, and never allowed", allow(other), allow(other) + "," + deny(on_all), Kind::denied,
                         Allowance::none, Allowance::denied},
                        {"on less", allow(on_all), allow(on_bucket), Kind::changed, Allowance::all_resources,
                         Allowance::some_resources},
                        {"on other resources", allow(on_bucket),
                         allow(R"("Action": "s3:GetObject", "Resource": "arn:aws:s3:::c/*")"), Kind::changed,
                         Allowance::some_resources, Allowance::some_resources},
                        {"under a condition", allow(on_all), allow(if_mfa), Kind::changed, Allowance::all_resources,
                         Allowance::conditional},
                        {"a Deny of a part", allow(on_all), allow(on_all) + "," + deny(on_bucket), Kind::changed,
                         Allowance::all_resources, Allowance::all_resources},
                        {"denied in part, then wholly", deny(on_bucket), deny(on_all), Kind::changed,
                         Allowance::denied_in_part, Allowance::denied}}) {
    CAPTURE(row.what);
    const ManagedPolicy before = version("v1", row.before), after = version("v2", row.after);
    const PolicyChange change = compare(&before, after, catalog());
    REQUIRE(change.actions.size() == 1);
    CHECK(change.actions[0].kind == row.kind);
    CHECK(change.actions[0].actions == std::vector<std::string_view>{"s3:GetObject"});
    CHECK(to_string(change.actions[0].before.allowance) == to_string(row.was));
    CHECK(to_string(change.actions[0].after.allowance) == to_string(row.is));
    CHECK(change.actions[0].before != change.actions[0].after);
    CHECK_FALSE(change.without_effect());
  }
}

TEST_CASE("moved and renamed statements change nothing, and that is said") {
  const ManagedPolicy before = version("v1", allow(on_all + R"(, "Sid": "A")") + "," + allow(on_bucket));
  const ManagedPolicy after = version("v2", allow(on_bucket) + "," + allow(on_all + R"(, "Sid": "B")"));
  CHECK(compare(&before, after, catalog()).without_effect());
}

TEST_CASE("a wildcard that comes stands for the actions that it matches") {
  const ManagedPolicy before = version("v1", allow(R"("Action": "ce:GetTags", "Resource": "*")"));
  const ManagedPolicy after = version("v2", allow(R"("Action": "ce:*", "Resource": "*")"));
  const PolicyChange change = compare(&before, after, catalog());
  REQUIRE(change.added.size() == 1);
  CHECK(change.added[0].pattern == "ce:*");
  CHECK(change.added[0].actions == catalog().expand("ce:*"));
  REQUIRE(change.removed.size() == 1);
  CHECK(change.removed[0].pattern == "ce:GetTags");
  CHECK(change.count(Kind::given) == catalog().expand("ce:*").size() - 1);
  CHECK(change.count(Kind::taken) == 0);
}

TEST_CASE("an action that the catalog lacks is told by its text") {
  const ManagedPolicy before = version("v1", allow(on_all));
  const ManagedPolicy after = version("v2", allow(on_all) + "," + allow(R"("Action": "new:Do", "Resource": "*")"));
  const PolicyChange change = compare(&before, after, catalog());
  REQUIRE(change.actions.size() == 1);
  CHECK(change.actions[0].actions == std::vector<std::string_view>{"new:Do"});
}

TEST_CASE("versions that nobody recorded are counted") {
  const ManagedPolicy before = version("v3", allow(on_all)), after = version("v7", allow(on_bucket));
  CHECK(compare(&before, after, catalog()).unrecorded == 3);
  CHECK(compare(nullptr, before, catalog()).unrecorded == 2);
  const ManagedPolicy first = version("v1", allow(on_all));
  CHECK(compare(nullptr, first, catalog()).unrecorded == 0);
}

TEST_CASE("what the versions of a policy gave and took adds up to what it allows") {
  for (const char* name : {"Billing", "AWSBillingReadOnlyAccess", "SecurityAudit", "AWSCompromisedKeyQuarantineV3",
                           "CostOptimizationHubAdminAccess", "AWSSupportAccess"}) {
    std::map<std::string, Allowance> now;
    for (const PolicyChange& change : policy_history(catalog(), name)) {
      for (const ActionChange& one : change.actions)
        for (const std::string_view action : one.actions) {
          CAPTURE(name, change.after->version, action);
          const auto was = now.find(text::lower(action));
          CHECK((was == now.end() ? Allowance::none : was->second) == one.before.allowance);
          now[text::lower(action)] = one.after.allowance;
        }
    }
    const EffectiveActions current = effective_actions(*catalog().managed_policy(name)->document, catalog());
    std::map<std::string, Allowance> expected;
    for (const ActionGroup& group : current.groups)
      for (const std::string_view action : group.actions) expected[text::lower(action)] = group.allowance;
    std::erase_if(now, [](const auto& entry) { return entry.second == Allowance::none; });
    CHECK(now == expected);
  }
}

TEST_CASE("Billing v5 took cur:* and gave notifications and reports") {
  const std::vector<PolicyChange> history = policy_history(catalog(), "Billing");
  const auto v5 =
      std::find_if(history.begin(), history.end(), [](const auto& one) { return one.after->version == "v5"; });
  REQUIRE(v5 != history.end());
  CHECK(v5->count(Kind::given) == 7);
  REQUIRE(v5->removed.size() == 1);
  CHECK(v5->removed[0].pattern == "cur:*");
  CHECK(policy_history(catalog(), "No such policy").empty());
}

TEST_CASE("between two days a policy changed, did not, or AWS's dates do not say") {
  const auto one = [](const char* from, const char* to) {
    return policy_changes(catalog(), at(from), at(to), "Billing");
  };

  const PolicyChanges changed = one("2025-03-20", "2025-10-10");
  REQUIRE(changed.changed.size() == 1);
  CHECK(changed.changed[0].certain());
  CHECK(changed.changed[0].change.before->version == "v15");
  CHECK(changed.changed[0].change.after->version == "v16");

  CHECK(one("2025-03-20", "2025-04-20").unchanged == 1);

  // v28 and v29 came between two dates, and nobody recorded on which days.
  const PolicyChanges undecided = one("2026-03-01", "2026-07-01");
  REQUIRE(undecided.undecided.size() == 1);
  CHECK(undecided.undecided[0].from.size() > 1);

  const PolicyChanges doubtful = one("2026-03-01", "2026-08-15");
  REQUIRE(doubtful.changed.size() == 1);
  CHECK_FALSE(doubtful.changed[0].certain());
  CHECK(doubtful.changed[0].change.after->version == "v30");

  const PolicyChanges before = one("2010-01-01", "2012-01-01");
  CHECK(before.changed.size() + before.undecided.size() + before.unchanged == 0);

  const PolicyChanges born = one("2010-01-01", "2017-01-01");
  REQUIRE(born.changed.size() == 1);
  CHECK(born.changed[0].change.before == nullptr);
}
