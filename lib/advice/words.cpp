#include <fmt/core.h>

#include "advice/plan.hpp"
#include "world/lookup.hpp"
#include "world/public_access_settings.hpp"

namespace whichgate::advice {

namespace {

std::string account_words(const World& world, const std::string& id_or_name) {
  const Account* account = find_account(world, id_or_name);
  return account ? fmt::format("{} ({})", account->name, account->id) : id_or_name;
}

std::string giver_words(const World& world, const Caller& by) {
  const Account* account = by.in.empty() ? nullptr : find_account(world, by.in);
  const std::string in = account ? account->name : by.in;
  if (by.as == "root") return fmt::format("root user of {}", account ? account->id : by.in);
  return to_string(Caller{by.who, by.as, in});
}

// A member's value for a person: names instead of ids.
std::string value_words(const World& world, const std::string& name, const std::string& value) {
  if (world.identity_center) {
    const IdentityCenter& center = *world.identity_center;
    if (const DirectoryUser* user = center.users.find(value)) return user->user_name;
    if (const DirectoryGroup* group = center.groups.find(value)) return group->display_name;
  }
  if (world.organization) {
    if (const OrganizationPolicy* policy = world.organization->policies.find(value)) return policy->name;
    if (const OrganizationNode* node = world.organization->nodes.find(value); node && !node->name.empty())
      return node->name;
  }
  const bool account = name == "TargetId" || name == "AccountId" || name == "accountId" || name == "TargetPrincipal";
  return account ? account_words(world, value) : value;
}

std::string generic_words(const World& world, const Command& command) {
  std::string words = command.operation;
  for (const auto& [name, value] : command.members)
    words +=
        fmt::format("{}{} {}", words == command.operation ? " with " : ", ", name, value_words(world, name, value));
  return words;
}

// Of S3 Block Public Access, as a command sets them.
std::string settings_words(const Command& command) {
  std::string words;
  for (const auto& [name, setting] : public_access_settings)
    if (const auto executed = command.members.find(std::string(name));
        executed != command.members.end() && executed->second == "true")
      words += (words.empty() ? "" : ", ") + std::string(name);
  return words.empty() ? "none" : words;
}

std::string what(const World& world, const Command& command) {
  const std::string& operation = command.operation;
  if (operation == "ActivateIamAccess")
    return "Account page, IAM user and role access to Billing information, Edit, Activate IAM Access, Update";
  if (operation == "ResetRootPassword") return "sign-in page, Forgot password, set a new one by e-mail";
  if (operation == "SynchronizeDirectory") return "let the identity provider synchronize to Identity Center";
  if (operation == "SignIn") return "sign in to the AWS access portal";
  if (operation == "SignOut") return "sign out of the AWS access portal";
  if (operation == "GetRoleCredentials") return "open the account again in the AWS access portal";
  if (operation == "Wait") return "wait some minutes until provisioning has ended";
  if (operation == "EnableCostExplorer") return "Billing and Cost Management console, Cost Explorer, launch it once";
  if (operation == "PutPublicAccessBlock")
    return fmt::format("S3 console, bucket {}, Permissions, Block public access, Edit, leave only these on: {}",
                       command.members.at("Bucket"), settings_words(command));
  if (operation == "s3control:PutPublicAccessBlock")
    return "S3 console, Block Public Access settings for this account, Edit, leave only these on: " +
           settings_words(command);
  if (operation == "UpdateCostManagementPreferences")
    return "Cost Management preferences, tick Linked account access, Save preferences";
  return generic_words(world, command);
}

}  // namespace

std::string in_words(const World& world, const Caller& by, const Command& command) {
  if (command.operation == "Wait" || command.operation == "SynchronizeDirectory") return what(world, command);
  if (by.who == "AWS") return "AWS Support: " + what(world, command);
  return fmt::format("{}: {}", giver_words(world, by), what(world, command));
}

}  // namespace whichgate::advice
