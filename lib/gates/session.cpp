#include <fmt/format.h>

#include <algorithm>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::session;

// When this person first could see the account in the portal: the youngest thing that the access rests on.
Instant access_since(const Situation& s) {
  Instant since{};
  const IdentityCenter& center = *s.world.identity_center;
  for (const AccountAssignment* one : center.assignments.with("place:" + s.account->id + "/" + s.set->arn))
    since = std::max(since, one->created);
  return since;
}

// An action that the credentials of a role session cannot call; null when there is none.
const std::string* closed_action(const Situation& s) {
  if (s.capacity != Capacity::permission_set && s.capacity != Capacity::role) return nullptr;
  const auto found = std::find_if(s.actions.begin(), s.actions.end(),
                                  [](const std::string& action) { return closed_to(Credentials::role, action); });
  return found == s.actions.end() ? nullptr : &*found;
}

}  // namespace

// https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept.html
GateReport session(const Situation& s) {
  if (const std::string* action = closed_action(s))
    return blocked(gate, "session.operation-closed",
                   fmt::format("the credentials of a role session cannot call {}, whatever policies allow", *action));
  if (s.question.as.starts_with("session ")) return passed(gate, fmt::format("session {} is in use", s.session->id));
  if (s.capacity != Capacity::permission_set || !s.set || !s.person) {
    if (s.session) return passed(gate, fmt::format("signed in since {}", to_string(s.session->started)));
    return not_applicable(gate, "a session begins at sign-in");
  }
  if (s.session) {
    if (!s.session->live_at(s.world.now))
      return blocked(gate, "session.role-expired",
                     fmt::format("the role session of {} in {} ended at {}", s.set->name, s.account->name,
                                 to_string(s.session->ends)));
    if (!s.provisioning || !s.provisioning->role)
      return unknown(gate, "session.role-deleted",
                     fmt::format("the last assignment went, and with it the role of {} in {}; AWS does not say what "
                                 "becomes of its live session",
                                 s.set->name, s.account->name));
    return passed(gate, fmt::format("a role session is live until {}", to_string(s.session->ends)));
  }
  if (!s.portal) return passed(gate, "a session begins at sign-in");
  if (!s.portal->live_at(s.world.now))
    return blocked(gate, "session.portal-expired",
                   fmt::format("the portal session of {} ended at {}", s.person->user_name, to_string(s.portal->ends)));
  if (s.world.rules.portal_waits_for_sign_in && access_since(s) > s.portal->signed_in)
    return blocked(gate, "session.portal-list-stale",
                   fmt::format("{} signed in at {}, before {} in {} was assigned", s.person->user_name,
                               to_string(s.portal->signed_in), s.set->name, s.account->name));
  return passed(gate, fmt::format("the portal session is live until {}", to_string(s.portal->ends)));
}

}  // namespace whichgate::gates
