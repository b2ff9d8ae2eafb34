#include "whichgate/effective_actions.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"
#include "text/wildcard_subsumes.hpp"

using namespace whichgate;

namespace {

const Catalog& catalog() { return Catalog::builtin(); }

PolicyDocument policy(const std::string& statements) {
  auto read = parse_policy("{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}", "p");
  if (!read) FAIL(to_string(read.error()));
  return *std::move(read);
}

const std::string allow_all = R"({"Effect": "Allow", "Action": "*", "Resource": "*"})";

struct Row {
  const char* what;
  std::string statements;
  const char* action;
  Allowance allowance;
};

// One action by the plainest reading of the rules, for comparison: no table, no groups.
Allowance plainly(const PolicyDocument& document, std::string_view action) {
  const bool no_types = catalog().without_resource_types(action);
  const auto about = [&](const PolicyStatement& statement) {
    bool named = false;
    for (const std::string& one : statement.actions) named = named || text::wildcard_match_ignoring_case(one, action);
    return named != statement.not_action;
  };
  const auto everything = [](const PolicyStatement& statement) {
    return std::find(statement.resources->begin(), statement.resources->end(), "*") != statement.resources->end();
  };
  Allowance best = Allowance::none;
  bool partly = false;
  for (const PolicyStatement& statement : document.statements) {
    if (!about(statement)) continue;
    bool all = everything(statement) != statement.not_resource;
    if (statement.not_resource && !everything(statement)) all = no_types;
    if (!all && (no_types || (statement.not_resource && everything(statement)))) continue;
    if (statement.effect == Effect::deny) {
      if (all && statement.conditions.empty()) return Allowance::denied;
      partly = true;
      continue;
    }
    best = std::max(best, !statement.conditions.empty() ? Allowance::conditional
                          : all                         ? Allowance::all_resources
                                                        : Allowance::some_resources);
  }
  return best == Allowance::none && partly ? Allowance::denied_in_part : best;
}

}  // namespace

