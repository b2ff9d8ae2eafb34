#include "whichgate/account.hpp"

#include <algorithm>

#include "world/names.hpp"

namespace whichgate {

bool Account::iam_access_to_billing_at(Instant moment) const {
  const auto later = std::count_if(billing_access_flips.begin(), billing_access_flips.end(),
                                   [moment](Instant flip) { return flip > moment; });
  return (later % 2 == 0) == iam_access_to_billing;
}

std::string_view to_string(AccountState state) { return names::spell(names::account_states, state); }
std::string_view to_string(JoinedMethod method) { return names::spell(names::joined_methods, method); }
std::string_view to_string(ConsoleActionSet set) { return names::spell(names::console_action_sets, set); }

}  // namespace whichgate
