#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/instant.hpp"
#include "whichgate/public_access_block.hpp"
#include "whichgate/row_tag.hpp"

namespace whichgate {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
enum class AccountState { pending_activation, active, suspended, pending_closure, closed };

// How the account came to be, and so how it came into the organization.
enum class JoinedMethod { standalone, created, invited };

// Which IAM actions open the Billing and Cost Management console of the account.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html
enum class ConsoleActionSet { fine_grained, legacy };

// What the account's root user can sign in with.
struct RootCredentials {
  bool password = true;
  int access_keys = 0;
  int signing_certificates = 0;
  int mfa_devices = 0;
  // There is none, but an administrator allowed that one is set by e-mail (IAMCreateRootUserPassword).
  bool password_recovery = false;

  bool any() const { return password || access_keys > 0 || signing_certificates > 0 || mfa_devices > 0; }
};

struct Account {
  std::string id = {};  // 12 digits
  std::string name = {};
  std::string email = {};
  AccountState state = AccountState::active;
  JoinedMethod joined_method = JoinedMethod::standalone;
  // "IAM user and role access to Billing information", the switch on the Account page that only root can flip.
  // https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html
  bool iam_access_to_billing = false;
  std::vector<Instant> billing_access_flips = {};  // when it was flipped, oldest first
  ConsoleActionSet console_action_set = ConsoleActionSet::fine_grained;
  RootCredentials root = {};
  PublicAccessBlock public_access_block = {};  // for all its buckets; an account begins with nothing on
  Instant joined_at{};                         // when it was created, or joined the organization
  Instant state_since{};                       // when it came into its state; the epoch when nobody knows

  const std::string& key() const { return id; }
  std::array<RowTag, 1> tags() const { return {RowTag("name", name)}; }

  // What the switch was at that moment.
  bool iam_access_to_billing_at(Instant moment) const;
};

std::string_view to_string(AccountState state);    // "SUSPENDED"
std::string_view to_string(JoinedMethod method);   // "CREATED"
std::string_view to_string(ConsoleActionSet set);  // "fine-grained"

}  // namespace whichgate
