#include "engine/resolve/find_org_position.hpp"

#include <fmt/core.h>

#include "engine/shared_compiler.hpp"

namespace whichgate::engine {

namespace {

using gates::OrgPosition;

std::string policy_arn(const Organization& organization, const OrganizationPolicy& policy) {
  const std::string_view type =
      policy.type == PolicyType::service_control ? "service_control_policy" : "resource_control_policy";
  if (policy.aws_managed) return fmt::format("arn:aws:organizations::aws:policy/{}/{}", type, policy.id);
  return fmt::format("arn:aws:organizations::{}:policy/{}/{}/{}", organization.management_account, organization.id,
                     type, policy.id);
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
        level.policies.push_back(
            {fmt::format("{} {}", to_string(type), policy->name), policy_arn(organization, *policy), policy->document});
    }
    found.push_back(std::move(level));
  }
  return found;
}

std::shared_ptr<const gates::OrgPosition> find_org_position(const World& world, std::string_view account,
                                                            SharedCompiler& compiler) {
  if (!world.organization || !world.organization->has(account)) return nullptr;
  const Organization& organization = *world.organization;
  auto position = std::make_shared<OrgPosition>();
  position->management = organization.is_management(account);
  position->paths = {organization.path_text(account)};
  if (position->management) return position;
  const auto add = [&](OrgPosition::Policies& to, eval::Layer layer, PolicyType type) {
    to.levels = organization_levels(world, account, type);
    to.layer = compiler.compile(layer, std::span<const eval::Level>(to.levels));
  };
  if (organization.service_control_policies) add(position->scps, eval::Layer::scp, PolicyType::service_control);
  if (organization.resource_control_policies) add(position->rcps, eval::Layer::rcp, PolicyType::resource_control);
  return position;
}

}  // namespace whichgate::engine
