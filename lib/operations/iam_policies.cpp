#include "operations/iam_policies.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "operations/iam_targets.hpp"
#include "text/patterns.hpp"

namespace whichgate::operations {

namespace {

// What differs between users and roles, beside the table.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
struct Kind {
  std::string_view member;  // that names the user or role
  std::string_view word;    // in IAM's messages
  std::string_view quota;
  std::size_t most_managed;
  PolicyOwner owner;
};
constexpr Kind users{"UserName", "user", "PoliciesPerUser", 10, PolicyOwner::user};
constexpr Kind roles{"RoleName", "role", "PoliciesPerRole", 20, PolicyOwner::role};

template <class Row>
PolicyAttachments policies_of(const Table<Row>& table, const std::string& key) {
  return table.find(key)->policies;
}

template <class Row>
void set_policies(Table<Row>& table, const std::string& key, PolicyAttachments policies) {
  table.edit(key, [policies = std::move(policies)](Row& row) mutable { row.policies = std::move(policies); });
}

void put_inline(Step& step, const Kind& kind, PolicyAttachments& policies) {
  const std::string& name = step.text("PolicyName");
  auto& all = policies.inline_policies;
  const auto same = std::find_if(all.begin(), all.end(), [&](const InlinePolicy& one) { return one.name == name; });
  if (same != all.end())
    same->document = step.document("PolicyDocument");
  else
    all.push_back({name, step.document("PolicyDocument")});
  std::vector<PolicyPointer> documents;
  for (const InlinePolicy& one : all) documents.push_back(one.document);
  if (const auto error = check_inline_quota(documents, kind.owner, step.text(kind.member)))
    step.fail(error->code, error->message, error->help);
}

void delete_inline(Step& step, const Kind& kind, PolicyAttachments& policies) {
  const std::string& name = step.text("PolicyName");
  if (!std::erase_if(policies.inline_policies, [&](const InlinePolicy& one) { return one.name == name; }))
    step.fail("NoSuchEntity", fmt::format("The {} policy with name {} cannot be found.", kind.word, name));
}

// Attaching again what is attached is not an error.
void attach(Step& step, const Kind& kind, PolicyAttachments& policies) {
  const std::string& arn = step.id("PolicyArn");
  if (std::find(policies.managed.begin(), policies.managed.end(), arn) != policies.managed.end()) return;
  if (policies.managed.size() >= kind.most_managed)
    return step.fail("LimitExceeded", fmt::format("Cannot exceed quota for {}: {}", kind.quota, kind.most_managed));
  policies.managed.push_back(arn);
}

void detach(Step& step, PolicyAttachments& policies) {
  const std::string& arn = step.id("PolicyArn");
  if (!std::erase(policies.managed, arn)) step.fail("NoSuchEntity", fmt::format("Policy {} was not found.", arn));
}

void delete_boundary(Step& step, const Kind& kind, PolicyAttachments& policies) {
  if (policies.permissions_boundary.empty())
    step.fail("NoSuchEntity", fmt::format("{} {} has no permissions boundary", kind.word, step.text(kind.member)));
  policies.permissions_boundary.clear();
}

template <class Change>
void of_user(Step& step, Change change) {
  PolicyAttachments policies = policies_of(step.world.iam_users, step.id("UserName"));
  change(policies);
  if (!step.failed()) set_policies(step.world.iam_users, step.id("UserName"), std::move(policies));
}

template <class Change>
void of_role(Step& step, Change change) {
  if (!may_modify_role(step)) return;
  PolicyAttachments policies = policies_of(step.world.iam_roles, step.id("RoleName"));
  change(policies);
  if (!step.failed()) set_policies(step.world.iam_roles, step.id("RoleName"), std::move(policies));
}

bool valid_inline(Step& step, const Kind& kind) {
  return step.valid("PolicyDocument",
                    {.type = PolicyType::inline_identity, .owner = kind.owner, .owner_name = step.text(kind.member)});
}

}  // namespace

void put_user_policy(Step& step) {
  if (valid_inline(step, users)) of_user(step, [&](PolicyAttachments& policies) { put_inline(step, users, policies); });
}
void delete_user_policy(Step& step) {
  of_user(step, [&](PolicyAttachments& policies) { delete_inline(step, users, policies); });
}
void attach_user_policy(Step& step) {
  of_user(step, [&](PolicyAttachments& policies) { attach(step, users, policies); });
}
void detach_user_policy(Step& step) {
  of_user(step, [&](PolicyAttachments& policies) { detach(step, policies); });
}
void delete_user_permissions_boundary(Step& step) {
  of_user(step, [&](PolicyAttachments& policies) { delete_boundary(step, users, policies); });
}

void put_role_policy(Step& step) {
  if (valid_inline(step, roles)) of_role(step, [&](PolicyAttachments& policies) { put_inline(step, roles, policies); });
}
void delete_role_policy(Step& step) {
  of_role(step, [&](PolicyAttachments& policies) { delete_inline(step, roles, policies); });
}
void attach_role_policy(Step& step) {
  of_role(step, [&](PolicyAttachments& policies) { attach(step, roles, policies); });
}
void detach_role_policy(Step& step) {
  of_role(step, [&](PolicyAttachments& policies) { detach(step, policies); });
}
void delete_role_permissions_boundary(Step& step) {
  of_role(step, [&](PolicyAttachments& policies) { delete_boundary(step, roles, policies); });
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
void create_role(Step& step) {
  constexpr long long shortest = 3600, longest = 43200;
  IamRole role;
  role.account = step.caller().account;
  role.name = step.text("RoleName");
  role.trust_policy = step.document("AssumeRolePolicyDocument");
  const long long seconds = step.integer("MaxSessionDuration").value_or(shortest);
  role.max_session_duration = std::chrono::seconds(seconds);
  if (!text::matches(text::Identifier::iam_role_name, role.name))
    return step.refuse_value(fmt::format("The specified value for roleName is invalid: `{}`", role.name),
                             "letters, digits and +=,.@-_, at most 64");
  if (seconds < shortest || seconds > longest)
    return step.refuse_value(fmt::format("MaxSessionDuration {} is out of range", seconds), "3600 to 43200 seconds");
  if (!step.valid("AssumeRolePolicyDocument", {.type = PolicyType::trust})) return;
  if (step.world.iam_roles.first_with("name:" + role.account + "/" + role.name))
    return step.fail("EntityAlreadyExists", fmt::format("Role with name {} already exists.", role.name));
  step.world.iam_roles.insert(std::move(role));
}

void update_assume_role_policy(Step& step) {
  if (!may_modify_role(step) || !step.valid("PolicyDocument", {.type = PolicyType::trust})) return;
  step.world.iam_roles.edit(step.id("RoleName"),
                            [&](IamRole& role) { role.trust_policy = step.document("PolicyDocument"); });
}

}  // namespace whichgate::operations
