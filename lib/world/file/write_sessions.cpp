#include "world/file/writing.hpp"
#include "world/lookup.hpp"

namespace whichgate::writing {

namespace {

// Writes who it is by name where that is possible, else as the session has it. Gives the session name that the
// reader supposes.
std::string write_person(JsonValue& object, const World& world, const Session& session) {
  const DirectoryUser* user = world.identity_center ? world.identity_center->users.find(session.principal) : nullptr;
  if (!user || find_user(*world.identity_center, user->user_name) != user) {
    object.add_text("principal", session.principal);
    return {};
  }
  object.add_text("user", user->user_name);
  return user->user_name;
}

std::string write_iam_user(JsonValue& object, const World& world, const Session& session) {
  const IamUser* user = find_iam_user(world, session.account, session.principal);
  if (!user) {
    object.add_text("principal", session.principal);
    return {};
  }
  object.add_text("user", user->name);
  return user->name;
}

std::string write_principal(JsonValue& object, const World& world, const Session& session) {
  switch (session.kind) {
    case Session::Kind::portal:
    case Session::Kind::cli_token:
    case Session::Kind::permission_set:
      return write_person(object, world, session);
    case Session::Kind::iam_user:
      return write_iam_user(object, world, session);
    case Session::Kind::assumed_role:
      if (const IamRole* role = find_role(world, session.account, session.principal))
        object.add_text("role", role->name);
      else
        object.add_text("principal", session.principal);
      return {};
    case Session::Kind::root:
    case Session::Kind::assumed_root:
      if (session.principal != "arn:aws:iam::" + session.account + ":root")
        object.add_text("principal", session.principal);
  }
  return {};
}

JsonValue write_session(const World& world, const Session& session) {
  JsonValue object = JsonValue::object();
  object.add_text("id", session.id);
  object.add_text("kind", to_string(session.kind));
  const std::string supposed_name = write_principal(object, world, session);
  if (!session.account.empty()) object.add_text("account", account_name(world, session.account));
  if (session.kind == Session::Kind::permission_set) {
    const PermissionSet* set =
        world.identity_center ? world.identity_center->permission_sets.find(session.permission_set) : nullptr;
    object.add_text("permission_set", set ? set->name : session.permission_set);
  }
  object.add_unless_empty("task_policy", session.task_policy);
  if (session.name != supposed_name) object.add_text("name", session.name);
  JsonValue policies = JsonValue::list();
  for (const PolicyPointer& policy : session.session_policies) policies.push(write_policy(policy));
  object.add_unless_empty("session_policies", std::move(policies));
  object.add_unless(false, "mfa", session.mfa);
  if (session.signed_in != session.started) object.add_text("signed_in", to_string(session.signed_in));
  object.add_text("started", to_string(session.started));
  object.add_text("ends", to_string(session.ends));
  return object;
}

}  // namespace

JsonValue write_sessions(const World& world) {
  JsonValue sessions = JsonValue::list();
  world.sessions.for_each([&](const Session& session) { sessions.push(write_session(world, session)); });
  return sessions;
}

}  // namespace whichgate::writing
