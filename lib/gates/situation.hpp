#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/evaluate.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/world.hpp"

namespace whichgate::gates {

// In what capacity somebody acts.
enum class Capacity { permission_set, iam_user, root_user, role, root_session };

// A question with every name resolved: what the gates look at. Points into the world, the catalog and the
// question, and lives no longer than they do.
struct Situation {
  const World& world;
  const Catalog& catalog;
  const Question& question;

  Capacity capacity = Capacity::permission_set;
  const Account* account = nullptr;  // where the caller acts

  // Of an Identity Center user with a permission set. `set` is null when the set was deleted, `person` when the
  // name belongs to an IAM user only.
  const DirectoryUser* person = nullptr;
  const PermissionSet* set = nullptr;
  const Provisioning* provisioning = nullptr;
  std::string set_name;

  const IamUser* iam_user = nullptr;  // null when the name belongs to an Identity Center user only
  const IamRole* role = nullptr;      // null when the account has no such role
  std::string role_name;

  const Session* session = nullptr;  // the session in use, live or just ended
  const Session* portal = nullptr;   // the person's latest portal session, live or not

  std::vector<std::string> actions;  // in AWS's spelling; none: may the account be opened at all
  const BillingPage* page = nullptr;
  bool console = true;

  std::string resource = "*";
  std::string resource_account;
  bool resource_known = true;  // the world holds the resource, or has no need to

  eval::Principal principal;
  eval::Context context;
  eval::Policies policies;
  std::vector<eval::Evaluation> evaluations;  // one for each of `actions`

  bool opening() const { return actions.empty(); }
  bool root_like() const { return capacity == Capacity::root_user || capacity == Capacity::root_session; }
  bool in_organization() const { return account && world.organization && world.organization->has(account->id); }
  bool in_management_account() const { return in_organization() && world.organization->is_management(account->id); }
  bool is_member() const { return in_organization() && !in_management_account(); }
  // The permission set's content in force: as provisioned, else as it would be provisioned now.
  const PermissionSetContent* set_content() const;
  bool live_role_session() const;
};

// What the question names that the world or the catalog does not know.
Problems unknown_names(const World& world, const Catalog& catalog, const Question& question);

// Resolves a question that unknown_names() accepts, up to and including the policy evaluation of each action.
Situation resolve(const World& world, const Catalog& catalog, const Question& question, eval::Reports reports);

// The steps of resolve(), each in its file.
void choose_session(Situation& situation);
void identify_principal(Situation& situation);
void gather_policies(Situation& situation);
void derive_context(Situation& situation);

// How explanations call a level of the organization: "the root", "OU Workloads", "account Dev".
std::string level_name(const World& world, const OrganizationNode& node);

// The condition keys that the world tells, so that a question may not: all that derive_context() sets.
bool derived_key(std::string_view key);
// The global condition keys that AWS documents, for near names.
std::vector<std::string> global_condition_keys();

// Objects that AWS owns: a change is refused whatever policies say.
bool owned_by_aws(std::string_view action, std::string_view resource);

}  // namespace whichgate::gates
