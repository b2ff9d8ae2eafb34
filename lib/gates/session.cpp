#include <fmt/core.h>

#include <algorithm>

#include "gates/closed_operations.hpp"
#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::session;

// An action that the credentials of a role session cannot call; empty when there is none.
ActionView closed_action(const ResolvedRequest& s) {
  if (s.caller.capacity != Capacity::permission_set && s.caller.capacity != Capacity::role) return {};
  const auto found = std::find_if(s.actions.begin(), s.actions.end(),
                                  [](ActionView action) { return closed_to(Credentials::role, action); });
  return found == s.actions.end() ? ActionView() : *found;
}

// https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept.html
GateResult check(const ResolvedRequest& s) {
  if (const ActionView action = closed_action(s); !action.empty())
    return found(s, ReasonId::session_operation_closed, [&] {
      return fmt::format("the credentials of a role session cannot call {}, whatever policies allow", action.text());
    });
  if (s.caller.by_session)
    return passed(s, gate, [&] { return fmt::format("session {} is in use", s.caller.session->id); });
  if (s.caller.capacity != Capacity::permission_set || !s.caller.set || !s.caller.person) {
    if (s.caller.session)
      return passed(s, gate, [&] { return fmt::format("signed in since {}", to_string(s.caller.session->started)); });
    return not_applicable(s, gate, "a session begins at sign-in");
  }
  if (s.caller.session) {
    if (!s.caller.session_live)
      return found(s, ReasonId::session_role_expired, [&] {
        return fmt::format("the role session of {} in {} ended at {}", s.caller.set->name, s.caller.account->name,
                           to_string(s.caller.session->ends));
      });
    if (!s.caller.provisioning || !s.caller.provisioning->role)
      return found(s, ReasonId::session_role_deleted, [&] {
        return fmt::format(
            "the last assignment went, and with it the role of {} in {}; AWS does not say what "
            "becomes of its live session",
            s.caller.set->name, s.caller.account->name);
      });
    return passed(s, gate,
                  [&] { return fmt::format("a role session is live until {}", to_string(s.caller.session->ends)); });
  }
  if (!s.caller.portal) return passed(s, gate, "a session begins at sign-in");
  if (!s.caller.portal->live_at(s.world.now))
    return found(s, ReasonId::session_portal_expired, [&] {
      return fmt::format("the portal session of {} ended at {}", s.caller.person->user_name,
                         to_string(s.caller.portal->ends));
    });
  if (s.world.rules.portal_waits_for_sign_in && s.caller.access.since > s.caller.portal->signed_in)
    return found(s, ReasonId::session_portal_list_stale, [&] {
      return fmt::format("{} signed in at {}, before {} in {} was assigned", s.caller.person->user_name,
                         to_string(s.caller.portal->signed_in), s.caller.set->name, s.caller.account->name);
    });
  return passed(s, gate,
                [&] { return fmt::format("the portal session is live until {}", to_string(s.caller.portal->ends)); });
}

bool concerns(const Catalog&, ActionView action) { return closed_to(Credentials::role, action); }

}  // namespace

const GateDefinition session_gate{.check = check, .concerns = concerns};

}  // namespace whichgate::gates
