#include <fmt/core.h>

#include <algorithm>

#include "world/check.hpp"

namespace whichgate {

namespace {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
constexpr std::size_t deepest_unit = 5;
constexpr std::size_t service_control_policies_each = 10, resource_control_policies_each = 5;

std::string words_for(const WorldCheck& check, const OrganizationNode& node) {
  switch (node.kind) {
    case OrganizationNode::Kind::root:
      return fmt::format("the root `{}`", node.id);
    case OrganizationNode::Kind::organizational_unit:
      return fmt::format("organizational unit `{}`", node.name);
    case OrganizationNode::Kind::account:
      break;
  }
  return fmt::format("account `{}`", check.name_of(node.id));
}

void check_types(WorldCheck& check, const OrganizationNode& node) {
  const auto words = [&] { return words_for(check, node); };
  const Organization& organization = *check.world.organization;
  std::size_t service_control = 0, resource_control = 0;
  for (const std::string& id : node.policies) {
    const OrganizationPolicy* policy = organization.policies.find(id);
    if (!policy) {
      check.dangling("node", node.id, fmt::format("{}: there is no organization policy `{}`", words(), id));
      continue;
    }
    const bool is_service_control = policy->type == PolicyType::service_control;
    ++(is_service_control ? service_control : resource_control);
    if (!(is_service_control ? organization.service_control_policies : organization.resource_control_policies))
      check.rule("node", node.id,
                 fmt::format("{} has `{}` attached, and {} policies are not enabled", words(), policy->name,
                             is_service_control ? "service control" : "resource control"));
  }
  if (organization.service_control_policies && service_control == 0)
    check.rule("node", node.id, fmt::format("{} has no service control policy", words()),
               "AWS keeps at least one on every root, organizational unit and account: attach FullAWSAccess");
  if (organization.resource_control_policies &&
      std::find(node.policies.begin(), node.policies.end(), rcp_full_aws_access) == node.policies.end())
    check.rule("node", node.id, fmt::format("{} has not RCPFullAWSAccess, which cannot be detached", words()));
  if (service_control > service_control_policies_each)
    check.rule("node", node.id,
               fmt::format("{} has {} service control policies, and AWS allows {}", words(), service_control,
                           service_control_policies_each));
  if (resource_control > resource_control_policies_each)
    check.rule("node", node.id,
               fmt::format("{} has {} resource control policies, and AWS allows {}", words(), resource_control,
                           resource_control_policies_each));
}

// How many organizational units are above the node, and whether its parents lead to the root.
struct Ancestry {
  std::size_t units = 0;
  bool reaches_root = false;
};

Ancestry ancestry_of(const Organization& organization, const OrganizationNode& start) {
  Ancestry found;
  const OrganizationNode* node = &start;
  for (std::size_t steps = 0; node && steps <= organization.nodes.size(); ++steps) {
    if (node->kind == OrganizationNode::Kind::root) {
      found.reaches_root = true;
      break;
    }
    if (node->kind == OrganizationNode::Kind::organizational_unit) ++found.units;
    node = organization.nodes.find(node->parent);
  }
  return found;
}

void check_node(WorldCheck& check, const OrganizationNode& node) {
  const Organization& organization = *check.world.organization;
  const auto words = [&] { return words_for(check, node); };
  if (node.kind == OrganizationNode::Kind::account && !check.world.accounts.find(node.id))
    check.dangling("node", node.id, fmt::format("organization: there is no account `{}`", node.id));
  const OrganizationNode* parent = organization.nodes.find(node.parent);
  if (node.kind != OrganizationNode::Kind::root) {
    if (!parent)
      check.dangling("node", node.id, fmt::format("{}: there is no parent `{}`", words(), node.parent));
    else if (parent->kind == OrganizationNode::Kind::account)
      check.rule("node", node.id, fmt::format("{} is below account `{}`", words(), check.name_of(parent->id)));
    else if (const Ancestry ancestry = ancestry_of(organization, node); !ancestry.reaches_root)
      check.rule("node", node.id, fmt::format("{} is not below the root", words()));
    else if (node.kind == OrganizationNode::Kind::organizational_unit && ancestry.units > deepest_unit)
      check.rule(
          "node", node.id,
          fmt::format("{} is {} organizational units deep, and AWS allows {}", words(), ancestry.units, deepest_unit));
  }
  check_types(check, node);
}

void check_features(WorldCheck& check) {
  const Organization& organization = *check.world.organization;
  if (organization.feature_set == FeatureSet::consolidated_billing) {
    if (organization.service_control_policies || organization.resource_control_policies)
      check.rule("organization", "", "an organization with consolidated billing only has no policy types",
                 "leave `policy_types` out, or make the feature set ALL");
    if (organization.root_credentials_management || organization.root_sessions)
      check.rule("organization", "", "centralized root access needs an organization with all features");
  }
  const auto& trusted = organization.trusted_services;
  const bool root_access = organization.root_credentials_management || organization.root_sessions;
  if (root_access && std::find(trusted.begin(), trusted.end(), "iam.amazonaws.com") == trusted.end())
    check.rule("organization", "", "centralized root access needs trusted access for iam.amazonaws.com",
               "add it to `trusted_services`");
}

void check_references(WorldCheck& check) {
  const Organization& organization = *check.world.organization;
  if (!check.world.accounts.find(organization.management_account))
    check.dangling("organization", "",
                   fmt::format("organization: there is no management account `{}`", organization.management_account));
  else if (!organization.has(organization.management_account))
    check.rule("organization", "",
               fmt::format("the management account `{}` is not in the organization's tree",
                           check.name_of(organization.management_account)));
  for (const DelegatedAdministrator& admin : organization.delegated_administrators)
    if (!organization.has(admin.account))
      check.dangling("organization", "",
                     fmt::format("delegated administrator of {}: account `{}` is not in the organization",
                                 admin.service, check.name_of(admin.account)));
    else if (organization.is_management(admin.account))
      check.rule("organization", "",
                 fmt::format("the management account cannot be a delegated administrator of {}", admin.service));
  organization.handshakes.for_each([&](const Handshake& handshake) {
    if (!check.world.accounts.find(handshake.account))
      check.dangling("handshake", handshake.id,
                     fmt::format("handshake `{}`: there is no account `{}`", handshake.id, handshake.account));
  });
  organization.policies.for_each([&](const OrganizationPolicy& policy) {
    if (!policy.document)
      check.dangling("organization policy", policy.id,
                     fmt::format("organization policy `{}` has no document", policy.name));
  });
}

}  // namespace

void check_organization(WorldCheck& check) {
  if (!check.world.organization) return;
  const Organization& organization = *check.world.organization;
  std::size_t roots = 0;
  organization.nodes.for_each([&](const OrganizationNode& node) {
    if (node.kind == OrganizationNode::Kind::root) ++roots;
    check_node(check, node);
  });
  if (roots != 1) check.rule("organization", "", fmt::format("an organization has one root, and this one {}", roots));
  check_references(check);
  check_features(check);
}

}  // namespace whichgate
