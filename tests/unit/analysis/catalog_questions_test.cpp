#include "whichgate/catalog_questions.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace whichgate;

namespace {

const Catalog& catalog() { return Catalog::builtin(); }

ActionSheet sheet(std::string_view action) {
  std::vector<ActionSheet> sheets = action_sheets(catalog(), action);
  REQUIRE(sheets.size() == 1);
  return std::move(sheets.front());
}

std::vector<std::string> names(const std::vector<const BillingPage*>& pages) {
  std::vector<std::string> found;
  for (const BillingPage* page : pages) found.push_back(page->name);
  return found;
}

bool opens(const std::vector<OpeningPolicy>& openings, std::string_view name) {
  return std::any_of(openings.begin(), openings.end(), [&](const auto& one) { return one.policy->name == name; });
}

template <class T>
void check_refusal(const Result<T>& result, const std::string& message, const std::string& help) {
  CAPTURE(message);
  REQUIRE_FALSE(result);
  REQUIRE(result.error().size() == 1);
  CHECK(result.error()[0].message == message);
  CHECK(result.error()[0].help == help);
}

}  // namespace

TEST_CASE("the sheet of a console-only action tells its pages and where it came from") {
  const ActionSheet report = sheet("ce:describereport");
  CHECK(report.action.name == "ce:DescribeReport");
  CHECK(report.action.console_only);
  CHECK(report.resources.empty());
  CHECK_FALSE(report.rcp_reaches);
  CHECK(names(report.pages) == std::vector<std::string>{"Cost Explorer", "Reports"});
  CHECK(report.replaces == std::vector<std::string>{"aws-portal:ViewBilling"});
  CHECK(report.replaced_by.empty());
}

TEST_CASE("the sheet of an action on resources tells their ARNs and the types of keys") {
  const ActionSheet get = sheet("s3:GetObject");
  CHECK_FALSE(get.action.console_only);
  CHECK(get.rcp_reaches);
  const auto object = std::find_if(get.resources.begin(), get.resources.end(),
                                   [](const SheetResource& row) { return row.resource.type == "object"; });
  REQUIRE(object != get.resources.end());
  CHECK(object->arn_formats == std::vector<std::string>{"arn:${Partition}:s3:::${BucketName}/${ObjectName}"});
  const auto key = std::find_if(get.condition_keys.begin(), get.condition_keys.end(),
                                [](const ConditionKey& one) { return one.name == "s3:signatureAge"; });
  REQUIRE(key != get.condition_keys.end());
  CHECK(key->type == "Numeric");
}

TEST_CASE("the sheet of a retired action tells what became of it and what it still opens") {
  const ActionSheet retired = sheet("aws-portal:ViewUsage");
  CHECK(retired.replaced_by == std::vector<std::string>{"cur:GetUsageReport"});
  CHECK_FALSE(retired.legacy_pages.empty());
  CHECK(retired.pages.empty());
}

TEST_CASE("every sheet names the policies that who_opens names") {
  for (const ActionSheet& one : action_sheets(catalog(), "ce:Get*")) {
    const std::vector<OpeningPolicy> openings = who_opens(catalog(), one.action.name);
    CAPTURE(one.action.name);
    REQUIRE(one.opened_by.size() == openings.size());
    for (std::size_t i = 0; i < openings.size(); ++i) {
      CHECK(one.opened_by[i].policy == openings[i].policy);
      CHECK(one.opened_by[i].allowance == openings[i].actions.groups.front().allowance);
    }
  }
}

TEST_CASE("a pattern that matches nothing has no sheets") { CHECK(action_sheets(catalog(), "ce:Zz*").empty()); }

TEST_CASE("who opens an action is asked of today, or of a day") {
  const std::vector<OpeningPolicy> today = who_opens(catalog(), "ce:DescribeReport");
  CHECK(opens(today, "ReadOnlyAccess"));
  CHECK_FALSE(opens(today, "Billing"));
  CHECK(std::all_of(today.begin(), today.end(), [](const OpeningPolicy& one) { return one.certain; }));
  const std::vector<OpeningPolicy> then = who_opens(catalog(), "ce:DescribeReport", parse_instant("2020-01-01"));
  CHECK_FALSE(opens(then, "ReadOnlyAccess"));
  CHECK(opens(then, "AdministratorAccess"));
}

TEST_CASE("who opens an action that the catalog lacks is answered by the text") {
  const std::vector<OpeningPolicy> openings = who_opens(catalog(), "ce:BrandNew");
  CHECK(opens(openings, "AdministratorAccess"));
  CHECK(opens(openings, "PowerUserAccess"));
  CHECK_FALSE(opens(openings, "Billing"));
}

TEST_CASE("a version that may or may not have been in force is told as such") {
  for (const OpeningPolicy& one :
       who_opens(catalog(), "ce:ListCostCategoryResourceAssociations", parse_instant("2026-05-01")))
    if (one.policy->name == "Billing") CHECK_FALSE(one.certain);
}

TEST_CASE("the sheet of a page has the policies that open it first, then those that lack the fewest actions") {
  const Result<const BillingPage*> page = find_page(catalog(), "Cost Explorer");
  REQUIRE(page);
  const PageSheet found = page_sheet(catalog(), **page);
  REQUIRE_FALSE(found.policies.empty());
  CHECK(found.policies.front().opens());
  CHECK(std::is_sorted(found.policies.begin(), found.policies.end(), [](const auto& a, const auto& b) {
    return std::pair(a.missing.size(), a.restricted.size()) < std::pair(b.missing.size(), b.restricted.size());
  }));
  for (const PageOpening& one : found.policies) CHECK(one.missing.size() < (*page)->view_actions.size());
}

TEST_CASE("whatever is misspelt gets the nearest name") {
  check_refusal(find_actions(catalog(), "ce:DescribReport"), "AWS lists no action `ce:DescribReport`",
                "did you mean `ce:DescribeReport`?");
  check_refusal(find_actions(catalog(), "GetObject"), "`GetObject` is not an action: it has no service",
                "did you mean `mediapackagev2:GetObject` or `mediastore:GetObject` or `s3-object-lambda:GetObject` or "
                "`s3-outposts:GetObject` or `s3:GetObject`?");
  check_refusal(find_actions(catalog(), "cee:GetTags"), "AWS lists no service `cee`", "did you mean `ce:GetTags`?");
  check_refusal(find_actions(catalog(), "ce:Zz*"), "`ce:Zz*` matches no action of AWS",
                "the wildcard begins where no action's name goes on");
  check_refusal(find_actions(catalog(), "DescribeReport"), "`DescribeReport` is not an action: it has no service",
                "did you mean `ce:DescribeReport`?");
  check_refusal(find_managed_policy(catalog(), "Biling"), "AWS has no managed policy `Biling`",
                "did you mean `Billing`?");
  check_refusal(find_managed_policy(catalog(), "arn:aws:iam::aws:policy/Billing"),
                "AWS has no managed policy `arn:aws:iam::aws:policy/Billing`",
                "did you mean `arn:aws:iam::aws:policy/job-function/Billing`?");
  check_refusal(find_page(catalog(), "Cost Exporer"), "the billing console has no page `Cost Exporer`",
                "did you mean `Cost Explorer`?");
  CHECK(find_actions(catalog(), "ce:Desc*").value_or(0) == 3);
}
