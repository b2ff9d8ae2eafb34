#pragma once
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "eval/compiled_set.hpp"
#include "gates/org_position.hpp"
#include "whichgate/world.hpp"

namespace whichgate::gates {

// In what capacity somebody acts.
enum class Capacity { permission_set, iam_user, root_user, role, root_session };

// How near the assignments of a permission set in an account come to a person.
struct Access {
  enum class Kind { none, not_in_group, not_synchronized, group_recreated, granted };
  Kind kind = Kind::none;
  const AccountAssignment* assignment = nullptr;  // the one that comes so near
  const DirectoryGroup* group = nullptr;          // that it is for; null when for the person, or when it was deleted
  Instant since{};                                // creation of the youngest assignment, whoever it is for
};

// All that an answer needs to know about a caller, whatever the question: resolved once, and shared by the questions
// that the caller asks. Points into the world.
struct ResolvedCaller {
  ResolvedCaller() = default;
  ResolvedCaller(const ResolvedCaller&) = delete;
  ResolvedCaller& operator=(const ResolvedCaller&) = delete;

  Capacity capacity = Capacity::permission_set;
  const Account* account = nullptr;  // where the caller acts
  bool by_session = false;           // the question names the session, and no name

  // Of an Identity Center user with a permission set. `set` is null when the set was deleted, `person` when the
  // name belongs to an IAM user only.
  const DirectoryUser* person = nullptr;
  const PermissionSet* set = nullptr;
  const Provisioning* provisioning = nullptr;
  std::string set_name = {};
  Access access = {};

  const IamUser* iam_user = nullptr;  // null when the name belongs to an Identity Center user only
  const IamRole* role = nullptr;      // null when the account has no such role
  std::string role_name = {};

  const Session* session = nullptr;  // the session in use, live or just ended
  const Session* portal = nullptr;   // the person's latest portal session, live or not
  bool session_live = false;

  std::shared_ptr<const OrgPosition> position = nullptr;  // of the account in the organization; null: it has none

  eval::Principal principal = {};
  // The condition keys that the world tells about the caller, the session and the time, with the texts in them.
  std::vector<ContextEntry> keys = {};
  std::deque<std::string> texts = {};

  eval::Policies policies = {};     // identity, boundary and session
  eval::CompiledSet compiled = {};  // those, and the SCPs

  bool root_like() const { return capacity == Capacity::root_user || capacity == Capacity::root_session; }
  bool in_organization() const { return position != nullptr; }
  bool in_management_account() const { return position && position->management; }
  bool is_member() const { return position && !position->management; }
  // The permission set's content in force: as provisioned, else as it would be provisioned now.
  const PermissionSetContent* set_content() const;
  bool live_role_session() const { return capacity == Capacity::permission_set && session_live; }
};

}  // namespace whichgate::gates
