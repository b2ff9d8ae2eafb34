#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/directory.hpp"
#include "whichgate/iam.hpp"
#include "whichgate/instant.hpp"
#include "whichgate/table.hpp"

namespace whichgate {

// https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-identity-source.html
enum class IdentitySource { identity_center_directory, active_directory, external_identity_provider };

// https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html
enum class InstanceType { organization, account };

// When people are prompted for MFA, and what happens to those without a device.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/mfa-getting-started.html
enum class MfaPrompt { every_time, only_when_context_changes, never };
enum class WithoutMfaDevice { require_registration, require_email_code, block_sign_in, allow_sign_in };

// What a permission set holds. Shared by the set and by every account it was provisioned to, where it stays as
// it was until the next provisioning.
struct PermissionSetContent {
  PolicyAttachments policies = {};                            // managed: AWS managed policies only
  std::vector<std::string> customer_managed_references = {};  // path and name, for example /TeamPolicy
  std::string boundary_reference = {};                        // customer managed boundary by path and name
  std::chrono::seconds session_duration{3600};
  std::string relay_state = {};
};

struct PermissionSet {
  std::string arn = {};
  std::string name = {};
  int version = 1;  // counts its edits
  std::shared_ptr<const PermissionSetContent> content = std::make_shared<PermissionSetContent>();

  const std::string& key() const { return arn; }
  std::array<RowTag, 1> tags() const { return {RowTag("name", name)}; }
};

struct AccountAssignment {
  enum class PrincipalType { user, group };
  std::string account = {};
  std::string permission_set = {};  // ARN
  PrincipalType principal_type = PrincipalType::group;
  std::string principal = {};       // UserId or GroupId
  std::string principal_name = {};  // as it was called then: still shown after the user or group is gone
  Instant created{};

  std::string key() const { return row_key(account, permission_set, principal); }
  std::array<RowTag, 4> tags() const {
    return {RowTag("account", account), RowTag("place", account, permission_set), RowTag("principal", principal),
            RowTag("set", permission_set)};
  }
};

// A permission set in one account: the role it became, and what is under way.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
struct Provisioning {
  struct Role {
    std::string suffix = {};  // the 16 hexadecimal digits of AWSReservedSSO_<name>_<suffix>
    int version = 1;          // of the permission set
    std::shared_ptr<const PermissionSetContent> content = {};
  };
  struct Pending {
    int version = 1;
    std::shared_ptr<const PermissionSetContent> content = {};
    Instant ends{};
    std::string failure = {};  // FailureReason it will end with; empty: it will succeed
  };
  std::string account = {};
  std::string permission_set = {};  // ARN
  std::optional<Role> role = {};
  std::optional<Pending> pending = {};
  std::string failure_reason = {};  // of the last attempt; empty when that succeeded

  std::string key() const { return row_key(account, permission_set); }
  std::array<RowTag, 2> tags() const { return {RowTag("account", account), RowTag("set", permission_set)}; }
};

// https://docs.aws.amazon.com/singlesignon/latest/userguide/what-is.html
struct IdentityCenter {
  std::string instance_arn = {};       // arn:aws:sso:::instance/ssoins-...
  std::string identity_store_id = {};  // d-...
  std::string owner_account = {};
  InstanceType type = InstanceType::organization;
  std::string home_region = "us-east-1";
  std::vector<std::string> additional_regions = {};
  IdentitySource identity_source = IdentitySource::identity_center_directory;
  MfaPrompt mfa_prompt = MfaPrompt::only_when_context_changes;
  WithoutMfaDevice without_mfa_device = WithoutMfaDevice::allow_sign_in;
  std::chrono::seconds portal_session_duration = std::chrono::hours{8};
  Table<DirectoryUser> users = {};
  Table<DirectoryGroup> groups = {};
  Table<GroupMembership> memberships = {};
  Table<PermissionSet> permission_sets = {};
  std::vector<std::string> deleted_permission_sets = {};  // names
  Table<AccountAssignment> assignments = {};
  Table<Provisioning> provisionings = {};

  bool in_region(std::string_view region) const;
  // arn:aws:iam::<account>:role/aws-reserved/sso.amazonaws.com/[<region>/]AWSReservedSSO_<name>_<suffix>
  std::string role_arn(const PermissionSet& set, std::string_view account, const Provisioning::Role& role) const;
};

std::string_view to_string(IdentitySource source);                  // "external-identity-provider"
std::string_view to_string(InstanceType type);                      // "organization"
std::string_view to_string(MfaPrompt prompt);                       // "when-context-changes"
std::string_view to_string(WithoutMfaDevice policy);                // "block-sign-in"
std::string_view to_string(AccountAssignment::PrincipalType type);  // "GROUP"

}  // namespace whichgate
