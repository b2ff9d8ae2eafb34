#include "gates/situation.hpp"

namespace whichgate::gates {

namespace {

const Session* latest(const World& world, const std::string& tag, Session::Kind kind) {
  const Session* found = nullptr;
  for (const Session* one : world.sessions.with(tag))
    if (one->kind == kind && (!found || one->started >= found->started)) found = one;
  return found;
}

}  // namespace

// Which session the question rides on. A person with a live session uses it; one who signed in anew since then
// opens the account anew; one without any session is taken to sign in at this moment.
void choose_session(Situation& s) {
  if (s.session) return;
  switch (s.capacity) {
    case Capacity::permission_set: {
      if (!s.person) return;
      s.portal = latest(s.world, "principal:" + s.person->id, Session::Kind::portal);
      if (!s.set) return;
      const Session* role = latest(s.world, "place:" + s.person->id + "/" + s.account->id + "/" + s.set->arn,
                                   Session::Kind::permission_set);
      const bool signed_in_anew =
          role && s.portal && s.portal->live_at(s.world.now) && s.portal->signed_in > role->signed_in;
      if (role && !signed_in_anew) s.session = role;
      return;
    }
    case Capacity::iam_user:
      if (s.iam_user) s.session = latest(s.world, "principal:" + s.iam_user->arn(), Session::Kind::iam_user);
      break;
    case Capacity::root_user:
      s.session = latest(s.world, "principal:arn:aws:iam::" + s.account->id + ":root", Session::Kind::root);
      break;
    case Capacity::role:
    case Capacity::root_session:
      return;
  }
  if (s.session && !s.session->live_at(s.world.now)) s.session = nullptr;  // they sign in again
}

}  // namespace whichgate::gates
