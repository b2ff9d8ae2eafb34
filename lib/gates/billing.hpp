#pragma once
#include <string_view>

#include "whichgate/action_name.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::gates {

// What the billing switch means for an action that is asked outside any page.
enum class BillingAccess {
  none,            // no billing action
  gated,           // seen on gated pages of the console only, or asked from the console and shown there
  page_not_gated,  // shown on pages only that AWS lists as not gated
  api_not_gated,   // a call to the Cost Explorer, Budgets or CUR API
  undocumented     // a billing service about which AWS says nothing
};

BillingAccess billing_access(const Catalog& catalog, ActionView action, bool console);

// The services that write-ups call "billing": the broad reading of the field notes.
bool billing_service(ActionView action);

}  // namespace whichgate::gates
