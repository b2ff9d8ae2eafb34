#include <fmt/core.h>

#include "operations/given.hpp"
#include "operations/membership.hpp"
#include "operations/sign_in.hpp"

// What people do that has no API, and what AWS does by itself.
namespace whichgate::operations {

namespace {

void wait(Step& step) { step.world = advance(std::move(step.world), *step.duration("For")); }

template <class Row>
void synchronize(Table<Row>& table) {
  std::vector<std::string> keys;
  table.for_each([&](const Row& row) {
    if (!row.synchronized) keys.push_back(row.key());
  });
  for (const std::string& key : keys) table.edit(key, [](Row& row) { row.synchronized = true; });
}

void synchronize_directory(Step& step) {
  if (!step.world.identity_center) return given_identity_center(step);
  synchronize(step.center().users);
  synchronize(step.center().groups);
  synchronize(step.center().memberships);
}

void set_enabled(Step& step, bool enabled) {
  step.center().users.edit(step.id("UserId"), [&](DirectoryUser& user) { user.enabled = enabled; });
}
void disable_user(Step& step) { set_enabled(step, false); }
void enable_user(Step& step) { set_enabled(step, true); }

void suspend_account(Step& step) {
  const Account& account = *step.world.accounts.find(step.id("AccountId"));
  if (account.state != AccountState::active)
    return step.refuse_value(fmt::format("{} is {}, not ACTIVE", account.name, to_string(account.state)));
  set_state(step.world, account.id, AccountState::suspended, step.world.now);
}

void reinstate_account(Step& step) {
  const Account& account = *step.world.accounts.find(step.id("AccountId"));
  if (account.state == AccountState::active)
    return step.refuse_value(fmt::format("{} is ACTIVE already", account.name));
  set_state(step.world, account.id, AccountState::active, step.world.now);
}

// In a member account whose root credentials were deleted nobody can recover the password, until an administrator
// allows it with the task policy IAMCreateRootUserPassword.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#id_root-user-access-management
void reset_root_password(Step& step) {
  if (step.caller().kind != Actor::Kind::root_user)
    return step.deny("only who reads the root user's e-mail can reset its password",
                     "give the command by: root of ...");
  const Account& account = *step.world.accounts.find(step.caller().account);
  const bool member =
      step.world.organization && step.organization().has(account.id) && !step.organization().is_management(account.id);
  if (member && !account.root.password && !account.root.password_recovery)
    return step.fail(
        {"AccessDenied",
         fmt::format("the root user of {} has no password, and recovering it is not allowed", account.name),
         ReasonId::sign_in_root_has_no_credentials,
         "allow it first: AssumeRoot with the task policy IAMCreateRootUserPassword, then "
         "CreateLoginProfile"});
  step.world.accounts.edit(account.id, [](Account& one) {
    one.root.password = true;
    one.root.password_recovery = false;
  });
}

constexpr std::string_view sign_in_page = "https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept.html";
constexpr std::string_view state_page =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html";

}  // namespace

std::span<const Operation> people_operations() {
  static const std::vector<Operation> all{
      {.name = "SignIn",
       .service = "",
       .summary = "signs in to the access portal, or as IAM user or root user to the console",
       .members = {{"MFA", Form::boolean, false}, {"Context", Form::choice, false, "known new"}},
       .errors = {"AccessDenied", "ValidationException"},
       .source = sign_in_page,
       .asked = Asked::nothing,
       .act = sign_in},
      {.name = "SignOut",
       .service = "",
       .summary = "signs out again; role sessions that began from it go on",
       .members = {},
       .errors = {"ValidationException"},
       .source = sign_in_page,
       .asked = Asked::nothing,
       .act = sign_out},
      {.name = "Wait",
       .service = "",
       .summary = "lets time pass",
       .members = {{"For", Form::duration}},
       .errors = {},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html",
       .asked = Asked::nothing,
       .act = wait},
      {.name = "SynchronizeDirectory",
       .service = "",
       .summary = "lets the identity provider synchronize its users, groups and memberships",
       .members = {},
       .errors = {"ResourceNotFoundException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/userguide/provision-automatically.html",
       .asked = Asked::nothing,
       .act = synchronize_directory},
      {.name = "DisableUser",
       .service = "",
       .summary = "disables a user of the Identity Center directory",
       .members = {{"UserId", Form::user}},
       .errors = {"ResourceNotFoundException", "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/userguide/disableuser.html",
       .asked = Asked::console,
       .action = "sso-directory:DisableUser",
       .given = given_identity_center,
       .act = disable_user},
      {.name = "EnableUser",
       .service = "",
       .summary = "enables a user of the Identity Center directory",
       .members = {{"UserId", Form::user}},
       .errors = {"ResourceNotFoundException", "AccessDeniedException"},
       .source = "https://docs.aws.amazon.com/singlesignon/latest/userguide/disableuser.html",
       .asked = Asked::console,
       .action = "sso-directory:EnableUser",
       .given = given_identity_center,
       .act = enable_user},
      {.name = "SuspendAccount",
       .service = "",
       .summary = "AWS suspends an account",
       .members = {{"AccountId", Form::account}},
       .errors = {"AccessDenied", "ResourceNotFoundException", "ValidationException"},
       .source = state_page,
       .asked = Asked::nothing,
       .given = given_aws,
       .act = suspend_account},
      {.name = "ReinstateAccount",
       .service = "",
       .summary = "AWS reinstates a suspended or closed account",
       .members = {{"AccountId", Form::account}},
       .errors = {"AccessDenied", "ResourceNotFoundException", "ValidationException"},
       .source = state_page,
       .asked = Asked::nothing,
       .given = given_aws,
       .act = reinstate_account},
      {.name = "ResetRootPassword",
       .service = "",
       .summary = "sets a new password for the root user, by e-mail",
       .members = {},
       .errors = {"AccessDenied"},
       .source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reset-root-password.html",
       .asked = Asked::nothing,
       .act = reset_root_password},
  };
  return all;
}

}  // namespace whichgate::operations
