#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/instant.hpp"
#include "whichgate/policy.hpp"
#include "whichgate/row_tag.hpp"

namespace whichgate {

// One live or ended session. What began it is `started`; a session after `ends` is expired but stays known, so
// that an explanation can say so.
struct Session {
  enum class Kind {
    portal,          // signed in to the AWS access portal
    permission_set,  // a role session that began in the portal
    cli_token,       // aws sso login
    iam_user,        // an IAM user signed in to the console
    root,            // the root user signed in
    assumed_role,    // sts:AssumeRole
    assumed_root     // sts:AssumeRoot
  };
  std::string id = {};
  Kind kind = Kind::portal;
  std::string principal = {};       // UserId, or ARN of the IAM user, the root user or the role
  std::string account = {};         // empty for a portal session
  std::string permission_set = {};  // ARN, for a permission set's role session
  std::string name = {};            // RoleSessionName
  std::string task_policy = {};     // ARN, for an assumed root session
  std::vector<PolicyPointer> session_policies = {};
  bool mfa = false;
  Instant signed_in{};  // when the person signed in that this session began from
  Instant started{};
  Instant ends{};

  bool live_at(Instant now) const { return now < ends; }

  const std::string& key() const { return id; }
  std::array<RowTag, 2> tags() const {
    return {RowTag("principal", principal), RowTag("place", principal, account, permission_set)};
  }
};

std::string_view to_string(Session::Kind kind);

}  // namespace whichgate
