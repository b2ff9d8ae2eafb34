#include "operations/iam_credentials.hpp"

#include <fmt/core.h>

#include "operations/iam_targets.hpp"
#include "world/ids.hpp"

namespace whichgate::operations {

namespace {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
constexpr int most_access_keys = 2;

template <class Change>
void edit_root(Step& step, Change change) {
  step.world.accounts.edit(step.caller().account, [&](Account& account) { change(account.root); });
}

const RootCredentials& root_of_caller(const Step& step) {
  return step.world.accounts.find(step.caller().account)->root;
}

// Whose password it is. The root user's own needs an AssumeRoot session.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html
std::string password_owner(Step& step) {
  if (!step.has("UserName") && step.caller().kind == Actor::Kind::root_user) {
    step.fail("ValidationError", "Must specify userName when calling with root user credentials",
              "the root user's own password is deleted in a session of AssumeRoot");
    return {};
  }
  return credentials_owner(step);
}

void no_login_profile(Step& step, const std::string& owner) {
  step.fail("NoSuchEntity", fmt::format("Login Profile for User {} cannot be found.", user_name_of(owner)));
}

void login_profile_exists(Step& step, const std::string& owner) {
  step.fail("EntityAlreadyExists", fmt::format("Login Profile for user {} already exists.", user_name_of(owner)));
}

int count_keys(const Step& step, const std::string& owner) {
  if (is_root_arn(owner)) return root_of_caller(step).access_keys;
  return static_cast<int>(step.world.access_keys.with("user:" + owner).size());
}

}  // namespace

// For the root user of a member it makes no password, but lets one be set by e-mail.
void create_login_profile(Step& step) {
  const std::string owner = password_owner(step);
  if (step.failed()) return;
  if (is_root_arn(owner)) {
    if (root_of_caller(step).password) return login_profile_exists(step, owner);
    return edit_root(step, [](RootCredentials& root) { root.password_recovery = true; });
  }
  if (step.world.iam_users.find(owner)->console_password) return login_profile_exists(step, owner);
  step.world.iam_users.edit(owner, [](IamUser& user) { user.console_password = true; });
}

void delete_login_profile(Step& step) {
  const std::string owner = password_owner(step);
  if (step.failed()) return;
  if (is_root_arn(owner)) {
    if (!root_of_caller(step).password) return no_login_profile(step, owner);
    return edit_root(step, [](RootCredentials& root) { root.password = root.password_recovery = false; });
  }
  if (!step.world.iam_users.find(owner)->console_password) return no_login_profile(step, owner);
  step.world.iam_users.edit(owner, [](IamUser& user) { user.console_password = false; });
}

void create_access_key(Step& step) {
  const std::string owner = credentials_owner(step);
  if (step.failed()) return;
  if (count_keys(step, owner) >= most_access_keys)
    return step.fail("LimitExceeded", fmt::format("Cannot exceed quota for AccessKeysPerUser: {}", most_access_keys),
                     "delete one first: DeleteAccessKey");
  AccessKey key;
  key.id = ids::access_key(owner, step.next_seed());
  key.user = owner;
  key.secret_shown = true;  // now and never again
  step.world.access_keys.insert(std::move(key));
  if (is_root_arn(owner)) edit_root(step, [](RootCredentials& root) { ++root.access_keys; });
}

// A world may count the root user's access keys without naming them: then any id will do.
void delete_access_key(Step& step) {
  const std::string owner = credentials_owner(step);
  if (step.failed()) return;
  const std::string& id = step.text("AccessKeyId");
  const AccessKey* key = step.world.access_keys.find(id);
  const auto named = static_cast<int>(step.world.access_keys.with("user:" + owner).size());
  const bool unnamed = !key && is_root_arn(owner) && root_of_caller(step).access_keys > named;
  if ((!key || key->user != owner) && !unnamed)
    return step.fail("NoSuchEntity", fmt::format("The Access Key with id {} cannot be found.", id));
  step.world.access_keys.erase(id);
  if (is_root_arn(owner)) edit_root(step, [](RootCredentials& root) { --root.access_keys; });
}

void deactivate_mfa_device(Step& step) {
  const std::string owner = credentials_owner(step);
  if (step.failed()) return;
  const bool root = is_root_arn(owner);
  const bool has_one = root ? root_of_caller(step).mfa_devices > 0 : step.world.iam_users.find(owner)->mfa_device;
  if (!has_one)
    return step.fail("NoSuchEntity", fmt::format("{} has no MFA device", root ? "the root user" : user_name_of(owner)));
  if (root)
    edit_root(step, [](RootCredentials& one) { --one.mfa_devices; });
  else
    step.world.iam_users.edit(owner, [](IamUser& user) { user.mfa_device = false; });
}

}  // namespace whichgate::operations
