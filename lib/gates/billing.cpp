#include "gates/billing.hpp"

#include <algorithm>
#include <array>

namespace whichgate::gates {

namespace {

bool account_billing_read(ActionView action) {
  return action == "account:GetAccountInformation" || action == "account:GetContactInformation" ||
         action == "account:GetAlternateContact";
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html
bool changes_on_the_account_page(ActionView action) {
  return action == "billing:UpdateIAMAccessPreference" || action == "billing:PutContractInformation";
}

// Is it shown on a page that is gated so?
bool shown_on(const Catalog& catalog, ActionView action, Gated gated) {
  const auto shows = [&](const BillingPage& page) {
    const auto has = [&](const std::vector<std::string>& list) {
      return std::ranges::any_of(list, [&](const std::string& one) { return action == one; });
    };
    return page.gated == gated && (has(page.view_actions) || has(page.legacy_view_actions));
  };
  const auto pages = catalog.pages();
  return std::any_of(pages.begin(), pages.end(), shows);
}

}  // namespace

bool billing_service(ActionView action) {
  constexpr std::array<std::string_view, 11> services{
      "aws-portal",     "ce",        "billing", "budgets",  "cur",
      "payments",       "invoicing", "tax",     "freetier", "consolidatedbilling",
      "purchase-orders"};
  return std::ranges::any_of(services, [&](std::string_view service) { return action.of_service(service); }) ||
         account_billing_read(action);
}

// https://docs.aws.amazon.com/cost-management/latest/userguide/control-access-billing.html
BillingAccess billing_access(const Catalog& catalog, ActionView action, bool console) {
  if (!billing_service(action)) return BillingAccess::none;
  const bool of_account = action.of_service("account");
  if (!console) {
    if (action.of_service("ce") || action.of_service("budgets") || action.of_service("cur"))
      return BillingAccess::api_not_gated;
    return of_account ? BillingAccess::none : BillingAccess::undocumented;
  }
  if (shown_on(catalog, action, Gated::yes)) return BillingAccess::gated;
  if (shown_on(catalog, action, Gated::no)) return BillingAccess::page_not_gated;
  if (shown_on(catalog, action, Gated::undocumented)) return BillingAccess::undocumented;
  if (of_account) return BillingAccess::none;
  if (changes_on_the_account_page(action)) return BillingAccess::undocumented;
  return action.of_service("freetier") ? BillingAccess::undocumented : BillingAccess::gated;
}

}  // namespace whichgate::gates
