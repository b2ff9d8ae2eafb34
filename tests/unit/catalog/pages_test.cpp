#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"
#include "whichgate/catalog.hpp"

using namespace whichgate;

namespace {

const Catalog& builtin() { return Catalog::builtin(); }

// The documents of these tests allow on every resource, without conditions.
bool allows(const PolicyDocument& policy, std::string_view action) {
  bool allowed = false;
  for (const PolicyStatement& statement : policy.statements) {
    const bool listed = std::any_of(statement.actions.begin(), statement.actions.end(), [&](const std::string& each) {
      return text::wildcard_match_ignoring_case(each, action);
    });
    if (listed == statement.not_action) continue;
    if (statement.effect == Effect::deny) return false;
    allowed = allowed || (statement.conditions.empty() && statement.resources == std::vector<std::string>{"*"});
  }
  return allowed;
}

std::set<std::string> missing(std::string_view policy_name, std::string_view page_name) {
  const ManagedPolicy* policy = builtin().managed_policy(policy_name);
  const BillingPage* page = builtin().page(page_name);
  REQUIRE(policy != nullptr);
  REQUIRE(page != nullptr);
  std::set<std::string> actions;
  for (const std::string_view action : page->view_actions)
    if (!allows(*policy->document, action)) actions.emplace(action);
  return actions;
}

using Missing = std::set<std::string>;

}  // namespace

TEST_CASE("twenty-four pages are gated", "[catalog][pages]") {
  const auto pages = builtin().pages();
  CHECK(std::count_if(pages.begin(), pages.end(), [](const BillingPage& page) { return page.gated == Gated::yes; }) ==
        24);
  for (const char* name : {"Home",
                           "Budgets",
                           "Budgets Reports",
                           "AWS Cost and Usage Reports",
                           "Cost categories",
                           "Cost allocation tags",
                           "Bills",
                           "Payments",
                           "Credits",
                           "Purchase Order",
                           "Billing preferences",
                           "Payment methods",
                           "Tax settings",
                           "Cost Explorer",
                           "Reports",
                           "Rightsizing recommendations",
                           "Savings Plans recommendations",
                           "Savings Plans utilization report",
                           "Savings Plans coverage report",
                           "Reservations overview",
                           "Reservations recommendations",
                           "Reservations utilization report",
                           "Reservations coverage report",
                           "Preferences"}) {
    CAPTURE(name);
    REQUIRE(builtin().page(name) != nullptr);
    CHECK(builtin().page(name)->name == name);
    CHECK(builtin().page(name)->gated == Gated::yes);
  }
}

TEST_CASE("pages that AWS lists as not gated and pages that it says nothing about are told apart", "[catalog][pages]") {
  for (const char* name : {"Cost Anomaly Detection", "Savings Plans overview", "Savings Plans inventory",
                           "Purchase Savings Plans", "Savings Plans cart"})
    CHECK(builtin().page(name)->gated == Gated::no);
  for (const char* name :
       {"Account", "Free Tier", "Data Exports", "Cost Optimization Hub", "Billing Conductor", "Billing Transfer"})
    CHECK(builtin().page(name)->gated == Gated::undocumented);
}

TEST_CASE("a page answers to its other names, in any case", "[catalog][pages]") {
  CHECK(builtin().page("bills") == builtin().page("Bills"));
  CHECK(builtin().page("purchase orders") == builtin().page("Purchase Order"));
  CHECK(builtin().page("Payment preferences") == builtin().page("Payment methods"));
  CHECK(builtin().page("CUR") == builtin().page("AWS Cost and Usage Reports"));
  CHECK(builtin().page("Cost Explorer reports") == builtin().page("Cost Explorer"));
  CHECK(builtin().page("Cost Explorer preferences") == builtin().page("Preferences"));
  CHECK(builtin().page("No such page") == nullptr);
  CHECK(builtin().page("") == nullptr);
}

