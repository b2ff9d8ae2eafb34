#include "unit/operations/support.hpp"

namespace whichgate::operation_tests {

namespace {

void dev_root_without_password(World& world) {
  world.accounts.edit("222233334444", [](Account& dev) { dev.root = {false, 0, 0, 0, false}; });
}

void allow_recovery(World& world) {
  world.accounts.edit("222233334444", [](Account& dev) { dev.root = {false, 0, 0, 0, true}; });
}

void block_without_device(World& world) { world.identity_center->without_mfa_device = WithoutMfaDevice::block_sign_in; }

void no_linked_account_access(World& world) { world.organization->cost_management.cost_explorer_enabled = false; }

}  // namespace

std::vector<Case> people_cases() {
  return {
      {"jdoe", "SignIn"},
      {"asmith", "SignIn | Context=known"},
      {"mateojackson as IAM user in Dev", "SignIn"},
      {dev_root, "SignIn"},
      {"agarcia", "SignIn", "AccessDenied", {}, "sign-in.user-disabled"},
      {"late", "SignIn", "AccessDenied", {}, "sign-in.user-not-synchronized"},
      {"asmith", "SignIn", "AccessDenied", {}, "sign-in.mfa-device-required", block_without_device},
      {"jdoe", "SignIn", "AccessDenied", {}, "sign-in.no-identity-center", no_identity_center},
      {"jdoe", "SignIn | MFA=false", "AccessDenied"},
      {"nobody", "SignIn", "InvalidClientTokenId"},
      {"marymajor as IAM user in Dev", "SignIn", "AccessDenied", {}, "sign-in.no-console-password"},
      {"olga as IAM user in Outside", "SignIn | MFA=true", "ValidationException"},
      {"mateojackson as IAM user in Dev",
       "SignIn",
       "AccessDenied",
       {{aws, "SuspendAccount | AccountId=Dev"}},
       "account.suspended"},
      {dev_root, "SignIn", "", {{aws, "SuspendAccount | AccountId=Dev"}}},
      {dev_root, "SignIn", "AccessDenied", {}, "sign-in.root-has-no-credentials", dev_root_without_password},
      {"role Deploy of Dev", "SignIn", "ValidationException"},

      {"jdoe", "SignOut", "", {{"jdoe", "SignIn"}}},
      {"jdoe", "SignOut", "ValidationException"},
      {"jdoe", "SignOut", "ValidationException", {{"jdoe", "SignIn"}, {"jdoe", "SignOut"}}},

      {"anybody", "Wait | For=PT5M"},
      {"anybody", "Wait | For=five minutes", "ValidationException"},
      {"anybody", "Wait", "ValidationException"},

      {"anybody", "SynchronizeDirectory"},
      {"anybody", "SynchronizeDirectory", "ResourceNotFoundException", {}, {}, no_identity_center},

      {admin, "DisableUser | UserId=asmith"},
      {admin, "EnableUser | UserId=agarcia"},
      {delegated, "EnableUser | UserId=agarcia"},
      {admin, "DisableUser | UserId=asmyth", "ResourceNotFoundException"},

      {aws, "SuspendAccount | AccountId=Dev"},
      {aws, "SuspendAccount | AccountId=Nowhere", "ResourceNotFoundException"},
      {aws, "SuspendAccount | AccountId=Dev", "ValidationException", {{aws, "SuspendAccount | AccountId=Dev"}}},
      {admin, "SuspendAccount | AccountId=Dev", "AccessDenied"},
      {aws, "ReinstateAccount | AccountId=Dev", "", {{aws, "SuspendAccount | AccountId=Dev"}}},
      {aws, "ReinstateAccount | AccountId=Nowhere", "ResourceNotFoundException"},
      {aws, "ReinstateAccount | AccountId=Dev", "ValidationException"},
      {admin, "ReinstateAccount | AccountId=Dev", "AccessDenied"},

      {dev_root, "ResetRootPassword"},
      {dev_root, "ResetRootPassword", "", {}, {}, allow_recovery},
      {dev_root, "ResetRootPassword", "AccessDenied", {}, "sign-in.root-has-no-credentials", dev_root_without_password},
      {dev_admin, "ResetRootPassword", "AccessDenied"},

      {root, "ActivateIamAccess"},
      {dev_root, "DeactivateIamAccess"},
      {admin, "ActivateIamAccess", "AccessDeniedException", {}, "root-restriction.root-only"},
      {dev_admin, "DeactivateIamAccess", "AccessDeniedException", {}, "root-restriction.root-only"},

      {root, "UpdateCostManagementPreferences | LinkedAccountAccess=false"},
      {root, "UpdateCostManagementPreferences | LinkedAccountAccess=maybe", "ValidationException"},
      {dev_root, "UpdateCostManagementPreferences | LinkedAccountAccess=true", "AccessDeniedException"},
      {outsider, "UpdateCostManagementPreferences | LinkedAccountAccess=true", "ValidationException"},
      {admin,
       "UpdateCostManagementPreferences | LinkedAccountAccess=true",
       "AccessDeniedException",
       {},
       "billing.not-activated"},
      {root, "EnableCostExplorer", "", {}, {}, no_linked_account_access},
      {dev_root, "EnableCostExplorer", "AccessDenied"},
      {outsider, "EnableCostExplorer", "ValidationException"},
  };
}

}  // namespace whichgate::operation_tests
