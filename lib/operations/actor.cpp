#include "operations/actor.hpp"

#include "world/lookup.hpp"

namespace whichgate::operations {

namespace {

constexpr std::string_view session_word = "session ";
constexpr std::string_view role_word = "role ";

Actor::Kind kind_of(Session::Kind kind) {
  switch (kind) {
    case Session::Kind::portal:
    case Session::Kind::cli_token:
      return Actor::Kind::person;
    case Session::Kind::permission_set:
      return Actor::Kind::permission_set;
    case Session::Kind::iam_user:
      return Actor::Kind::iam_user;
    case Session::Kind::root:
      return Actor::Kind::root_user;
    case Session::Kind::assumed_role:
      return Actor::Kind::role;
    case Session::Kind::assumed_root:
      return Actor::Kind::root_session;
  }
  return Actor::Kind::person;
}

std::string user_id(const World& world, const std::string& name) {
  const DirectoryUser* user = world.identity_center ? find_user(*world.identity_center, name) : nullptr;
  return user ? user->id : std::string();
}

std::optional<Actor> of_session(const World& world, const Caller& caller) {
  const Session* session = world.sessions.find(caller.as.substr(session_word.size()));
  if (!session) return std::nullopt;
  return Actor{kind_of(session->kind), caller, session->account, session->principal, session->id};
}

}  // namespace

std::optional<Actor> resolve_actor(const World& world, const Caller& caller) {
  if (caller.as.starts_with(session_word)) return of_session(world, caller);
  if (caller.as.empty() && caller.in.empty())
    return Actor{Actor::Kind::person, caller, {}, user_id(world, caller.who), {}};
  const Account* account = find_account(world, caller.in);
  if (!account) return std::nullopt;
  if (caller.as == "root") return Actor{Actor::Kind::root_user, caller, account->id, root_arn(account->id), {}};
  if (caller.as == "IAM user") {
    const IamUser* user = find_iam_user(world, account->id, caller.who);
    return Actor{Actor::Kind::iam_user, caller, account->id, user ? user->arn() : std::string(), {}};
  }
  if (caller.as.starts_with(role_word)) {
    const IamRole* role = find_role(world, account->id, caller.as.substr(role_word.size()));
    return Actor{Actor::Kind::role, caller, account->id, role ? role->arn() : std::string(), {}};
  }
  return Actor{Actor::Kind::permission_set, caller, account->id, user_id(world, caller.who), {}};
}

std::string root_arn(std::string_view account) { return "arn:aws:iam::" + std::string(account) + ":root"; }

}  // namespace whichgate::operations
