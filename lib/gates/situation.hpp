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
  bool resource_known = true;           // the world holds the resource, or has no need to
  std::vector<std::string> notes = {};  // how the question was read, where that is not as it was asked

  eval::Principal principal;
  eval::Context context;
  eval::Policies policies;
  std::vector<eval::Evaluation> evaluations;   // one for each of `actions`
  std::vector<std::string> derived_keys = {};  // those of the context that the world tells

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

// The policies of this type on the way from the root to an account of the world's organization.
std::vector<eval::Level> organization_levels(const World& world, std::string_view account, PolicyType type);

// The condition keys that the world tells, so that a question may not: all that derive_context() sets.
bool derived_key(std::string_view key);
// The name of a key without the tag that it is about: "aws:PrincipalTag" of "aws:PrincipalTag/team".
std::string_view without_tag_key(std::string_view key);

// The settings in force on a bucket: its own with its account's, whichever is more restrictive.
PublicAccessBlock public_access_block(const World& world, const Resource& bucket);
// The reason for which these settings keep the caller out of a bucket with this policy; empty when they do not.
std::string_view kept_out_of_bucket(const PublicAccessBlock& settings, const AccessRequest& request,
                                    const PolicyDocument& policy);
// The reason for which S3 does not save the policy on the bucket; empty when it does.
std::string_view refused_as_public(const World& world, const Resource& bucket, const PolicyDocument& policy);

// Objects that AWS owns: a change is refused whatever policies say.
bool owned_by_aws(std::string_view action, std::string_view resource);

// What a caller signs requests with. `session_token` is of GetSessionToken, `federated` of GetFederationToken.
enum class Credentials { long_term, session_token, session_token_with_mfa, federated, role };
// Operations that such credentials cannot call, whatever policies say.
bool closed_to(Credentials credentials, std::string_view action);

// Operations that the root user cannot call, whatever policies say.
bool closed_to_root(std::string_view action);

}  // namespace whichgate::gates
