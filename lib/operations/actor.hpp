#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "whichgate/question.hpp"
#include "whichgate/world.hpp"

namespace whichgate::operations {

// Who gives a command, with the names resolved.
struct Actor {
  enum class Kind { person, permission_set, iam_user, root_user, role, root_session };
  Kind kind = Kind::person;
  Caller caller;
  std::string account;    // id; empty for a person in front of the portal
  std::string principal;  // UserId, or ARN of the IAM user, the role or the root user
  std::string session;    // id of the session that the caller is, when the caller names one

  bool root_like() const { return kind == Kind::root_user || kind == Kind::root_session; }
  bool role_session() const { return kind == Kind::permission_set || kind == Kind::role; }
  bool is_aws() const { return kind == Kind::person && caller.who == "AWS"; }
};

// nullopt when the world knows no such account, session or person.
std::optional<Actor> resolve_actor(const World& world, const Caller& caller);

std::string root_arn(std::string_view account);

}  // namespace whichgate::operations
