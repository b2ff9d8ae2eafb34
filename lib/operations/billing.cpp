#include <fmt/core.h>

#include "operations/step.hpp"

// What the Billing and Cost Management console has and no API.
namespace whichgate::operations {

namespace {

// One switch an account. Only its root user gets past the gates with this.
void set_iam_access(Step& step, bool on) {
  step.world.accounts.edit(step.caller().account, [&](Account& account) {
    if (account.iam_access_to_billing == on) return;
    account.iam_access_to_billing = on;
    account.billing_access_flips.push_back(step.world.now);
  });
}
void activate_iam_access(Step& step) { set_iam_access(step, true); }
void deactivate_iam_access(Step& step) { set_iam_access(step, false); }

// https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html
void given_payer(Step& step) {
  if (!step.world.organization || !step.organization().has(step.caller().account))
    return step.refuse_value("whichgate keeps Cost Management preferences of organizations only");
  if (!step.organization().is_management(step.caller().account))
    step.deny("only the management account has this preference", "do it in the management account");
}

void update_preferences(Step& step) {
  step.organization().cost_management.linked_account_access = step.boolean("LinkedAccountAccess", true);
}

void enable_cost_explorer(Step& step) { step.organization().cost_management.cost_explorer_enabled = true; }

constexpr std::string_view switch_page =
    "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html";

}  // namespace

std::span<const Operation> billing_operations() {
  static const std::vector<Operation> all{
      {.name = "ActivateIamAccess",
       .service = "",
       .summary = "Account page, IAM user and role access to Billing information: activates it",
       .members = {},
       .errors = {},
       .source = switch_page,
       .asked = Asked::console,
       .action = "billing:UpdateIAMAccessPreference",
       .act = activate_iam_access},
      {.name = "DeactivateIamAccess",
       .service = "",
       .summary = "Account page, IAM user and role access to Billing information: deactivates it",
       .members = {},
       .errors = {},
       .source = switch_page,
       .asked = Asked::console,
       .action = "billing:UpdateIAMAccessPreference",
       .act = deactivate_iam_access},
      {.name = "UpdateCostManagementPreferences",
       .service = "",
       .summary = "Cost Management preferences of the management account: Linked account access",
       .members = {{"LinkedAccountAccess", Form::boolean}},
       .errors = {"AccessDeniedException", "ValidationException"},
       .source = "https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html",
       .asked = Asked::console,
       .action = "ce:UpdatePreferences",
       .page = "Preferences",
       .given = given_payer,
       .act = update_preferences},
      {.name = "EnableCostExplorer",
       .service = "",
       .summary = "launches Cost Explorer, for the whole organization",
       .members = {},
       .errors = {"AccessDenied", "ValidationException"},
       .source = "https://docs.aws.amazon.com/cost-management/latest/userguide/ce-enable.html",
       .asked = Asked::console,
       .page = "Cost Explorer",
       .given = given_payer,
       .act = enable_cost_explorer},
  };
  return all;
}

}  // namespace whichgate::operations
