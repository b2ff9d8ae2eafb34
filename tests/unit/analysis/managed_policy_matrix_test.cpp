#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"
#include "whichgate/catalog_questions.hpp"

using namespace whichgate;

// What AWS's policies allow, computed by hand from their documents: which people get wrong, and what guides copy
// from each other. The versions are those of the table.
namespace {

const Catalog& catalog() { return Catalog::builtin(); }

const ManagedPolicy& version(std::string_view name, std::string_view version) {
  for (const ManagedPolicy* one : catalog().managed_policy_versions(name))
    if (one->version == version) return *one;
  FAIL("no version " << version << " of " << name);
  return *catalog().managed_policy(name);
}

const std::vector<const ManagedPolicy*>& columns() {
  static const std::vector<const ManagedPolicy*> all{&version("AdministratorAccess", "v1"),
                                                     &version("PowerUserAccess", "v12"),
                                                     &version("ReadOnlyAccess", "v188"),
                                                     &version("ViewOnlyAccess", "v45"),
                                                     &version("Billing", "v30"),
                                                     &version("AWSBillingReadOnlyAccess", "v28"),
                                                     &version("SecurityAudit", "v92"),
                                                     &version("CostOptimizationHubAdminAccess", "v4"),
                                                     &version("CostOptimizationHubReadOnlyAccess", "v4"),
                                                     &version("AWSCostAndUsageReportAutomationPolicy", "v1")};
  return all;
}

// Y: allowed on all resources; r: on some; c: under conditions; a dot: not.
char sign(const ManagedPolicy& policy, std::string_view action) {
  const EffectiveActions actions = effective_actions(*policy.document, catalog(), action);
  const Allowance allowance = actions.groups.empty() ? Allowance::none : actions.groups.front().allowance;
  if (allowance == Allowance::all_resources) return 'Y';
  if (allowance == Allowance::some_resources) return 'r';
  return allowance == Allowance::conditional ? 'c' : '.';
}

struct Row {
  std::vector<const char*> patterns;
  const char* signs;  // a column a policy
};

struct PageRow {
  const char* page;
  // What AdministratorAccess, PowerUserAccess, ReadOnlyAccess, Billing and AWSBillingReadOnlyAccess lack.
  std::vector<std::vector<std::string>> missing;
};

using Actions = std::vector<std::string>;

}  // namespace

TEST_CASE("AWS's policies allow these actions, and these not") {
  const std::vector<Row> rows{
      {{"ce:DescribeReport"}, "YYY......."},
      {{"ce:GetCostAndUsage", "ce:GetDimensionValues", "ce:GetTags"}, "YYY.YY...."},
      {{"ce:GetCostForecast", "ce:GetCostCategories", "ce:GetPreferences", "ce:GetReservation*", "ce:GetSavingsPlans*",
        "ce:GetAnomalies", "ce:GetCostAndUsageWithResources"},
       "YYY......."},
      {{"ce:CreateReport", "ce:UpdatePreferences"}, "YY..Y....."},
      {{"aws-portal:ViewBilling"}, "YYY.YY...."},
      {{"aws-portal:ViewAccount"}, "YYY......."},
      {{"aws-portal:ViewUsage", "aws-portal:ViewPaymentMethods"}, "YYY.Y....."},
      {{"billing:GetBillingData", "billing:GetIAMAccessPreference", "billing:ListBillingViews"}, "YYY.YY...."},
      {{"billing:GetBillingViewData"}, "YY........"},
      {{"billing:UpdateIAMAccessPreference"}, "YY..Y....."},
      {{"account:GetAccountInformation"}, "YYY.YYY..."},
      {{"account:GetContactInformation"}, "Y.Y......."},
      {{"budgets:ViewBudget", "payments:ListPaymentPreferences", "tax:ListTaxRegistrations", "invoicing:GetInvoicePDF",
        "consolidatedbilling:ListLinkedAccounts", "freetier:GetFreeTierUsage", "purchase-orders:ViewPurchaseOrders"},
       "YYY.YY...."},
      {{"cur:DescribeReportDefinitions"}, "YY..YY...Y"},
      {{"cost-optimization-hub:ListRecommendations"}, "YYYY...YY."},
      {{"organizations:ListAccounts"}, "Y.YY..Y..."},
      {{"sts:AssumeRoot", "sso:CreateAccountAssignment"}, "YY........"},
      {{"cur:PutReportDefinition"}, "YY..Y....r"},
      {{"organizations:EnableAWSServiceAccess"}, "Y......c.."}};
  for (const Row& row : rows)
    for (const char* pattern : row.patterns)
      for (const std::string_view action : catalog().expand(pattern)) {
        std::string signs;
        for (const ManagedPolicy* policy : columns()) signs += sign(*policy, action);
        CAPTURE(action);
        CHECK(signs == row.signs);
      }
}

TEST_CASE("AWS's policies open these pages, or lack these actions") {
  const Actions none, contact{"account:GetContactInformation"},
      contacts{"account:GetAlternateContact", "account:GetContactInformation"},
      destination{"cur:ValidateReportDestination"}, report{"ce:DescribeReport", "ce:GetCostForecast"},
      preferences{"ce:GetPreferences", "ce:GetApproximateUsageRecords"};
  std::vector<PageRow> rows{{"Purchase orders", {none, contact, none, contact, contact}},
                            {"Cost and Usage Reports", {none, none, {"cur:DescribeReportDefinitions"}, none, none}},
                            {"Billing preferences", {none, none, destination, none, destination}},
                            {"Account", {none, contacts, none, contacts, contacts}},
                            {"Cost Explorer reports", {none, none, none, report, report}},
                            {"Cost Explorer preferences", {none, none, none, preferences, preferences}}};
  for (const char* page : {"Home", "Bills", "Payments", "Credits", "Cost categories", "Cost allocation tags", "Budgets",
                           "Free tier", "Payment preferences", "Tax settings"})
    rows.push_back({page, {none, none, none, none, none}});
  for (const PageRow& row : rows) {
    const Result<const BillingPage*> page = find_page(catalog(), row.page);
    REQUIRE(page);
    const std::vector<std::size_t> of{0, 1, 2, 4, 5};
    for (std::size_t i = 0; i < of.size(); ++i) {
      const PageOpening opening = page_opening(*columns()[of[i]], **page, catalog());
      CAPTURE(row.page, opening.policy->name, opening.missing);
      const std::set<std::string> lacks(opening.missing.begin(), opening.missing.end());
      for (const std::string& action : row.missing[i]) CHECK(lacks.contains(action));
      if (std::string_view(row.page) != "Account") CHECK(lacks.size() == row.missing[i].size());
      CHECK(opening.opens() == row.missing[i].empty());
    }
    CHECK_FALSE(page_opening(*columns()[3], **page, catalog()).opens());
    CHECK_FALSE(page_opening(*columns()[6], **page, catalog()).opens());
  }
}

TEST_CASE("Billing has never allowed ce:DescribeReport, and ReadOnlyAccess has since v79") {
  for (const char* name : {"Billing", "AWSBillingReadOnlyAccess"})
    for (const ManagedPolicy* one : catalog().managed_policy_versions(name)) {
      CAPTURE(name, one->version);
      CHECK(sign(*one, "ce:DescribeReport") == '.');
    }
  for (const ManagedPolicy* one : catalog().managed_policy_versions("ReadOnlyAccess")) {
    CAPTURE(one->version);
    CHECK((sign(*one, "ce:DescribeReport") == 'Y') == (std::stoi(one->version.substr(1)) >= 79));
  }
}
