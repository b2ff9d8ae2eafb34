#include "gates/billing.hpp"

#include <algorithm>
#include <array>

namespace whichgate::gates {

namespace {

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::string_view service_of(std::string_view action) { return action.substr(0, action.find(':')); }

bool account_billing_read(std::string_view action) {
  constexpr std::array<std::string_view, 3> reads{"account:GetAccountInformation", "account:GetContactInformation",
                                                  "account:GetAlternateContact"};
  return one_of(action, reads);
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html
bool changes_on_the_account_page(std::string_view action) {
  return action == "billing:UpdateIAMAccessPreference" || action == "billing:PutContractInformation";
}

// Is it shown on a page that is gated so?
bool shown_on(const Catalog& catalog, std::string_view action, Gated gated) {
  const auto shows = [&](const BillingPage& page) {
    const auto has = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), action) != list.end();
    };
    return page.gated == gated && (has(page.view_actions) || has(page.legacy_view_actions));
  };
  const auto pages = catalog.pages();
  return std::any_of(pages.begin(), pages.end(), shows);
}

}  // namespace

bool billing_service(std::string_view action) {
  constexpr std::array<std::string_view, 11> services{
      "aws-portal",     "ce",        "billing", "budgets",  "cur",
      "payments",       "invoicing", "tax",     "freetier", "consolidatedbilling",
      "purchase-orders"};
  return one_of(service_of(action), services) || account_billing_read(action);
}

// https://docs.aws.amazon.com/cost-management/latest/userguide/control-access-billing.html
BillingAccess billing_access(const Catalog& catalog, std::string_view action, bool console) {
  if (!billing_service(action)) return BillingAccess::none;
  const std::string_view service = service_of(action);
  constexpr std::array<std::string_view, 3> open_apis{"ce", "budgets", "cur"};
  if (!console) {
    if (one_of(service, open_apis)) return BillingAccess::api_not_gated;
    return service == "account" ? BillingAccess::none : BillingAccess::undocumented;
  }
  if (shown_on(catalog, action, Gated::yes)) return BillingAccess::gated;
  if (shown_on(catalog, action, Gated::no)) return BillingAccess::page_not_gated;
  if (shown_on(catalog, action, Gated::undocumented)) return BillingAccess::undocumented;
  if (service == "account") return BillingAccess::none;
  if (changes_on_the_account_page(action)) return BillingAccess::undocumented;
  return service == "freetier" ? BillingAccess::undocumented : BillingAccess::gated;
}

}  // namespace whichgate::gates
