#include "engine/resolve/resolve_caller.hpp"

namespace whichgate::engine {

namespace {

const Session* latest(const World& world, const std::string& tag, Session::Kind kind) {
  const Session* found = nullptr;
  for (const Session* one : world.sessions.with(tag))
    if (one->kind == kind && (!found || one->started >= found->started)) found = one;
  return found;
}

// A person with a live session uses it; one who signed in anew since then opens the account anew; one without any
// session is taken to sign in at this moment.
void choose(const World& world, ResolvedCaller& caller) {
  switch (caller.capacity) {
    case Capacity::permission_set: {
      if (!caller.person) return;
      caller.portal = latest(world, "principal:" + caller.person->id, Session::Kind::portal);
      if (!caller.set) return;
      const Session* role =
          latest(world, "place:" + caller.person->id + "/" + caller.account->id + "/" + caller.set->arn,
                 Session::Kind::permission_set);
      const bool signed_in_anew =
          role && caller.portal && caller.portal->live_at(world.now) && caller.portal->signed_in > role->signed_in;
      if (role && !signed_in_anew) caller.session = role;
      return;
    }
    case Capacity::iam_user:
      if (caller.iam_user)
        caller.session = latest(world, "principal:" + caller.iam_user->arn(), Session::Kind::iam_user);
      break;
    case Capacity::root_user:
      caller.session = latest(world, "principal:arn:aws:iam::" + caller.account->id + ":root", Session::Kind::root);
      break;
    case Capacity::role:
    case Capacity::root_session:
      return;
  }
  if (caller.session && !caller.session->live_at(world.now)) caller.session = nullptr;  // they sign in again
}

}  // namespace

// Which session the caller's questions ride on.
void choose_session(const World& world, ResolvedCaller& caller) {
  if (!caller.session) choose(world, caller);
  caller.session_live = caller.session && caller.session->live_at(world.now);
}

}  // namespace whichgate::engine
