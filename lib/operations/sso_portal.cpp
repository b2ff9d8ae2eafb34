#include <fmt/core.h>

#include <algorithm>

#include "operations/sessions.hpp"
#include "text/text.hpp"
#include "whichgate/engine.hpp"
#include "world/lookup.hpp"

// The access portal: what a person does who is signed in to it.
namespace whichgate::operations {

namespace {

// Opening an account anew: a role session that is live already opens nothing.
World without_role_sessions(World world, const std::string& place) {
  std::vector<std::string> ids;
  for (const Session* one : world.sessions.with("place:" + place)) ids.push_back(one->id);
  for (const std::string& id : ids) world.sessions.erase(id);
  return world;
}

const Session* signed_in(const World& world, const std::string& user) {
  const Session* portal = live_session(world, user, Session::Kind::portal);
  return portal ? portal : live_session(world, user, Session::Kind::cli_token);
}

bool known_set(Step& step, const std::string& name) {
  const IdentityCenter& center = step.center();
  const auto& deleted = center.deleted_permission_sets;
  if (find_permission_set(center, name) || std::find(deleted.begin(), deleted.end(), name) != deleted.end())
    return true;
  step.fail("ResourceNotFoundException", "The specified resource doesn't exist.",
            fmt::format("roleName: there is no permission set `{}`; {}", name,
                        text::suggestion(name, known_permission_sets(center))));
  return false;
}

// The portal says no more than this; the reason of the gate says what it was.
bool open(Step& step, const DirectoryUser& user, const std::string& set, const std::string& account) {
  Question question;
  question.who = user.user_name;
  question.as = set;
  question.in = account;
  const PermissionSet* known = find_permission_set(step.center(), set);
  const std::string place = user.id + "/" + account + "/" + (known ? known->arn : std::string());
  const Decision decision = Engine::compile(without_role_sessions(step.world, place), step.catalog()).ask(question);
  if (decision.allowed()) return true;
  const GateReport* report = decision.report(*decision.decided_by);
  step.fail({"ForbiddenException", "No access", decision.reason, report ? report->detail : std::string()});
  return false;
}

// https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
void get_role_credentials(Step& step) {
  const DirectoryUser* user = step.world.identity_center ? step.center().users.find(step.caller().principal) : nullptr;
  const Session* portal = user ? signed_in(step.world, user->id) : nullptr;
  if (!portal)
    return step.fail("UnauthorizedException", "Session token not found or invalid",
                     fmt::format("{} is not signed in to the portal: SignIn", to_string(step.caller().caller)));
  const std::string& account = step.id("accountId");
  const std::string& set = step.text("roleName");
  if (!known_set(step, set) || !open(step, *user, set, account)) return;
  const PermissionSet& opened = *find_permission_set(step.center(), set);
  const Provisioning& place = *step.center().provisionings.find(account + "/" + opened.arn);
  Session session;
  session.kind = Session::Kind::permission_set;
  session.principal = user->id;
  session.account = account;
  session.permission_set = opened.arn;
  session.name = user->user_name;
  session.mfa = portal->mfa;
  session.signed_in = portal->signed_in;
  session.started = step.world.now;
  session.ends = session.started + place.role->content->session_duration;
  session.id = step.has("Session") ? step.text("Session") : next_session_id(step, "role");
  begin_session(step, std::move(session));
}

}  // namespace

std::span<const Operation> sso_portal_operations() {
  static const std::vector<Operation> all{
      {.name = "GetRoleCredentials",
       .service = "sso",
       .summary = "opens an account in the portal with a permission set: begins a role session",
       .members = {{"accountId", Form::account}, {"roleName", Form::text}, {"Session", Form::text, false}},
       .errors = {"UnauthorizedException", "ForbiddenException", "ResourceNotFoundException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html",
       .asked = Asked::nothing,
       .act = get_role_credentials}};
  return all;
}

}  // namespace whichgate::operations
