#include "catalog/pages.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/text.hpp"

// Which pages the switch closes:
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html
// What opens a page:
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html
// https://docs.aws.amazon.com/cost-management/latest/userguide/billing-permissions-ref.html
//
// AWS's table writes wildcards, and `billing:Get*` cannot mean all that it matches: AWS's own policy Billing lacks
// some of these, and is meant to open the pages. Inferred: a wildcard stands for the actions that AWS's mapping of
// the retired actions names and the wildcard matches, or, where the mapping names none, for the service's List
// actions. The lists below are the wildcards read so.

namespace whichgate::catalog {

namespace {

using namespace std::string_view_literals;

template <std::size_t... Sizes>
constexpr auto together(const std::array<std::string_view, Sizes>&... parts) {
  std::array<std::string_view, (Sizes + ...)> all{};
  std::size_t at = 0;
  const auto append = [&](const auto& part) {
    for (const std::string_view action : part) all[at++] = action;
  };
  (append(parts), ...);
  return all;
}

constexpr std::array account_information = {"account:GetAccountInformation"sv};
constexpr std::array contact_information = {"account:GetContactInformation"sv};
constexpr std::array account_get = {"account:GetAccountInformation"sv, "account:GetAlternateContact"sv,
                                    "account:GetContactInformation"sv};
constexpr std::array account_list = {"account:ListRegions"sv};
constexpr std::array billing_get = {"billing:GetBillingData"sv,          "billing:GetBillingDetails"sv,
                                    "billing:GetBillingNotifications"sv, "billing:GetBillingPreferences"sv,
                                    "billing:GetContractInformation"sv,  "billing:GetCredits"sv,
                                    "billing:GetIAMAccessPreference"sv,  "billing:GetSellerOfRecord"sv};
constexpr std::array billing_role = {"consolidatedbilling:GetAccountBillingRole"sv};
constexpr std::array consolidated_billing = {"consolidatedbilling:GetAccountBillingRole"sv,
                                             "consolidatedbilling:ListLinkedAccounts"sv};
constexpr std::array classic_reports = {"cur:GetClassicReport"sv, "cur:GetClassicReportPreferences"sv};
constexpr std::array report_definitions = {"cur:DescribeReportDefinitions"sv};
constexpr std::array report_destination = {"cur:ValidateReportDestination"sv};
constexpr std::array free_tier_get = {"freetier:GetFreeTierAlertPreference"sv, "freetier:GetFreeTierUsage"sv};
constexpr std::array invoicing_get = {"invoicing:GetInvoiceEmailDeliveryPreferences"sv, "invoicing:GetInvoicePDF"sv};
constexpr std::array invoicing_list = {"invoicing:ListInvoiceSummaries"sv};
constexpr std::array payments_get = {"payments:GetPaymentInstrument"sv, "payments:GetPaymentStatus"sv};
constexpr std::array payments_list = {"payments:ListPaymentPreferences"sv};
constexpr std::array tax_get = {"tax:GetTaxInheritance"sv, "tax:GetTaxRegistrationDocument"sv};
constexpr std::array tax_list = {"tax:ListTaxRegistrations"sv};

// Billing console.
constexpr auto home = together(account_information, billing_get, payments_list, tax_list);
constexpr auto bills = together(account_information, billing_get, consolidated_billing, invoicing_list, payments_list);
constexpr auto payments = together(account_information, billing_get, payments_get, payments_list);
constexpr auto credits = together(account_information, billing_get);
constexpr std::array purchase_order_lists = {"purchase-orders:ListPurchaseOrders"sv,
                                             "purchase-orders:ListPurchaseOrderInvoices"sv};
constexpr auto purchase_orders = together(account_information, contact_information, payments_get, payments_list,
                                          purchase_order_lists, tax_list, billing_role);
constexpr auto usage_reports = together(classic_reports, report_definitions);
constexpr std::array cost_category_reads = {"ce:ListCostCategoryDefinitions"sv, "ce:DescribeCostCategoryDefinition"sv,
                                            "ce:GetCostAndUsage"sv, "ce:ListTagsForResource"sv};
constexpr auto cost_categories = together(account_information, cost_category_reads, billing_role);
constexpr std::array tags_list = {"ce:ListCostAllocationTags"sv};
constexpr auto cost_allocation_tags = together(account_information, tags_list, billing_role);
constexpr std::array budgets = {"budgets:ViewBudget"sv, "budgets:DescribeBudgetActionsForBudget"sv,
                                "budgets:DescribeBudgetAction"sv, "budgets:DescribeBudgetActionsForAccount"sv,
                                "budgets:DescribeBudgetActionHistories"sv};
constexpr auto free_tier = together(billing_get, free_tier_get);
constexpr auto billing_preferences = together(account_information, billing_get, consolidated_billing, classic_reports,
                                              report_destination, free_tier_get, invoicing_get);
constexpr auto payment_methods = together(account_information, billing_get, payments_get, payments_list);
constexpr auto tax_settings = together(tax_list, tax_get);
constexpr auto account = together(account_get, account_list, billing_get, payments_list);

// Cost Management console.
constexpr std::array cost_explorer = {"ce:DescribeReport"sv, "ce:GetCostAndUsage"sv, "ce:GetDimensionValues"sv,
                                      "ce:GetTags"sv, "ce:GetCostForecast"sv};
constexpr std::array preferences = {"ce:GetPreferences"sv, "ce:GetDimensionValues"sv,
                                    "ce:GetApproximateUsageRecords"sv};
constexpr std::array anomaly_detection = {"ce:GetAnomalies"sv,
                                          "ce:GetAnomalyMonitors"sv,
                                          "ce:GetAnomalySubscriptions"sv,
                                          "ce:GetCostAndUsage"sv,
                                          "ce:GetCostAndUsageWithResources"sv,
                                          "ce:GetCostCategories"sv,
                                          "ce:GetCostForecast"sv,
                                          "ce:GetDimensionValues"sv,
                                          "ce:GetPreferences"sv,
                                          "ce:GetReservationCoverage"sv,
                                          "ce:GetReservationPurchaseRecommendation"sv,
                                          "ce:GetReservationUtilization"sv,
                                          "ce:GetRightsizingRecommendation"sv,
                                          "ce:GetSavingsPlansCoverage"sv,
                                          "ce:GetSavingsPlansPurchaseRecommendation"sv,
                                          "ce:GetSavingsPlansUtilization"sv,
                                          "ce:GetSavingsPlansUtilizationDetails"sv,
                                          "ce:GetTags"sv,
                                          "ce:GetUsageForecast"sv};

// Inferred: AWS lists these pages and says nothing about what opens them. Taken are the read actions of the same
// name as the page; for the reservations overview also the alerts that AWS says are seen there.
constexpr std::array rightsizing = {"ce:GetRightsizingRecommendation"sv};
constexpr std::array savings_plans_recommendations = {"ce:GetSavingsPlansPurchaseRecommendation"sv,
                                                      "ce:ListSavingsPlansPurchaseRecommendationGeneration"sv};
constexpr std::array savings_plans_utilization = {"ce:GetSavingsPlansUtilization"sv,
                                                  "ce:GetSavingsPlansUtilizationDetails"sv};
constexpr std::array savings_plans_coverage = {"ce:GetSavingsPlansCoverage"sv};
constexpr std::array reservations_overview = {"ce:DescribeNotificationSubscription"sv,
                                              "ce:GetReservationUtilization"sv};
constexpr std::array reservations_recommendations = {"ce:GetReservationPurchaseRecommendation"sv};
constexpr std::array reservations_utilization = {"ce:GetReservationUtilization"sv};
constexpr std::array reservations_coverage = {"ce:GetReservationCoverage"sv};
constexpr std::array savings_plans = {"savingsplans:DescribeSavingsPlans"sv};
constexpr std::array savings_plans_offerings = {"savingsplans:DescribeSavingsPlansOfferings"sv};
constexpr std::array pricing_calculator = {"bcm-pricing-calculator:ListWorkloadEstimates"sv};
constexpr std::array data_exports = {"bcm-data-exports:ListExports"sv};
constexpr std::array optimization_hub = {"cost-optimization-hub:ListEnrollmentStatuses"sv,
                                         "cost-optimization-hub:ListRecommendationSummaries"sv,
                                         "cost-optimization-hub:ListRecommendations"sv};
constexpr std::array billing_conductor = {"billingconductor:ListBillingGroups"sv,
                                          "billingconductor:ListAccountAssociations"sv};
constexpr std::array billing_transfer = {"organizations:ListInboundResponsibilityTransfers"sv,
                                         "organizations:ListOutboundResponsibilityTransfers"sv};

// Legacy mode. AWS: ViewBilling opens the console's pages; budgets, usage reports and payment methods need their own
// action besides; ViewAccount opens the Account page. Inferred: purchase orders likewise need both. Pages whose actions
// were never in aws-portal are opened by these actions in both modes.
constexpr std::array view_billing = {"aws-portal:ViewBilling"sv};
constexpr std::array view_account = {"aws-portal:ViewAccount"sv};
constexpr std::array view_payment_methods = {"aws-portal:ViewBilling"sv, "aws-portal:ViewPaymentMethods"sv};
constexpr std::array view_purchase_orders = {"aws-portal:ViewBilling"sv, "purchase-orders:ViewPurchaseOrders"sv};
constexpr std::array view_usage_reports = {"aws-portal:ViewBilling"sv, "aws-portal:ViewUsage"sv,
                                           "cur:DescribeReportDefinitions"sv};
constexpr std::array view_budgets = {"aws-portal:ViewBilling"sv, "budgets:ViewBudget"sv};

constexpr BillingPage table[] = {
    {"Home", Gated::yes, home, view_billing},
    {"Bills", Gated::yes, bills, view_billing},
    {"Payments", Gated::yes, payments, view_billing},
    {"Credits", Gated::yes, credits, view_billing},
    {"Purchase Order", Gated::yes, purchase_orders, view_purchase_orders},
    {"AWS Cost and Usage Reports", Gated::yes, usage_reports, view_usage_reports},
    {"Cost categories", Gated::yes, cost_categories, view_billing},
    {"Cost allocation tags", Gated::yes, cost_allocation_tags, view_billing},
    {"Budgets", Gated::yes, budgets, view_budgets},
    {"Budgets Reports", Gated::yes, budgets, view_budgets},  // inferred: the nearest row is that of Budgets
    {"Billing preferences", Gated::yes, billing_preferences, view_billing},
    {"Payment methods", Gated::yes, payment_methods, view_payment_methods},
    {"Tax settings", Gated::yes, tax_settings, view_billing},
    {"Cost Explorer", Gated::yes, cost_explorer, view_billing},
    {"Reports", Gated::yes, cost_explorer, view_billing},
    {"Rightsizing recommendations", Gated::yes, rightsizing, view_billing},
    {"Savings Plans recommendations", Gated::yes, savings_plans_recommendations, view_billing},
    {"Savings Plans utilization report", Gated::yes, savings_plans_utilization, view_billing},
    {"Savings Plans coverage report", Gated::yes, savings_plans_coverage, view_billing},
    {"Reservations overview", Gated::yes, reservations_overview, view_billing},
    {"Reservations recommendations", Gated::yes, reservations_recommendations, view_billing},
    {"Reservations utilization report", Gated::yes, reservations_utilization, view_billing},
    {"Reservations coverage report", Gated::yes, reservations_coverage, view_billing},
    {"Preferences", Gated::yes, preferences, view_billing},

    {"Cost Anomaly Detection", Gated::no, anomaly_detection, view_billing},
    {"Savings Plans overview", Gated::no, savings_plans, savings_plans},
    {"Savings Plans inventory", Gated::no, savings_plans, savings_plans},
    {"Purchase Savings Plans", Gated::no, savings_plans_offerings, savings_plans_offerings},
    {"Savings Plans cart", Gated::no, savings_plans_offerings, savings_plans_offerings},
    {"Pricing Calculator", Gated::no, pricing_calculator, pricing_calculator},

    {"Account", Gated::undocumented, account, view_account},
    {"Free Tier", Gated::undocumented, free_tier, view_billing},
    {"Data Exports", Gated::undocumented, data_exports, data_exports},
    {"Cost Optimization Hub", Gated::undocumented, optimization_hub, optimization_hub},
    {"Billing Conductor", Gated::undocumented, billing_conductor, billing_conductor},
    {"Billing Transfer", Gated::undocumented, billing_transfer, billing_transfer},
};

// What the same pages are called elsewhere: in the console's menu, in AWS's other tables, in speech.
struct OtherName {
  std::string_view name, page;
};
constexpr OtherName other_names[] = {
    {"Billing Home", "Home"},
    {"Billing Dashboard", "Home"},
    {"Purchase orders", "Purchase Order"},
    {"Cost and Usage Reports", "AWS Cost and Usage Reports"},
    {"CUR", "AWS Cost and Usage Reports"},
    {"AWS Budgets", "Budgets"},
    {"Budget reports", "Budgets Reports"},
    {"Payment preferences", "Payment methods"},
    {"Cost Explorer reports", "Cost Explorer"},
    {"Cost Explorer preferences", "Preferences"},
    {"Cost Management preferences", "Preferences"},
    {"CE preferences", "Preferences"},
    {"Rightsizing", "Rightsizing recommendations"},
    {"Savings Plans utilization", "Savings Plans utilization report"},
    {"Savings Plans coverage", "Savings Plans coverage report"},
    {"Reservation overview", "Reservations overview"},
    {"Reservation recommendations", "Reservations recommendations"},
    {"Reservations utilization", "Reservations utilization report"},
    {"Reservation utilization report", "Reservations utilization report"},
    {"Reservations coverage", "Reservations coverage report"},
    {"Reservation coverage report", "Reservations coverage report"},
    {"Anomaly Detection", "Cost Anomaly Detection"},
    {"AWS Pricing Calculator", "Pricing Calculator"},
    {"Account settings", "Account"},
    {"AWS Free Tier", "Free Tier"},
    {"AWS Data Exports", "Data Exports"},
    {"AWS Billing Conductor", "Billing Conductor"},
};

}  // namespace

std::span<const BillingPage> billing_pages() { return table; }

const BillingPage* billing_page(std::string_view name) {
  const auto other = std::find_if(std::begin(other_names), std::end(other_names),
                                  [&](const OtherName& each) { return text::equals_ignoring_case(each.name, name); });
  const std::string_view own = other == std::end(other_names) ? name : other->page;
  const auto page = std::find_if(std::begin(table), std::end(table),
                                 [&](const BillingPage& each) { return text::equals_ignoring_case(each.name, own); });
  return page == std::end(table) ? nullptr : page;
}

}  // namespace whichgate::catalog
