#include <fmt/format.h>

#include "gates/situation.hpp"
#include "world/managed_policies.hpp"

namespace whichgate::gates {

namespace {

using eval::NamedPolicy;

void add_managed(const Situation& s, const std::string& arn, std::vector<NamedPolicy>& to) {
  if (auto policy = managed_policy(s.world, s.catalog, arn)) to.push_back(*std::move(policy));
}

void add_attachments(const Situation& s, const PolicyAttachments& from, std::string_view owner,
                     std::vector<NamedPolicy>& to) {
  for (const std::string& arn : from.managed) add_managed(s, arn, to);
  for (const InlinePolicy& one : from.inline_policies) {
    const std::string name = one.name.empty() ? fmt::format("inline policy of {}", owner)
                                              : fmt::format("inline policy {} of {}", one.name, owner);
    to.push_back({name, {}, one.document});
  }
}

std::string customer_policy_arn(const Situation& s, const std::string& reference) {
  return fmt::format("arn:aws:iam::{}:policy{}", s.account->id, reference);
}

void of_permission_set(Situation& s) {
  const PermissionSetContent* content = s.set_content();
  if (!content) return;
  add_attachments(s, content->policies, "permission set " + s.set_name, s.policies.identity);
  for (const std::string& reference : content->customer_managed_references)
    add_managed(s, customer_policy_arn(s, reference), s.policies.identity);
  const std::string boundary = content->boundary_reference.empty()
                                   ? content->policies.permissions_boundary
                                   : customer_policy_arn(s, content->boundary_reference);
  if (boundary.empty()) return;
  s.policies.permissions_boundary.emplace();
  add_managed(s, boundary, *s.policies.permissions_boundary);
}

void add_boundary(Situation& s, const PolicyAttachments& from) {
  if (from.permissions_boundary.empty()) return;
  s.policies.permissions_boundary.emplace();
  add_managed(s, from.permissions_boundary, *s.policies.permissions_boundary);
}

void of_iam_user(Situation& s) {
  if (!s.iam_user) return;
  add_attachments(s, s.iam_user->policies, "IAM user " + s.iam_user->name, s.policies.identity);
  for (const std::string& name : s.iam_user->groups)
    if (const IamGroup* group = s.world.iam_groups.find(s.account->id + "/" + name))
      add_attachments(s, group->policies, "IAM group " + name, s.policies.identity);
  add_boundary(s, s.iam_user->policies);
}

void of_role(Situation& s) {
  if (!s.role) return;
  add_attachments(s, s.role->policies, "role " + s.role->name, s.policies.identity);
  add_boundary(s, s.role->policies);
}

std::string organization_policy_arn(const Organization& organization, const OrganizationPolicy& policy) {
  const std::string_view type =
      policy.type == PolicyType::service_control ? "service_control_policy" : "resource_control_policy";
  if (policy.aws_managed) return fmt::format("arn:aws:organizations::aws:policy/{}/{}", type, policy.id);
  return fmt::format("arn:aws:organizations::{}:policy/{}/{}/{}", organization.management_account, organization.id,
                     type, policy.id);
}

void of_organization(Situation& s) {
  if (!s.world.organization || s.principal.service_linked_role) return;
  const Organization& organization = *s.world.organization;
  if (s.is_member() && organization.service_control_policies)
    s.policies.scps = organization_levels(s.world, s.account->id, PolicyType::service_control);
  const bool members_resource = organization.has(s.resource_account) && !organization.is_management(s.resource_account);
  const std::string& action = s.actions.front();
  if (members_resource && organization.resource_control_policies &&
      s.catalog.rcp_reaches(action.substr(0, action.find(':'))))
    s.policies.rcps = organization_levels(s.world, s.resource_account, PolicyType::resource_control);
}

void of_session(Situation& s) {
  if (!s.session) return;
  std::vector<NamedPolicy> limits;
  for (const PolicyPointer& policy : s.session->session_policies) limits.push_back({"session policy", {}, policy});
  if (!s.session->task_policy.empty()) add_managed(s, s.session->task_policy, limits);
  if (!limits.empty()) s.policies.session = std::move(limits);
}

void of_resource(Situation& s) {
  if (const IamRole* role = s.world.iam_roles.find(s.resource)) {
    if (s.actions.front().starts_with("sts:"))
      s.policies.resource = NamedPolicy{"trust policy of role " + role->name, {}, role->trust_policy};
    return;
  }
  const Resource* row = s.world.resources.find(s.resource);
  if (!row && s.resource.starts_with("arn:aws:s3:::"))
    row = s.world.resources.find(s.resource.substr(0, s.resource.find('/')));
  if (row && row->policy) s.policies.resource = NamedPolicy{"policy of " + row->arn, {}, row->policy};
}

void of_vpc_endpoint(Situation& s) {
  if (s.question.vpc_endpoint.empty()) return;
  const Resource* endpoint = s.world.resources.first_with("id:" + s.question.vpc_endpoint);
  if (endpoint && endpoint->policy)
    s.policies.vpc_endpoint =
        std::vector<NamedPolicy>{{"policy of VPC endpoint " + s.question.vpc_endpoint, {}, endpoint->policy}};
}

}  // namespace

std::string level_name(const World& world, const OrganizationNode& node) {
  switch (node.kind) {
    case OrganizationNode::Kind::root:
      return "the root";
    case OrganizationNode::Kind::organizational_unit:
      return "OU " + node.name;
    case OrganizationNode::Kind::account:
      break;
  }
  const Account* account = world.accounts.find(node.id);
  return "account " + (account ? account->name : node.id);
}

std::vector<eval::Level> organization_levels(const World& world, std::string_view account, PolicyType type) {
  std::vector<eval::Level> found;
  const Organization& organization = *world.organization;
  for (const OrganizationNode* node : organization.path_to(account)) {
    eval::Level level{level_name(world, *node), {}};
    for (const std::string& id : node->policies) {
      const OrganizationPolicy* policy = organization.policies.find(id);
      if (policy && policy->type == type)
        level.policies.push_back({fmt::format("{} {}", to_string(type), policy->name),
                                  organization_policy_arn(organization, *policy), policy->document});
    }
    found.push_back(std::move(level));
  }
  return found;
}

void gather_policies(Situation& s) {
  if (s.opening() || s.actions.front() == "sts:GetCallerIdentity") return;  // which no policy can deny
  switch (s.capacity) {
    case Capacity::permission_set:
      of_permission_set(s);
      break;
    case Capacity::iam_user:
      of_iam_user(s);
      break;
    case Capacity::role:
      of_role(s);
      break;
    case Capacity::root_user:
    case Capacity::root_session:
      break;
  }
  of_organization(s);
  of_session(s);
  of_resource(s);
  of_vpc_endpoint(s);
}

}  // namespace whichgate::gates
