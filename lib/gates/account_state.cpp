#include <fmt/core.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
GateResult check(const ResolvedRequest& s) {
  constexpr Gate gate = Gate::account_state;
  const Account& account = *s.caller.account;
  switch (account.state) {
    case AccountState::active:
      return passed(s, gate, [&] { return fmt::format("{} ({}) is active", account.name, account.id); });
    case AccountState::pending_closure:
      return found(s, ReasonId::account_pending_closure,
                   [&] { return fmt::format("{} is pending closure and still works", account.name); });
    case AccountState::pending_activation:
      return found(s, ReasonId::account_pending_activation,
                   [&] { return fmt::format("{} is pending activation: its sign-up is not complete", account.name); });
    case AccountState::closed:
      return found(s, ReasonId::account_closed, [&] { return fmt::format("{} is closed", account.name); });
    case AccountState::suspended:
      // AWS: the owner of a suspended account can still view billing information and contact AWS Support.
      if (s.caller.capacity == Capacity::root_user && s.page)
        return passed(s, gate,
                      [&] { return fmt::format("{} is suspended; its root user still sees billing", account.name); });
      return found(s, ReasonId::account_suspended, [&] { return fmt::format("{} is suspended by AWS", account.name); });
  }
  return passed(s, gate, "");
}

}  // namespace

const GateDefinition account_state_gate{.check = check, .caller_alone = true};

}  // namespace whichgate::gates
