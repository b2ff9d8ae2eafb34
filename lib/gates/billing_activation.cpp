#include <fmt/core.h>

#include <algorithm>

#include "gates/billing.hpp"
#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::billing_activation;

// The switch as this question meets it: under the field notes a live session keeps what it saw when it began.
struct Switch {
  bool on = false;
  bool flipped_since_sign_in = false;
};

Switch the_switch(const ResolvedRequest& s) {
  const bool now_on = s.caller.account->iam_access_to_billing;
  if (!s.world.rules.switch_waits_for_sign_in) return {now_on, false};
  const Session* base = s.caller.session ? s.caller.session : s.caller.portal;
  if (!base) return {now_on, false};
  const bool seen = s.caller.account->iam_access_to_billing_at(base->signed_in);
  return {seen, seen != now_on};
}

GateResult closed(const ResolvedRequest& s, const Switch& is) {
  if (is.flipped_since_sign_in)
    return found(s, ReasonId::billing_session_older_than_switch, [&] {
      return fmt::format("IAM access to Billing information was turned on in {} after this session began",
                         s.caller.account->id);
    });
  return found(s, ReasonId::billing_not_activated, [&] {
    std::string words = fmt::format("IAM access to Billing information is off in {}", s.caller.account->id);
    if (s.world.rules.mention_identity_center_billing_note && s.world.identity_center)
      words += " (one AWS page has Identity Center turn it on; nothing else in AWS's documentation does)";
    return words;
  });
}

GateResult of_page(const ResolvedRequest& s, const Switch& is) {
  switch (s.page->gated) {
    case Gated::yes:
      return closed(s, is);
    case Gated::no:
      return found(s, ReasonId::billing_page_not_gated,
                   [&] { return fmt::format("the switch is off, and does not close the {} page", s.page->name); });
    case Gated::undocumented:
      return found(s, ReasonId::billing_page_undocumented, [&] {
        return fmt::format("the switch is off, and AWS does not say whether it closes the {} page", s.page->name);
      });
  }
  return closed(s, is);
}

GateResult of_action(const ResolvedRequest& s, const Switch& is) {
  switch (billing_access(s.catalog, s.actions.front(), s.console)) {
    case BillingAccess::none:
      return not_applicable(s, gate, "not a billing action");
    case BillingAccess::gated:
      return closed(s, is);
    case BillingAccess::page_not_gated:
      return found(s, ReasonId::billing_page_not_gated, [&] {
        return fmt::format("the switch is off, and does not close the pages of {}", s.actions.front().text());
      });
    case BillingAccess::api_not_gated:
      return found(s, ReasonId::billing_api_not_gated,
                   "the switch is off, and does not apply to the Cost Explorer, Budgets and CUR APIs");
    case BillingAccess::undocumented:
      if (s.console)
        return found(s, ReasonId::billing_page_undocumented, [&] {
          return fmt::format("the switch is off, and AWS does not say whether it closes the page of {}",
                             s.actions.front().text());
        });
      return found(s, ReasonId::billing_api_undocumented, [&] {
        return fmt::format("the switch is off, and AWS does not say whether it reaches the API call {}",
                           s.actions.front().text());
      });
  }
  return closed(s, is);
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html
GateResult check(const ResolvedRequest& s) {
  if (s.opening() || !std::any_of(s.actions.begin(), s.actions.end(), billing_service))
    return not_applicable(s, gate, "not a billing action");
  if (s.caller.root_like()) return not_applicable(s, gate, "the switch does not apply to the root user");
  const bool field_notes = s.world.rules.switch_blocks_billing_apis;
  if (!s.page && !field_notes && billing_access(s.catalog, s.actions.front(), s.console) == BillingAccess::none)
    return not_applicable(s, gate, "not a billing action of the console");
  const Switch is = the_switch(s);
  if (is.on)
    return passed(s, gate,
                  [&] { return fmt::format("IAM access to Billing information is on in {}", s.caller.account->id); });
  if (field_notes) return closed(s, is);
  return s.page ? of_page(s, is) : of_action(s, is);
}

bool concerns(const Catalog&, ActionView action) { return billing_service(action); }

}  // namespace

const GateDefinition billing_activation_gate{.check = check, .concerns = concerns};

}  // namespace whichgate::gates