TEST_CASE("names of pages are unique and every page needs actions that exist", "[catalog][pages]") {
  std::set<std::string> names;
  for (const BillingPage& page : builtin().pages()) {
    CAPTURE(page.name);
    CHECK(names.insert(text::lower(page.name)).second);
    CHECK(builtin().page(page.name) == &page);
    CHECK_FALSE(page.view_actions.empty());
    CHECK_FALSE(page.legacy_view_actions.empty());
    for (const auto& actions : {page.view_actions, page.legacy_view_actions})
      for (const std::string_view action : actions) {
        CAPTURE(action);
        CHECK(builtin().action(action) == action);
      }
  }
}

TEST_CASE("AdministratorAccess opens every page and ViewOnlyAccess and SecurityAudit none of Billing",
          "[catalog][pages]") {
  for (const BillingPage& page : builtin().pages()) {
    CAPTURE(page.name);
    CHECK(missing("AdministratorAccess", page.name).empty());
    if (page.gated != Gated::yes) continue;
    CHECK_FALSE(missing("ViewOnlyAccess", page.name).empty());
    CHECK_FALSE(missing("SecurityAudit", page.name).empty());
  }
}

TEST_CASE("AWS's billing policies open the pages that they are meant for", "[catalog][pages]") {
  for (const char* page : {"Home", "Bills", "Payments", "Credits", "Cost categories", "Cost allocation tags", "Budgets",
                           "Free tier", "Payment preferences", "Tax settings"})
    for (const char* policy : {"PowerUserAccess", "ReadOnlyAccess", "Billing", "AWSBillingReadOnlyAccess"}) {
      CAPTURE(page, policy);
      CHECK(missing(policy, page) == Missing{});
    }
}

TEST_CASE("AWS's policies leave these pages shut for want of these actions", "[catalog][pages]") {
  const Missing contact{"account:GetContactInformation"};
  CHECK(missing("PowerUserAccess", "Purchase orders") == contact);
  CHECK(missing("ReadOnlyAccess", "Purchase orders") == Missing{});
  CHECK(missing("Billing", "Purchase orders") == contact);
  CHECK(missing("AWSBillingReadOnlyAccess", "Purchase orders") == contact);

  const char* usage_reports = "AWS Cost and Usage Reports";
  CHECK(missing("PowerUserAccess", usage_reports) == Missing{});
  CHECK(missing("ReadOnlyAccess", usage_reports) == Missing{"cur:DescribeReportDefinitions"});
  CHECK(missing("Billing", usage_reports) == Missing{});
  CHECK(missing("AWSBillingReadOnlyAccess", usage_reports) == Missing{});

  const Missing destination{"cur:ValidateReportDestination"};
  CHECK(missing("PowerUserAccess", "Billing preferences") == Missing{});
  CHECK(missing("ReadOnlyAccess", "Billing preferences") == destination);
  CHECK(missing("Billing", "Billing preferences") == Missing{});
  CHECK(missing("AWSBillingReadOnlyAccess", "Billing preferences") == destination);

  const Missing account_contacts{"account:GetAlternateContact", "account:GetContactInformation"};
  CHECK(missing("PowerUserAccess", "Account") == account_contacts);
  CHECK(missing("ReadOnlyAccess", "Account") == Missing{});

  const Missing report{"ce:DescribeReport", "ce:GetCostForecast"};
  CHECK(missing("PowerUserAccess", "Cost Explorer") == Missing{});
  CHECK(missing("ReadOnlyAccess", "Cost Explorer") == Missing{});
  CHECK(missing("Billing", "Cost Explorer") == report);
  CHECK(missing("AWSBillingReadOnlyAccess", "Cost Explorer") == report);

  const Missing preferences{"ce:GetPreferences", "ce:GetApproximateUsageRecords"};
  CHECK(missing("PowerUserAccess", "Preferences") == Missing{});
  CHECK(missing("ReadOnlyAccess", "Preferences") == Missing{});
  CHECK(missing("Billing", "Preferences") == preferences);
  CHECK(missing("AWSBillingReadOnlyAccess", "Preferences") == preferences);
}
