#include "operations/sign_in.hpp"

#include <fmt/core.h>

#include <vector>

#include "operations/sessions.hpp"
#include "world/lookup.hpp"

namespace whichgate::operations {

namespace {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/console_sign-in.html
constexpr std::chrono::hours console_session{12};

// Says whether MFA was used at a prompt, or refuses the sign-in. Without the member MFA a person uses the device
// that they have.
bool used_device(Step& step, bool device) {
  const bool used = step.boolean("MFA", device);
  if (used && !device)
    step.refuse_value("there is no MFA device to sign in with", "leave the member MFA out");
  else if (!used && device)
    step.deny("the prompt for the MFA device was not answered", "sign in with MFA \"true\"");
  return used;
}

// https://docs.aws.amazon.com/singlesignon/latest/userguide/mfa-getting-started.html
bool portal_mfa(Step& step, const DirectoryUser& user) {
  const IdentityCenter& center = step.center();
  const bool new_context = step.text("Context") != "known";
  const bool prompted = center.mfa_prompt == MfaPrompt::every_time ||
                        (center.mfa_prompt == MfaPrompt::only_when_context_changes && new_context);
  if (!prompted) return step.boolean("MFA", false) && used_device(step, user.mfa_device);
  if (user.mfa_device) return used_device(step, true);
  switch (center.without_mfa_device) {
    case WithoutMfaDevice::require_registration: {
      const std::string id = user.id;
      step.center().users.edit(id, [](DirectoryUser& one) { one.mfa_device = true; });
      return true;
    }
    case WithoutMfaDevice::require_email_code:
      return true;
    case WithoutMfaDevice::block_sign_in:  // the sign-in gate has refused already
    case WithoutMfaDevice::allow_sign_in:
      break;
  }
  return used_device(step, false);
}

void sign_in_to_portal(Step& step) {
  Question question;
  question.who = step.caller().caller.who;
  if (!step.ask_gate(question, Gate::sign_in)) return;
  const DirectoryUser user = *find_user(step.center(), question.who);
  Session session;
  session.kind = Session::Kind::portal;
  session.principal = user.id;
  session.name = user.user_name;
  session.mfa = portal_mfa(step, user);
  if (step.failed()) return;
  session.signed_in = session.started = step.world.now;
  session.ends = session.started + step.center().portal_session_duration;
  session.id = next_session_id(step, "portal");
  begin_session(step, std::move(session));
}

void sign_in_to_console(Step& step, Session::Kind kind, bool device) {
  Session session;
  session.kind = kind;
  session.principal = step.caller().principal;
  session.account = step.caller().account;
  session.name = step.caller().caller.who;
  session.mfa = used_device(step, device);
  if (step.failed()) return;
  session.signed_in = session.started = step.world.now;
  session.ends = session.started + console_session;
  session.id = next_session_id(step, to_string(kind));
  begin_session(step, std::move(session));
}

Question opening(const Step& step) {
  const Caller& caller = step.caller().caller;
  Question question;
  question.who = caller.who;
  question.as = caller.as;
  question.in = caller.in;
  return question;
}

void sign_in_as_iam_user(Step& step) {
  if (!step.ask(opening(step))) return;
  const IamUser* user = step.world.iam_users.find(step.caller().principal);
  sign_in_to_console(step, Session::Kind::iam_user, user && user->mfa_device);
}

// The root user of a suspended or closed account still gets in, to see the bills and to write to AWS Support.
void sign_in_as_root(Step& step) {
  if (!step.ask_gate(opening(step), Gate::sign_in)) return;
  const Account& account = *step.world.accounts.find(step.caller().account);
  if (!account.root.password)
    return step.fail({"AccessDenied",
                      fmt::format("the root user of {} has no password to sign in with", account.name),
                      ReasonId::sign_in_root_has_no_credentials,
                      {}});
  sign_in_to_console(step, Session::Kind::root, account.root.mfa_devices > 0);
}

bool signs_out(const Session& session, const Actor& actor) {
  if (!actor.session.empty()) return session.id == actor.session;
  switch (actor.kind) {
    case Actor::Kind::person:
    case Actor::Kind::permission_set:
      return session.kind == Session::Kind::portal || session.kind == Session::Kind::cli_token;
    case Actor::Kind::iam_user:
      return session.kind == Session::Kind::iam_user;
    case Actor::Kind::root_user:
      return session.kind == Session::Kind::root;
    case Actor::Kind::role:
    case Actor::Kind::root_session:
      return false;
  }
  return false;
}

}  // namespace

void sign_in(Step& step) {
  switch (step.caller().kind) {
    case Actor::Kind::person:
    case Actor::Kind::permission_set:
      return sign_in_to_portal(step);
    case Actor::Kind::iam_user:
      return sign_in_as_iam_user(step);
    case Actor::Kind::root_user:
      return sign_in_as_root(step);
    case Actor::Kind::role:
    case Actor::Kind::root_session:
      return step.refuse_value("nobody signs in as a role", "a role's session begins with AssumeRole");
  }
}

// Ends what the person signed in to. Role sessions that began from it go on until they expire.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept.html
void sign_out(Step& step) {
  std::vector<std::string> ending;
  for (const Session* one : step.world.sessions.with("principal:" + step.caller().principal))
    if (one->live_at(step.world.now) && signs_out(*one, step.caller())) ending.push_back(one->id);
  if (ending.empty()) return step.refuse_value(fmt::format("{} is not signed in", to_string(step.caller().caller)));
  for (const std::string& id : ending) step.world.sessions.edit(id, [&](Session& one) { one.ends = step.world.now; });
}

}  // namespace whichgate::operations
