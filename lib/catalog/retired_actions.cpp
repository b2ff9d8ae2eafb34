#include "catalog/retired_actions.hpp"

#include <algorithm>
#include <array>

#include "text/text.hpp"

namespace whichgate::catalog {

namespace {

using namespace std::string_view_literals;

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-iam-mapping-reference.html
constexpr std::array view_account = {
    "account:GetAccountInformation"sv,   "account:GetAlternateContact"sv,    "account:GetContactInformation"sv,
    "billing:GetContractInformation"sv,  "billing:GetIAMAccessPreference"sv, "billing:GetSellerOfRecord"sv,
    "payments:ListPaymentPreferences"sv,
};

constexpr std::array view_billing = {
    "account:GetAccountInformation"sv,
    "billing:GetBillingData"sv,
    "billing:GetBillingDetails"sv,
    "billing:GetBillingNotifications"sv,
    "billing:GetBillingPreferences"sv,
    "billing:GetContractInformation"sv,
    "billing:GetCredits"sv,
    "billing:GetIAMAccessPreference"sv,
    "billing:GetSellerOfRecord"sv,
    "billing:ListBillingViews"sv,
    "ce:DescribeNotificationSubscription"sv,
    "ce:DescribeReport"sv,
    "ce:GetAnomalies"sv,
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
    "ce:GetUsageForecast"sv,
    "ce:ListCostAllocationTags"sv,
    "ce:ListSavingsPlansPurchaseRecommendationGeneration"sv,
    "consolidatedbilling:GetAccountBillingRole"sv,
    "consolidatedbilling:ListLinkedAccounts"sv,
    "cur:GetClassicReport"sv,
    "cur:GetClassicReportPreferences"sv,
    "cur:ValidateReportDestination"sv,
    "freetier:GetFreeTierAlertPreference"sv,
    "freetier:GetFreeTierUsage"sv,
    "invoicing:GetInvoiceEmailDeliveryPreferences"sv,
    "invoicing:GetInvoicePDF"sv,
    "invoicing:ListInvoiceSummaries"sv,
    "payments:GetPaymentInstrument"sv,
    "payments:GetPaymentStatus"sv,
    "payments:ListPaymentPreferences"sv,
    "tax:GetTaxInheritance"sv,
    "tax:GetTaxRegistrationDocument"sv,
    "tax:ListTaxRegistrations"sv,
};

constexpr std::array view_payment_methods = {
    "account:GetAccountInformation"sv, "invoicing:GetInvoicePDF"sv,         "payments:GetPaymentInstrument"sv,
    "payments:GetPaymentStatus"sv,     "payments:ListPaymentPreferences"sv,
};

constexpr std::array view_usage = {"cur:GetUsageReport"sv};

// AWS's table still names account:PutChallengeQuestions, which the service no longer has.
constexpr std::array modify_account = {
    "account:CloseAccount"sv,
    "account:DeleteAlternateContact"sv,
    "account:PutAlternateContact"sv,
    "account:PutChallengeQuestions"sv,
    "account:PutContactInformation"sv,
    "billing:PutContractInformation"sv,
    "billing:UpdateIAMAccessPreference"sv,
    "payments:UpdatePaymentPreferences"sv,
};

constexpr std::array modify_billing = {
    "billing:PutContractInformation"sv,
    "billing:RedeemCredits"sv,
    "billing:UpdateBillingPreferences"sv,
    "ce:CreateAnomalyMonitor"sv,
    "ce:CreateAnomalySubscription"sv,
    "ce:CreateNotificationSubscription"sv,
    "ce:CreateReport"sv,
    "ce:DeleteAnomalyMonitor"sv,
    "ce:DeleteAnomalySubscription"sv,
    "ce:DeleteNotificationSubscription"sv,
    "ce:DeleteReport"sv,
    "ce:ProvideAnomalyFeedback"sv,
    "ce:StartSavingsPlansPurchaseRecommendationGeneration"sv,
    "ce:UpdateAnomalyMonitor"sv,
    "ce:UpdateAnomalySubscription"sv,
    "ce:UpdateCostAllocationTagsStatus"sv,
    "ce:UpdateNotificationSubscription"sv,
    "ce:UpdatePreferences"sv,
    "cur:PutClassicReportPreferences"sv,
    "freetier:PutFreeTierAlertPreference"sv,
    "invoicing:PutInvoiceEmailDeliveryPreferences"sv,
    "payments:CreatePaymentInstrument"sv,
    "payments:DeletePaymentInstrument"sv,
    "payments:MakePayment"sv,
    "payments:UpdatePaymentPreferences"sv,
    "tax:BatchPutTaxRegistration"sv,
    "tax:DeleteTaxRegistration"sv,
    "tax:PutTaxInheritance"sv,
};

constexpr std::array modify_payment_methods = {
    "account:GetAccountInformation"sv, "payments:DeletePaymentInstrument"sv,  "payments:CreatePaymentInstrument"sv,
    "payments:MakePayment"sv,          "payments:UpdatePaymentPreferences"sv,
};

constexpr std::array view_purchase_orders = {
    "invoicing:GetInvoicePDF"sv,
    "payments:ListPaymentPreferences"sv,
    "purchase-orders:GetPurchaseOrder"sv,
    "purchase-orders:ListPurchaseOrderInvoices"sv,
    "purchase-orders:ListPurchaseOrders"sv,
};

constexpr std::array modify_purchase_orders = {
    "purchase-orders:AddPurchaseOrder"sv,
    "purchase-orders:DeletePurchaseOrder"sv,
    "purchase-orders:UpdatePurchaseOrder"sv,
    "purchase-orders:UpdatePurchaseOrderStatus"sv,
};

constexpr RetiredAction table[] = {
    {"aws-portal:ViewAccount", view_account},
    {"aws-portal:ViewBilling", view_billing},
    {"aws-portal:ViewPaymentMethods", view_payment_methods},
    {"aws-portal:ViewUsage", view_usage},
    {"aws-portal:ModifyAccount", modify_account},
    {"aws-portal:ModifyBilling", modify_billing},
    {"aws-portal:ModifyPaymentMethods", modify_payment_methods},
    {"purchase-orders:ViewPurchaseOrders", view_purchase_orders},
    {"purchase-orders:ModifyPurchaseOrders", modify_purchase_orders},
};

// Of the ce actions those for which the Cost Explorer API has no operation. The switch of an account's console
// action set and the billing switch itself have none either.
constexpr std::array without_operation = {
    "ce:CreateNotificationSubscription"sv,
    "ce:CreateReport"sv,
    "ce:DeleteNotificationSubscription"sv,
    "ce:DeleteReport"sv,
    "ce:DescribeNotificationSubscription"sv,
    "ce:DescribeReport"sv,
    "ce:GetConsoleActionSetEnforced"sv,
    "ce:GetPreferences"sv,
    "ce:UpdateConsoleActionSetEnforced"sv,
    "ce:UpdateNotificationSubscription"sv,
    "ce:UpdatePreferences"sv,
    "ce:UpdateReport"sv,
    "billing:UpdateIAMAccessPreference"sv,
    "purchase-orders:GetConsoleActionSetEnforced"sv,
    "purchase-orders:ModifyPurchaseOrders"sv,
    "purchase-orders:UpdateConsoleActionSetEnforced"sv,
    "purchase-orders:ViewPurchaseOrders"sv,
};

}  // namespace

std::span<const RetiredAction> retired_actions() { return table; }

bool console_only(std::string_view action) {
  return text::starts_with_ignoring_case(action, "aws-portal:") ||
         std::any_of(without_operation.begin(), without_operation.end(),
                     [&](std::string_view each) { return text::equals_ignoring_case(each, action); });
}

}  // namespace whichgate::catalog
