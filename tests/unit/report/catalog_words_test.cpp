#include "report/catalog_words.hpp"

#include <string>
#include <vector>

#include "report/change_text.hpp"
#include "support/catch.hpp"
#include "text/text.hpp"

using namespace whichgate;
using namespace whichgate::report;

namespace {

const Catalog& catalog() { return Catalog::builtin(); }

ManagedPolicy version(const std::string& number, const std::string& statements) {
  auto read = parse_policy(R"({"Version": "2012-10-17", "Statement": [)" + statements + "]}", number);
  if (!read) FAIL(to_string(read.error()));
  ManagedPolicy policy;
  policy.name = "P";
  policy.version = number;
  policy.document = std::make_shared<const PolicyDocument>(*std::move(read));
  return policy;
}

std::string told(const std::string& before, const std::string& after) {
  const ManagedPolicy old = version("v1", before), now = version("v2", after);
  const PolicyChange change = compare(&old, now, catalog());
  return change_summary(change) + '\n' + change_text(change, catalog());
}

std::string words(const Extent& extent) { return text::join(words_of(extent), " "); }

const std::string get = R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"})";

}  // namespace

TEST_CASE("a version's date is a day, a span, or unknown") {
  struct Row {
    const char *date, *after, *before, *words;
  };
  for (const Row& row :
       std::vector<Row>{{"2026-07-30T22:12:16Z", "", "", "2026-07-30"},
                        {"", "2026-02-12T18:01:53Z", "2026-07-30", "between 2026-02-12 and 2026-07-30"},
                        {"", "2026-02-12", "", "after 2026-02-12"},
                        {"", "", "2026-07-30", "before 2026-07-30"},
                        {"", "", "", "date unknown"}}) {
    ManagedPolicy policy;
    policy.date = row.date;
    policy.appeared_after = row.after;
    policy.appeared_before = row.before;
    CHECK(date_in_words(policy) == row.words);
  }
}

TEST_CASE("an extent in words says on what, and if what") {
  using Limits = std::vector<StatementLimit>;
  struct Row {
    Extent extent;
    const char* words;
  };
  const StatementLimit all, part{Effect::allow, {"arn:a", "arn:b"}, false, {}}, but{Effect::allow, {"arn:a"}, true, {}},
      condition{Effect::allow, {}, false, {"Bool k \"true\"", "Null j \"false\""}},
      no{Effect::deny, {"arn:c"}, false, {}};
  for (const Row& row : std::vector<Row>{
           {{Allowance::none, Limits{}}, "not allowed"},
           {{Allowance::all_resources, Limits{all}}, "on all resources"},
           {{Allowance::some_resources, Limits{part}}, "on arn:a or arn:b"},
           {{Allowance::some_resources, Limits{but}}, "on all resources but arn:a"},
           {{Allowance::conditional, Limits{condition}}, "on all resources if Bool k \"true\" and Null j \"false\""},
           {{Allowance::all_resources, Limits{all, no}}, "on all resources; denied on arn:c"},
           {{Allowance::denied, Limits{part, no}}, "denied on arn:c"}})
    CHECK(words(row.extent) == row.words);
}

TEST_CASE("actions of a service that are all there become one word") {
  std::vector<std::string_view> actions = catalog().expand("cur:*");
  CHECK(action_words(actions, catalog()) ==
        std::vector<std::string>{"all " + std::to_string(actions.size()) + " actions of cur"});
  actions.pop_back();
  CHECK(action_words(actions, catalog()).size() == actions.size());
}

TEST_CASE("one list is enough where the text names the very actions that changed") {
  CHECK(told(get, get + R"(,{"Effect": "Allow", "Action": "ce:GetTags", "Resource": "*"})") ==
        "gives 1 action\n  gives   ce:GetTags\n");
}

TEST_CASE("a wildcard is told as text and as what it stands for") {
  CHECK(told(get, get + R"(,{"Effect": "Allow", "Action": ["ce:Desc*", "ce:Zz*"], "Resource": "*"})") ==
        "gives 3 actions\n"
        "  text    + ce:Desc* (3 actions), ce:Zz* (0 actions)\n"
        "  gives   ce:DescribeCostCategoryDefinition, ce:DescribeNotificationSubscription, ce:DescribeReport\n");
}

TEST_CASE("what limits an action now, and before, is told") {
  CHECK(told(get, R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"})") ==
        "changes 1 action\n"
        "  changes s3:GetObject\n"
        "          before: on all resources\n"
        "          now:    on arn:aws:s3:::b/*\n");
  CHECK(told(get, get + R"(,{"Effect": "Deny", "Action": "ce:GetTags", "Resource": "*"})") ==
        "denies 1 action\n"
        "  denies  ce:GetTags\n");
  CHECK(told(get, R"({"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"})") ==
        "takes 1 action\n"
        "  text    + Deny s3:GetObject\n"
        "  text    - s3:GetObject\n"
        "  takes   s3:GetObject\n"
        "          now:    denied on all resources\n");
}

TEST_CASE("a change of the text alone is no silence") {
  CHECK(told(get, get + "," + get) == "statements moved or renamed, what they allow is the same\n");
  CHECK(told(get, R"({"Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObj?ct"], "Resource": "*"})") ==
        "the text changed, what it allows did not\n"
        "  text    + s3:GetObj?ct (1 action)\n");
}
