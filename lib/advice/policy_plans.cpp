#include <fmt/core.h>

#include <algorithm>

#include "advice/plan.hpp"

namespace whichgate::advice {

namespace {

using gates::Capacity;
using gates::ResolvedRequest;

constexpr std::string_view inline_name = "whichgate";

PolicyStatement allow(const ResolvedRequest& s, const GateReport& report) {
  PolicyStatement statement;
  statement.effect = Effect::allow;
  statement.actions = report.actions;
  statement.resources = std::vector<std::string>{std::string(s.resource)};
  return statement;
}

PolicyDocument new_document() {
  PolicyDocument document;
  document.version = "2012-10-17";
  return document;
}

// The document with one statement more.
std::string with_statement(const PolicyPointer& document, PolicyStatement statement) {
  PolicyDocument changed = document ? *document : new_document();
  changed.statements.push_back(std::move(statement));
  return print_policy(changed);
}

// The document without the statements that deny; empty text when none is left.
std::string without_denials(const PolicyDocument& document, const PolicyReport& report) {
  PolicyDocument changed = document;
  changed.statements.clear();
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    const StatementReport& one = report.statements[i];
    if (one.effect != Effect::deny || one.match != Match::yes) changed.statements.push_back(document.statements[i]);
  }
  return changed.statements.empty() ? std::string{} : print_policy(changed);
}

bool denies(const PolicyReport& report) {
  return std::any_of(report.statements.begin(), report.statements.end(),
                     [](const StatementReport& s) { return s.effect == Effect::deny && s.match == Match::yes; });
}

// What brings the permission set, as it is now, to the account.
std::vector<PlannedStep> provision_and_wait(const ResolvedRequest& s) {
  return {provision(s), wait_for_provisioning()};
}

// An edit of a permission set reaches the account when the set is provisioned again.
std::vector<PlannedStep> then_provision(const ResolvedRequest& s, PlannedStep edit) {
  std::vector<PlannedStep> steps = provision_and_wait(s);
  steps.insert(steps.begin(), std::move(edit));
  return steps;
}

bool outdated(const ResolvedRequest& s) {
  return s.caller.capacity == Capacity::permission_set && s.caller.set && s.caller.provisioning &&
         s.caller.provisioning->role && s.caller.provisioning->role->version != s.caller.set->version;
}

PolicyPointer inline_of(const PolicyAttachments& policies, std::string_view name) {
  for (const InlinePolicy& one : policies.inline_policies)
    if (one.name == name) return one.document;
  return nullptr;
}

std::vector<Plan> allow_in_permission_set(const GateReport& report, const ResolvedRequest& s) {
  const PermissionSetContent& latest = *s.caller.set->content;
  const PolicyPointer old =
      latest.policies.inline_policies.empty() ? nullptr : latest.policies.inline_policies.front().document;
  PlannedStep edit{center_administrator(s),
                   {"PutInlinePolicyToPermissionSet",
                    {{"PermissionSetArn", s.caller.set->name}, {"InlinePolicy", with_statement(old, allow(s, report))}},
                    {}},
                   2};
  return {{then_provision(s, std::move(edit)), {}}};
}

std::vector<Plan> allow_identity(const GateReport& report, const ResolvedRequest& s) {
  if (s.caller.capacity == Capacity::permission_set && s.caller.set) return allow_in_permission_set(report, s);
  if (s.caller.capacity == Capacity::iam_user && s.caller.iam_user) {
    const PolicyPointer old = inline_of(s.caller.iam_user->policies, inline_name);
    return {{{{administrator_of(s.caller.account->id),
               {"PutUserPolicy",
                {{"UserName", s.caller.iam_user->name},
                 {"PolicyName", std::string(inline_name)},
                 {"PolicyDocument", with_statement(old, allow(s, report))}},
                {}},
               2}},
             {}}};
  }
  if (s.caller.capacity == Capacity::role && s.caller.role) {
    const PolicyPointer old = inline_of(s.caller.role->policies, inline_name);
    return {{{{administrator_of(s.caller.account->id),
               {"PutRolePolicy",
                {{"RoleName", s.caller.role->name},
                 {"PolicyName", std::string(inline_name)},
                 {"PolicyDocument", with_statement(old, allow(s, report))}},
                {}},
               2}},
             {}}};
  }
  return {};
}

// Take the denying statements out of the permission set, or detach the managed policy that holds them.
std::vector<PlannedStep> undeny_permission_set(const PolicyReport& report, const ResolvedRequest& s) {
  const std::string set = s.caller.set->name;
  if (!report.arn.empty())
    return {
        {center_administrator(s),
         {"DetachManagedPolicyFromPermissionSet", {{"PermissionSetArn", set}, {"ManagedPolicyArn", report.arn}}, {}},
         4}};
  const auto& inline_policies = s.caller.set->content->policies.inline_policies;
  if (inline_policies.empty() || inline_policies.front().document->statements.size() != report.statements.size())
    return {};
  const std::string rest = without_denials(*inline_policies.front().document, report);
  if (rest.empty())
    return {{center_administrator(s), {"DeleteInlinePolicyFromPermissionSet", {{"PermissionSetArn", set}}, {}}, 4}};
  return {{center_administrator(s),
           {"PutInlinePolicyToPermissionSet", {{"PermissionSetArn", set}, {"InlinePolicy", rest}}, {}},
           4}};
}

struct EntityOperations {
  std::string member, name;  // UserName or RoleName
  std::string put, remove, detach;
  const PolicyAttachments* policies = nullptr;
};

std::vector<PlannedStep> undeny_entity(const PolicyReport& report, const ResolvedRequest& s,
                                       const EntityOperations& entity) {
  const Executor executor = administrator_of(s.caller.account->id);
  if (!report.arn.empty())
    return {{executor, {entity.detach, {{entity.member, entity.name}, {"PolicyArn", report.arn}}, {}}, 4}};
  for (const InlinePolicy& one : entity.policies->inline_policies) {
    if (report.name.find(" " + one.name + " of ") == std::string::npos) continue;
    const std::string rest = without_denials(*one.document, report);
    std::map<std::string, std::string> members{{entity.member, entity.name}, {"PolicyName", one.name}};
    if (rest.empty()) return {{executor, {entity.remove, members, {}}, 4}};
    members["PolicyDocument"] = rest;
    return {{executor, {entity.put, members, {}}, 4}};
  }
  return {};
}

std::vector<Plan> undeny_identity(const GateReport& report, const ResolvedRequest& s) {
  Plan plan{{}, "whoever wrote the Deny had a reason: ask first"};
  for (const PolicyReport& policy : report.policies) {
    if (!denies(policy)) continue;
    std::vector<PlannedStep> steps;
    if (s.caller.capacity == Capacity::permission_set && s.caller.set)
      steps = undeny_permission_set(policy, s);
    else if (s.caller.capacity == Capacity::iam_user && s.caller.iam_user)
      steps = undeny_entity(policy, s,
                            {"UserName", s.caller.iam_user->name, "PutUserPolicy", "DeleteUserPolicy",
                             "DetachUserPolicy", &s.caller.iam_user->policies});
    else if (s.caller.capacity == Capacity::role && s.caller.role)
      steps = undeny_entity(policy, s,
                            {"RoleName", s.caller.role->name, "PutRolePolicy", "DeleteRolePolicy", "DetachRolePolicy",
                             &s.caller.role->policies});
    plan.steps.insert(plan.steps.end(), steps.begin(), steps.end());
  }
  if (plan.steps.empty()) return {};
  if (s.caller.capacity == Capacity::permission_set) {
    std::vector<PlannedStep> rest = provision_and_wait(s);
    plan.steps.insert(plan.steps.end(), rest.begin(), rest.end());
  }
  return {std::move(plan)};
}

std::vector<Plan> lift_boundary(const ResolvedRequest& s) {
  const std::string caution = "the boundary limits everything else too: without it the other policies count in full";
  if (s.caller.capacity == Capacity::permission_set && s.caller.set)
    return {{then_provision(
                 s, {center_administrator(s),
                     {"DeletePermissionsBoundaryFromPermissionSet", {{"PermissionSetArn", s.caller.set->name}}, {}},
                     6}),
             caution}};
  if (s.caller.capacity == Capacity::iam_user && s.caller.iam_user)
    return {{{{administrator_of(s.caller.account->id),
               {"DeleteUserPermissionsBoundary", {{"UserName", s.caller.iam_user->name}}, {}},
               6}},
             caution}};
  if (s.caller.capacity == Capacity::role && s.caller.role)
    return {{{{administrator_of(s.caller.account->id),
               {"DeleteRolePermissionsBoundary", {{"RoleName", s.caller.role->name}}, {}},
               6}},
             caution}};
  return {};
}

// The caller, as a resource-based policy names it.
PolicyStatement allow_caller(const ResolvedRequest& s, const GateReport& report) {
  PolicyStatement statement = allow(s, report);
  statement.principals = std::vector<PolicyPrincipal>{{"AWS", s.caller.principal.principal_arn}};
  return statement;
}

std::vector<Plan> allow_in_trust_policy(const GateReport& report, const ResolvedRequest& s) {
  const IamRole* role = s.world.iam_roles.find(s.resource);
  if (!role) return {};
  PolicyStatement statement = allow_caller(s, report);
  statement.resources.reset();
  return {{{{administrator_of(role->account),
             {"UpdateAssumeRolePolicy",
              {{"RoleName", role->name}, {"PolicyDocument", with_statement(role->trust_policy, std::move(statement))}},
              {}},
             3}},
           {}}};
}

std::string bucket_of(const ResolvedRequest& s) {
  constexpr std::string_view prefix = "arn:aws:s3:::";
  if (!s.resource.starts_with(prefix)) return {};
  const std::string_view path = s.resource.substr(prefix.size());
  return std::string(path.substr(0, path.find('/')));
}

std::vector<Plan> allow_in_bucket_policy(const GateReport& report, const ResolvedRequest& s) {
  const std::string bucket = bucket_of(s);
  if (bucket.empty()) return {};
  const Resource* row = s.world.resources.find("arn:aws:s3:::" + bucket);
  return {{{{administrator_of(s.resource_account),
             {"PutBucketPolicy",
              {{"Bucket", bucket}, {"Policy", with_statement(row ? row->policy : nullptr, allow_caller(s, report))}},
              {}},
             3}},
           {}}};
}

// A bucket policy that locks everybody out: the root user, or a root session with the task policy made for it.
std::vector<Plan> remove_bucket_policy(const ResolvedRequest& s) {
  const std::string bucket = bucket_of(s);
  if (bucket.empty()) return {};
  const Command remove{"DeleteBucketPolicy", {{"Bucket", bucket}}, {}};
  const std::string caution = "the whole bucket policy goes, what it allowed included";
  std::vector<Plan> plans{{{{administrator_of(s.resource_account), remove, 4}}, caution}};
  const auto& organization = s.world.organization;
  if (organization && organization->has(s.resource_account) && !organization->is_management(s.resource_account))
    plans.push_back({{{administrator_of(organization->management_account),
                       {"AssumeRoot",
                        {{"TargetPrincipal", std::string(s.resource_account)},
                         {"TaskPolicyArn", "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy"},
                         {"Session", "unlock-bucket"}},
                        "us-east-1"},
                       2},
                      {{Executor::Kind::named, {}, {"", "session unlock-bucket", ""}}, remove, 4}},
                     caution});
  return plans;
}

std::vector<Plan> plans_of(const GateReport& report, const ResolvedRequest& s) {
  const std::optional<ReasonId> reason = report.reason;
  if (reason == ReasonId::identity_no_allow) return allow_identity(report, s);
  if (reason == ReasonId::identity_explicit_deny) return undeny_identity(report, s);
  if (reason == ReasonId::boundary_no_allow || reason == ReasonId::boundary_explicit_deny) return lift_boundary(s);
  if (reason == ReasonId::resource_trust_no_allow) return allow_in_trust_policy(report, s);
  if (reason == ReasonId::resource_no_allow) return allow_in_bucket_policy(report, s);
  if (reason == ReasonId::resource_explicit_deny) return remove_bucket_policy(s);
  return {};
}

}  // namespace

std::vector<Plan> policy_plans(const GateReport& report, const ResolvedRequest& s) {
  std::vector<Plan> plans = plans_of(report, s);
  const bool of_the_set = report.gate == Gate::identity_policy || report.gate == Gate::permissions_boundary;
  if (of_the_set && outdated(s)) plans.push_back({provision_and_wait(s), {}});
  return plans;
}

}  // namespace whichgate::advice
