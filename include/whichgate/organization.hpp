#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/instant.hpp"
#include "whichgate/policy.hpp"
#include "whichgate/table.hpp"

namespace whichgate {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html
enum class FeatureSet { all, consolidated_billing };

// The root, an organizational unit, or an account's place in the tree.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html
struct OrganizationNode {
  enum class Kind { root, organizational_unit, account };
  std::string id = {};  // r-..., ou-..., or the account id
  Kind kind = Kind::account;
  std::string name = {};                   // of the root or the organizational unit
  std::string parent = {};                 // id; empty for the root
  std::vector<std::string> policies = {};  // ids of the SCPs and RCPs attached here

  const std::string& key() const { return id; }
  std::array<RowTag, 2> tags() const {
    return {RowTag("parent", parent), kind == Kind::account ? RowTag() : RowTag("name", name)};
  }
};

// A service control policy or a resource control policy.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_type-auth.html
struct OrganizationPolicy {
  std::string id = {};  // p-...
  std::string name = {};
  PolicyType type = PolicyType::service_control;
  bool aws_managed = false;
  PolicyPointer document = {};

  const std::string& key() const { return id; }
  std::array<RowTag, 1> tags() const { return {RowTag("name", name)}; }
};

// An invitation to join the organization, or a request to agree to all features.
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
struct Handshake {
  enum class State { open, accepted, declined, canceled, expired };
  enum class Action { invite, enable_all_features, approve_all_features };
  std::string id = {};  // h-...
  std::string account = {};
  State state = State::open;
  Instant expires{};
  Action action = Action::invite;

  const std::string& key() const { return id; }
  std::array<RowTag, 1> tags() const { return {RowTag("account", account)}; }
};

// The Cost Management preferences of the management account.
// https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html
struct CostManagementPreferences {
  bool cost_explorer_enabled = true;
  bool linked_account_access = true;
};

struct DelegatedAdministrator {
  std::string account = {};
  std::string service = {};  // service principal, for example sso.amazonaws.com
};

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_introduction.html
struct Organization {
  std::string id = {};  // o-...
  std::string management_account = {};
  FeatureSet feature_set = FeatureSet::all;
  bool service_control_policies = true;   // the policy type is enabled in the root
  bool resource_control_policies = true;  // the policy type is enabled in the root
  Table<OrganizationNode> nodes = {};
  Table<OrganizationPolicy> policies = {};
  Table<Handshake> handshakes = {};
  std::vector<std::string> trusted_services = {};  // service principals with trusted access
  std::vector<DelegatedAdministrator> delegated_administrators = {};
  bool root_credentials_management = false;  // centralized root access, the two features of it
  bool root_sessions = false;
  CostManagementPreferences cost_management = {};

  bool has(std::string_view account) const;  // is this account in the organization
  bool is_management(std::string_view account) const { return account == management_account; }
  const OrganizationNode* root() const;  // never null in a World that check() accepts
  // The nodes from the root down to this account, both included; empty when it is not in the organization.
  std::vector<const OrganizationNode*> path_to(std::string_view account) const;
  // The value of aws:PrincipalOrgPaths: "o-x/r-x/ou-x/".
  std::string path_text(std::string_view account) const;
  bool is_delegated_administrator(std::string_view account, std::string_view service) const;
};

inline constexpr std::string_view full_aws_access = "p-FullAWSAccess";
inline constexpr std::string_view rcp_full_aws_access = "p-RCPFullAWSAccess";

std::string_view to_string(FeatureSet set);          // "ALL"
std::string_view to_string(Handshake::State state);  // "OPEN"

}  // namespace whichgate
