#include "operations/permission_sets.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "operations/provisioning.hpp"
#include "text/patterns.hpp"
#include "world/defaults.hpp"
#include "world/ids.hpp"

namespace whichgate::operations {

namespace {

using std::chrono::hours;

// https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
constexpr std::size_t most_policies = 25;

bool delegated(const Step& step) { return step.caller().account != step.center().owner_account; }

// https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html
bool fits(Step& step) {
  const auto duration = step.duration("SessionDuration");
  if (!duration || (*duration >= hours(1) && *duration <= hours(12))) return true;
  step.refuse_value(fmt::format("SessionDuration {} is out of range", step.text("SessionDuration")),
                    "a permission set's session lasts from PT1H to PT12H");
  return false;
}

const PermissionSet& the_set(const Step& step) {
  return *step.center().permission_sets.find(step.id("PermissionSetArn"));
}

// Lets `change` edit a copy of the content: what is provisioned shares the old one.
template <class Change>
void edit(Step& step, Change change) {
  auto content = std::make_shared<PermissionSetContent>(*the_set(step).content);
  change(*content);
  step.center().permission_sets.edit(step.id("PermissionSetArn"), [&](PermissionSet& set) {
    set.content = std::move(content);
    ++set.version;
  });
}

bool may_edit(Step& step) { return may_manage(step, step.id("PermissionSetArn")); }

void not_attached(Step& step, std::string_view what) {
  step.fail("ResourceNotFoundException", fmt::format("{} is not attached to {}", what, the_set(step).name));
}

bool contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// False, and the step fails, when one more policy is one too many or this one is there already.
bool can_attach(Step& step, const std::vector<std::string>& attached, const std::string& policy) {
  const PermissionSetContent& content = *the_set(step).content;
  if (contains(attached, policy)) {
    step.fail("ConflictException", fmt::format("{} is attached to {} already", policy, the_set(step).name));
  } else if (content.policies.managed.size() + content.customer_managed_references.size() >= most_policies) {
    step.fail("ServiceQuotaExceededException",
              fmt::format("{} has {} managed policies, the most there can be", the_set(step).name, most_policies));
  }
  return !step.failed();
}

// Path and name of a customer managed policy, or empty with the step failed.
std::string reference(Step& step) {
  const std::string path = step.has("Path") ? step.text("Path") : "/";
  if (path.starts_with('/') && path.ends_with('/')) return path + step.text("Name");
  step.refuse_value(fmt::format("`{}` is not a path", path), "a path begins and ends with /");
  return {};
}

}  // namespace

bool may_manage(Step& step, const std::string& permission_set) {
  if (!delegated(step) || !step.world.organization) return true;
  if (!provisioned(step.center(), step.organization().management_account, permission_set)) return true;
  step.deny("You do not have sufficient access to perform this action.",
            "a delegated administrator cannot manage a permission set that is provisioned to the management account");
  return false;
}

bool may_assign_in(Step& step, const std::string& account) {
  if (!delegated(step) || !step.world.organization || !step.organization().is_management(account)) return true;
  step.deny("You do not have sufficient access to perform this action.",
            "a delegated administrator cannot assign access to the management account");
  return false;
}

void create_permission_set(Step& step) {
  IdentityCenter& center = step.center();
  const std::string& name = step.text("Name");
  if (!text::matches(text::Identifier::permission_set_name, name))
    return step.refuse_value(fmt::format("`{}` is not a name of a permission set", name),
                             "1 to 32 letters, digits and +=,.@-_");
  if (center.permission_sets.first_with("name:" + name))
    return step.fail("ConflictException", fmt::format("PermissionSet with name {} already exists.", name));
  if (!fits(step)) return;
  PermissionSet set;
  set.name = name;
  set.arn = ids::permission_set_arn(center.instance_arn, name, step.next_seed());
  PermissionSetContent content;
  content.session_duration = step.duration("SessionDuration").value_or(hours(1));
  content.relay_state = step.text("RelayState");
  set.content = std::make_shared<const PermissionSetContent>(std::move(content));
  center.permission_sets.insert(std::move(set));
  std::erase(center.deleted_permission_sets, name);
}

void update_permission_set(Step& step) {
  if (!may_edit(step) || !fits(step)) return;
  edit(step, [&](PermissionSetContent& content) {
    content.session_duration = step.duration("SessionDuration").value_or(content.session_duration);
    if (step.has("RelayState")) content.relay_state = step.text("RelayState");
  });
}

void delete_permission_set(Step& step) {
  if (!may_edit(step)) return;
  IdentityCenter& center = step.center();
  const PermissionSet set = the_set(step);
  if (center.assignments.first_with("set:" + set.arn) || center.provisionings.first_with("set:" + set.arn))
    return step.fail("ConflictException",
                     "Could not delete because PermissionSet has ApplicationProfile associated with it",
                     "delete its assignments first");
  center.permission_sets.erase(set.arn);
  center.deleted_permission_sets.push_back(set.name);
}

void put_inline_policy(Step& step) {
  if (!may_edit(step) || !step.valid("InlinePolicy", {.type = PolicyType::permission_set_inline})) return;
  edit(step, [&](PermissionSetContent& content) {
    content.policies.inline_policies = {{std::string(permission_set_inline_policy), step.document("InlinePolicy")}};
  });
}

void delete_inline_policy(Step& step) {
  if (!may_edit(step)) return;
  if (the_set(step).content->policies.inline_policies.empty()) return not_attached(step, "an inline policy");
  edit(step, [](PermissionSetContent& content) { content.policies.inline_policies.clear(); });
}

void attach_managed_policy(Step& step) {
  const std::string& policy = step.id("ManagedPolicyArn");
  if (!may_edit(step) || !can_attach(step, the_set(step).content->policies.managed, policy)) return;
  edit(step, [&](PermissionSetContent& content) { content.policies.managed.push_back(policy); });
}

void detach_managed_policy(Step& step) {
  const std::string& policy = step.id("ManagedPolicyArn");
  if (!may_edit(step)) return;
  if (!contains(the_set(step).content->policies.managed, policy)) return not_attached(step, policy);
  edit(step, [&](PermissionSetContent& content) { std::erase(content.policies.managed, policy); });
}

// The policy need not exist yet: it is looked for in each account when the set is provisioned there.
void attach_customer_managed_policy(Step& step) {
  const std::string policy = reference(step);
  if (step.failed() || !may_edit(step)) return;
  if (!can_attach(step, the_set(step).content->customer_managed_references, policy)) return;
  edit(step, [&](PermissionSetContent& content) { content.customer_managed_references.push_back(policy); });
}

void detach_customer_managed_policy(Step& step) {
  const std::string policy = reference(step);
  if (step.failed() || !may_edit(step)) return;
  if (!contains(the_set(step).content->customer_managed_references, policy)) return not_attached(step, policy);
  edit(step, [&](PermissionSetContent& content) { std::erase(content.customer_managed_references, policy); });
}

void put_permissions_boundary(Step& step) {
  if (!may_edit(step)) return;
  if (step.has("ManagedPolicyArn") == step.has("Name"))
    return step.refuse_value("a permissions boundary is an AWS managed policy or a customer managed one",
                             "give ManagedPolicyArn, or Name and Path, and not both");
  const std::string own = step.has("Name") ? reference(step) : std::string();
  if (step.failed()) return;
  edit(step, [&](PermissionSetContent& content) {
    content.policies.permissions_boundary = step.id("ManagedPolicyArn");
    content.boundary_reference = own;
  });
}

void delete_permissions_boundary(Step& step) {
  if (!may_edit(step)) return;
  const PermissionSetContent& content = *the_set(step).content;
  if (content.policies.permissions_boundary.empty() && content.boundary_reference.empty())
    return not_attached(step, "a permissions boundary");
  edit(step, [](PermissionSetContent& one) {
    one.policies.permissions_boundary.clear();
    one.boundary_reference.clear();
  });
}

}  // namespace whichgate::operations