TEST_CASE("a policy's statements together say how an action is allowed") {
  const std::string on_bucket = R"({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"})";
  const std::string if_mfa =
      R"({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}})";
  const auto deny = [](const std::string& rest) { return R"({"Effect": "Deny", )" + rest + "}"; };
  const std::vector<Row> rows{
      {"nothing is said", on_bucket, "ec2:RunInstances", Allowance::none},
      {"all resources", allow_all, "s3:GetObject", Allowance::all_resources},
      {"several stars are one", R"({"Effect": "Allow", "Action": "s3:*", "Resource": "**"})", "s3:GetObject",
       Allowance::all_resources},
      {"some resources", on_bucket, "s3:GetObject", Allowance::some_resources},
      {"an action without resource types is covered by all resources only", on_bucket, "s3:ListAllMyBuckets",
       Allowance::none},
      {"a condition", if_mfa, "s3:GetObject", Allowance::conditional},
      {"some resources without a condition are more than all with one", if_mfa + "," + on_bucket, "s3:GetObject",
       Allowance::some_resources},
      {"all resources win over some", on_bucket + "," + allow_all, "s3:GetObject", Allowance::all_resources},
      {"NotAction is everything else", R"({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"})", "s3:GetObject",
       Allowance::all_resources},
      {"NotAction excludes", R"({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"})", "iam:GetUser",
       Allowance::none},
      {"NotResource is a part", R"({"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/*"})",
       "s3:GetObject", Allowance::some_resources},
      {"NotResource is all for an action without resource types",
       R"({"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/*"})", "s3:ListAllMyBuckets",
       Allowance::all_resources},
      {"NotResource * is nothing", R"({"Effect": "Allow", "Action": "s3:*", "NotResource": "*"})", "s3:GetObject",
       Allowance::none},
      {"a Deny of all takes it away", allow_all + "," + deny(R"("Action": "s3:*", "Resource": "*")"), "s3:GetObject",
       Allowance::denied},
      {"a Deny alone", deny(R"("Action": "s3:*", "Resource": "*")"), "s3:GetObject", Allowance::denied},
      {"a Deny of a part alone", deny(R"("Action": "s3:*", "Resource": "arn:aws:s3:::b/*")"), "s3:GetObject",
       Allowance::denied_in_part},
      {"a Deny of a part leaves the rest",
       allow_all + "," + deny(R"("Action": "s3:*", "Resource": "arn:aws:s3:::b/*")"), "s3:GetObject",
       Allowance::all_resources},
      {"a Deny of all that is allowed", on_bucket + "," + deny(R"("Action": "s3:*", "Resource": "arn:aws:s3:::*")"),
       "s3:GetObject", Allowance::denied},
      {"a Deny beside what is allowed", on_bucket + "," + deny(R"("Action": "s3:*", "Resource": "arn:aws:s3:::c/*")"),
       "s3:GetObject", Allowance::some_resources},
      {"a Deny under a condition takes nothing wholly",
       on_bucket + "," +
           deny(R"("Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}})"),
       "s3:GetObject", Allowance::some_resources},
      {"a Deny of an ARN does not apply to an action without resource types",
       allow_all + "," + deny(R"("Action": "s3:*", "Resource": "arn:aws:s3:::b")"), "s3:ListAllMyBuckets",
       Allowance::all_resources},
      {"an action that the catalog lacks is matched by its text",
       R"({"Effect": "Allow", "Action": ["newservice:Do", "s3:Get*"], "Resource": "*"})", "newservice:Do",
       Allowance::all_resources},
      {"the case of an action does not matter", R"({"Effect": "Allow", "Action": "S3:getobject", "Resource": "*"})",
       "s3:GetObject", Allowance::all_resources}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const PolicyDocument document = policy(row.statements);
    const EffectiveActions actions = effective_actions(document, catalog());
    const ActionGroup* group = actions.find(row.action);
    CHECK(to_string(group ? group->allowance : Allowance::none) == to_string(row.allowance));
  }
}

TEST_CASE("a policy that allows everything allows every listed action in one group") {
  const PolicyDocument document = policy(allow_all);
  const EffectiveActions actions = effective_actions(document, catalog());
  REQUIRE(actions.groups.size() == 1);
  CHECK(actions.groups[0].actions == catalog().expand("*"));
  CHECK(actions.allowed() == catalog().expand("*").size());
}

TEST_CASE("what the catalog lacks and what matches nothing is told") {
  const PolicyDocument document = policy(
      R"({"Effect": "Allow", "Action": ["newservice:Do", "s3:GetObject", "s3:Zz*", "NewService:do"], "Resource": "*"})");
  const EffectiveActions actions = effective_actions(document, catalog());
  CHECK(actions.unlisted == std::vector<std::string_view>{"newservice:Do"});
  CHECK(actions.without_match == std::vector<std::string_view>{"s3:Zz*"});
  CHECK(actions.allowed() == 2);
  CHECK(actions.unlisted_allowed() == 1);
}

TEST_CASE("a pattern narrows the answer to the actions that it matches") {
  const PolicyDocument document = policy(allow_all);
  const EffectiveActions actions = effective_actions(document, catalog(), "ce:Desc*");
  REQUIRE(actions.groups.size() == 1);
  CHECK(actions.groups[0].actions == catalog().expand("ce:Desc*"));
  CHECK(effective_actions(document, catalog(), "newservice:Do").allowed() == 1);
}

TEST_CASE("groups name the statements that decide") {
  const PolicyDocument document =
      policy(R"({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"},)" + allow_all +
             R"(,{"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::c/*"})");
  const EffectiveActions actions = effective_actions(document, catalog());
  const ActionGroup* group = actions.find("s3:GetObject");
  REQUIRE(group);
  CHECK(group->allowed_by == std::vector<std::size_t>{1});
  CHECK(group->denied_by == std::vector<std::size_t>{2});
  const std::vector<StatementLimit> said = limits(document, *group);
  REQUIRE(said.size() == 2);
  CHECK(said[0] == StatementLimit{});
  CHECK(said[1].effect == Effect::deny);
  CHECK(said[1].resources == std::vector<std::string>{"arn:aws:s3:::c/*"});
}

TEST_CASE("the groups of AWS's own policies agree with the plainest reading, action by action") {
  const std::vector<std::string_view> all = catalog().expand("*"), arns = catalog().managed_policy_arns();
  std::size_t compared = 0;
  for (std::size_t p = 0; p < arns.size(); p += 23) {
    const PolicyDocument& document = *catalog().managed_policy(arns[p])->document;
    const EffectiveActions actions = effective_actions(document, catalog());
    std::vector<std::pair<std::string_view, Allowance>> found;
    for (const ActionGroup& group : actions.groups)
      for (const std::string_view action : group.actions) found.emplace_back(action, group.allowance);
    std::sort(found.begin(), found.end());
    for (std::size_t a = p % 97; a < all.size(); a += 97) {
      const auto at = std::lower_bound(found.begin(), found.end(), std::pair(all[a], Allowance::none));
      const Allowance fast = at != found.end() && at->first == all[a] ? at->second : Allowance::none;
      const Allowance slow = plainly(document, all[a]);
      ++compared;
      if (fast == slow) continue;
      CAPTURE(arns[p], all[a], to_string(slow));
      // The plain reading does not see that a Deny of some resources covers all that is allowed.
      CHECK(fast == Allowance::denied);
    }
  }
  CHECK(compared > 10000);
}

TEST_CASE("one pattern covers another when it matches whatever the other matches") {
  struct Patterns {
    const char *pattern, *other;
    bool covers;
  };
  for (const Patterns& row : std::vector<Patterns>{{"*", "*", true},
                                                   {"*", "arn:aws:s3:::b/*", true},
                                                   {"arn:aws:s3:::*", "arn:aws:s3:::b/*", true},
                                                   {"arn:aws:s3:::b/*", "arn:aws:s3:::*", false},
                                                   {"a?", "ab", true},
                                                   {"a?", "a?", true},
                                                   {"a?", "a*", false},
                                                   {"a*", "a?", true},
                                                   {"a*c", "abc", true},
                                                   {"a*c", "a*b*c", true},
                                                   {"a*b*c", "a*c", false},
                                                   {"", "", true},
                                                   {"", "*", false},
                                                   {"*", "", true},
                                                   {"home/${aws:username}/*", "home/${aws:username}/*", true},
                                                   {"home/${aws:username}/*", "home/x/*", false},
                                                   {"home/*", "home/${aws:username}", true}}) {
    CAPTURE(row.pattern, row.other);
    CHECK(text::wildcard_subsumes(row.pattern, row.other) == row.covers);
  }
}
