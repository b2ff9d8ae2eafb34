#include <fmt/core.h>

#include "world/file/reading.hpp"
#include "world/lookup.hpp"
#include "world/managed_policies.hpp"
#include "world/names.hpp"

namespace whichgate::reading {

namespace {

std::string read_account(Reading& reading, json::ObjectReader& object) {
  const auto name = required_word(reading, object, "account");
  return name ? resolve_account(reading, *name) : std::string();
}

void read_person(Reading& reading, json::ObjectReader& object, Session& session) {
  if (!session.principal.empty()) return;
  const auto name = required_word(reading, object, "user");
  if (!name) return;
  const auto& center = reading.world.identity_center;
  const DirectoryUser* user = center ? find_user(*center, name->text) : nullptr;
  if (user) {
    session.principal = user->id;
    session.name = user->user_name;
  } else {
    unknown_name(reading, *name, "user", [&] { return center ? known_users(*center) : std::vector<std::string>(); });
  }
}

void read_permission_set(Reading& reading, json::ObjectReader& object, Session& session) {
  const auto name = required_word(reading, object, "permission_set");
  if (!name) return;
  const auto& center = reading.world.identity_center;
  if (const PermissionSet* set = center ? find_permission_set(*center, name->text) : nullptr)
    session.permission_set = set->arn;
  else if (name->text.starts_with("arn:aws:sso:::permissionSet/"))
    session.permission_set = name->text;
  else
    unknown_name(reading, *name, "permission set",
                 [&] { return center ? known_permission_sets(*center) : std::vector<std::string>(); });
}

void read_iam_user(Reading& reading, json::ObjectReader& object, Session& session) {
  session.account = read_account(reading, object);
  if (!session.principal.empty()) return;
  const auto name = required_word(reading, object, "user");
  if (!name) return;
  if (const IamUser* user = find_iam_user(reading.world, session.account, name->text)) {
    session.principal = user->arn();
    session.name = user->name;
  } else {
    unknown_name(reading, *name, "IAM user", [&] { return known_iam_users(reading.world, session.account); });
  }
}

void read_role(Reading& reading, json::ObjectReader& object, Session& session) {
  session.account = read_account(reading, object);
  if (!session.principal.empty()) return;
  const auto name = required_word(reading, object, "role");
  if (!name) return;
  if (const IamRole* role = find_role(reading.world, session.account, name->text))
    session.principal = role->arn();
  else
    unknown_name(reading, *name, "role", [&] { return known_roles(reading.world, session.account); });
}

void read_root(Reading& reading, json::ObjectReader& object, Session& session) {
  session.account = read_account(reading, object);
  if (session.principal.empty()) session.principal = "arn:aws:iam::" + session.account + ":root";
}

void read_task_policy(Reading& reading, json::ObjectReader& object, Session& session) {
  const auto name = required_word(reading, object, "task_policy");
  if (!name) return;
  const auto found = aws_managed_policy(reading.world, reading.catalog, name->text);
  if (found.empty()) return unknown_managed_policy(reading, *name, {});
  session.task_policy = found.front()->arn;
}

// A session may outlive the person and the permission set it belongs to: then the file has their ids.
void read_principal(Reading& reading, json::ObjectReader& object, Session& session) {
  object.string("principal", session.principal);
  switch (session.kind) {
    case Session::Kind::portal:
    case Session::Kind::cli_token:
      return read_person(reading, object, session);
    case Session::Kind::permission_set:
      read_person(reading, object, session);
      session.account = read_account(reading, object);
      return read_permission_set(reading, object, session);
    case Session::Kind::iam_user:
      return read_iam_user(reading, object, session);
    case Session::Kind::assumed_role:
      return read_role(reading, object, session);
    case Session::Kind::root:
      return read_root(reading, object, session);
    case Session::Kind::assumed_root:
      read_root(reading, object, session);
      return read_task_policy(reading, object, session);
  }
}

}  // namespace

void read_sessions(Reading& reading, json::ObjectReader& world) {
  for (const json::Element& element : world.elements("sessions")) {
    json::ObjectReader object(element, reading.problems);
    Session session;
    const auto id = required_word(reading, object, "id");
    if (id) session.id = id->text;
    if (object.required("kind") && read_choice(object, "kind", names::session_kinds, session.kind))
      read_principal(reading, object, session);
    object.string("name", session.name);
    object.boolean("mfa", session.mfa);
    for (const json::Element& policy : object.elements("session_policies"))
      if (auto document = read_policy_element(reading, policy, fmt::format("session policy of {}", session.id),
                                              PolicyType::session))
        session.session_policies.push_back(std::move(document));
    if (object.required("started")) read_instant(reading, object, "started", session.started);
    if (object.required("ends")) read_instant(reading, object, "ends", session.ends);
    session.signed_in = session.started;
    read_instant(reading, object, "signed_in", session.signed_in);
    object.finish();
    if (!id) continue;
    reading.places.remember("session", session.id, element);
    if (!reading.world.sessions.insert(std::move(session))) repeated(reading, element, "a session", id->text);
  }
}

}  // namespace whichgate::reading
