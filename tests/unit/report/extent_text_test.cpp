#include "report/extent_text.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"

using namespace whichgate;
using namespace whichgate::report;

namespace {

const Catalog& catalog() { return Catalog::builtin(); }

}  // namespace

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
    CHECK(text::join(extent_phrases(row.extent), " ") == row.words);
}

TEST_CASE("actions of a service that are all there become one word") {
  std::vector<std::string_view> actions = catalog().expand("cur:*");
  CHECK(action_phrases(actions, catalog()) ==
        std::vector<std::string>{"all " + std::to_string(actions.size()) + " actions of cur"});
  actions.pop_back();
  CHECK(action_phrases(actions, catalog()).size() == actions.size());
}
