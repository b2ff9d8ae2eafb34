#include <fmt/format.h>

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

Switch the_switch(const Situation& s) {
  const bool now_on = s.account->iam_access_to_billing;
  if (!s.world.rules.switch_waits_for_sign_in) return {now_on, false};
  const Session* base = s.session ? s.session : s.portal;
  if (!base) return {now_on, false};
  const bool seen = s.account->iam_access_to_billing_at(base->signed_in);
  return {seen, seen != now_on};
}

GateReport closed(const Situation& s, const Switch& is) {
  if (is.flipped_since_sign_in)
    return blocked(
        gate, "billing.session-older-than-switch",
        fmt::format("IAM access to Billing information was turned on in {} after this session began", s.account->id));
  std::string detail = fmt::format("IAM access to Billing information is off in {}", s.account->id);
  if (s.world.rules.mention_identity_center_billing_note && s.world.identity_center)
    detail += " (one AWS page has Identity Center turn it on; nothing else in AWS's documentation does)";
  return blocked(gate, "billing.not-activated", std::move(detail));
}

GateReport page_report(const Situation& s, const Switch& is) {
  switch (s.page->gated) {
    case Gated::yes:
      return closed(s, is);
    case Gated::no:
      return passed(gate, fmt::format("the switch is off, and does not close the {} page", s.page->name),
                    "billing.page-not-gated");
    case Gated::undocumented:
      return unknown(
          gate, "billing.page-undocumented",
          fmt::format("the switch is off, and AWS does not say whether it closes the {} page", s.page->name));
  }
  return closed(s, is);
}

GateReport action_report(const Situation& s, const Switch& is) {
  switch (billing_access(s.catalog, s.actions.front(), s.console)) {
    case BillingAccess::none:
      return not_applicable(gate, "not a billing action");
    case BillingAccess::gated:
      return closed(s, is);
    case BillingAccess::page_not_gated:
      return passed(gate, fmt::format("the switch is off, and does not close the pages of {}", s.actions.front()),
                    "billing.page-not-gated");
    case BillingAccess::api_not_gated:
      return passed(gate, "the switch is off, and does not reach the Cost Explorer, Budgets and CUR APIs",
                    "billing.api-not-gated");
    case BillingAccess::undocumented:
      if (s.console)
        return unknown(
            gate, "billing.page-undocumented",
            fmt::format("the switch is off, and AWS does not say whether it closes the page of {}", s.actions.front()));
      return unknown(
          gate, "billing.api-undocumented",
          fmt::format("the switch is off, and AWS does not say whether it reaches the API call {}", s.actions.front()));
  }
  return closed(s, is);
}

}  // namespace

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html
GateReport billing_activation(const Situation& s) {
  if (s.opening() || !std::any_of(s.actions.begin(), s.actions.end(), billing_service))
    return not_applicable(gate, "not a billing action");
  if (s.root_like()) return not_applicable(gate, "the switch does not reach the root user");
  const bool field_notes = s.world.rules.switch_blocks_billing_apis;
  if (!s.page && !field_notes && billing_access(s.catalog, s.actions.front(), s.console) == BillingAccess::none)
    return not_applicable(gate, "not a billing action of the console");
  const Switch is = the_switch(s);
  if (is.on) return passed(gate, fmt::format("IAM access to Billing information is on in {}", s.account->id));
  if (field_notes) return closed(s, is);
  return s.page ? page_report(s, is) : action_report(s, is);
}

}  // namespace whichgate::gates
