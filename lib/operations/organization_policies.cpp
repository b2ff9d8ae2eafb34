#include "operations/organization_policies.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "operations/given.hpp"
#include "world/ids.hpp"

namespace whichgate::operations {

namespace {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
std::size_t most_attached(PolicyType type) { return type == PolicyType::service_control ? scp_limits.attached : 5; }

PolicyType type_named(const std::string& name) {
  return name == "RESOURCE_CONTROL_POLICY" ? PolicyType::resource_control : PolicyType::service_control;
}

bool enabled(const Organization& organization, PolicyType type) {
  return type == PolicyType::service_control ? organization.service_control_policies
                                             : organization.resource_control_policies;
}

std::vector<std::string> attached(const Organization& organization, const OrganizationNode& node, PolicyType type) {
  std::vector<std::string> found;
  for (const std::string& id : node.policies)
    if (const OrganizationPolicy* policy = organization.policies.find(id); policy && policy->type == type)
      found.push_back(id);
  return found;
}

bool is_attached(const OrganizationNode& node, const std::string& policy) {
  return std::find(node.policies.begin(), node.policies.end(), policy) != node.policies.end();
}

bool type_enabled(Step& step, PolicyType type) {
  if (enabled(step.organization(), type)) return true;
  step.fail("PolicyTypeNotEnabledException",
            "The specified policy type isn't currently enabled in this root. You can't attach policies of the "
            "specified type to entities in a root until you enable that type in the root.",
            "enable it first: EnablePolicyType");
  return false;
}

}  // namespace

// With the type every root, organizational unit and account gets the policy that allows everything.
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html
void enable_policy_type(Step& step) {
  Organization& organization = step.organization();
  const PolicyType type = type_named(step.text("PolicyType"));
  if (enabled(organization, type))
    return step.fail("PolicyTypeAlreadyEnabledException",
                     "The specified policy type is already enabled in the specified root.");
  const bool scp = type == PolicyType::service_control;
  (scp ? organization.service_control_policies : organization.resource_control_policies) = true;
  const std::string everything(scp ? full_aws_access : rcp_full_aws_access);
  std::vector<std::string> nodes;
  organization.nodes.for_each([&](const OrganizationNode& node) {
    if (!is_attached(node, everything)) nodes.push_back(node.id);
  });
  for (const std::string& id : nodes)
    organization.nodes.edit(id, [&](OrganizationNode& node) { node.policies.push_back(everything); });
}

void create_policy(Step& step) {
  const PolicyType type = type_named(step.text("Type"));
  const std::string& name = step.text("Name");
  if (step.organization().policies.first_with("name:" + name))
    return step.fail("DuplicatePolicyException", "A policy with the same name already exists.");
  if (!step.valid("Content", {.type = type})) return;
  OrganizationPolicy policy;
  policy.id = ids::organization_policy(name, step.next_seed());
  policy.name = name;
  policy.type = type;
  policy.document = step.document("Content");
  step.organization().policies.insert(std::move(policy));
}

void update_policy(Step& step) {
  const OrganizationPolicy policy = *step.organization().policies.find(step.id("PolicyId"));
  const std::string name = step.has("Name") ? step.text("Name") : policy.name;
  if (policy.aws_managed)
    return step.refuse_value("You specified a policy that is managed by AWS and can't be modified.",
                             "AWS's reason: IMMUTABLE_POLICY");
  const OrganizationPolicy* same = step.organization().policies.first_with("name:" + name);
  if (same && same->id != policy.id)
    return step.fail("DuplicatePolicyException", "A policy with the same name already exists.");
  if (step.has("Content") && !step.valid("Content", {.type = policy.type})) return;
  step.organization().policies.edit(policy.id, [&](OrganizationPolicy& one) {
    one.name = name;
    if (step.has("Content")) one.document = step.document("Content");
  });
}

void attach_policy(Step& step) {
  Organization& organization = step.organization();
  const OrganizationPolicy& policy = *organization.policies.find(step.id("PolicyId"));
  const OrganizationNode& target = *organization.nodes.find(step.id("TargetId"));
  if (!type_enabled(step, policy.type)) return;
  if (is_attached(target, policy.id))
    return step.fail("DuplicatePolicyAttachmentException",
                     "The selected policy is already attached to the specified target.");
  if (attached(organization, target, policy.type).size() >= most_attached(policy.type))
    return violates(step, "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You attempted to exceed the number of policies of a certain type that can be attached to an "
                    "entity at one time.");
  const std::string id = policy.id;
  organization.nodes.edit(step.id("TargetId"), [&](OrganizationNode& node) { node.policies.push_back(id); });
}

void detach_policy(Step& step) {
  Organization& organization = step.organization();
  const OrganizationPolicy& policy = *organization.policies.find(step.id("PolicyId"));
  const OrganizationNode& target = *organization.nodes.find(step.id("TargetId"));
  if (!type_enabled(step, policy.type)) return;
  if (policy.id == rcp_full_aws_access)
    return step.refuse_value("You can't detach this AWS Managed Policy.", "AWS's reason: NON_DETACHABLE_POLICY");
  if (!is_attached(target, policy.id))
    return step.fail("PolicyNotAttachedException",
                     "The policy isn't attached to the specified target in the specified root.");
  // Observed: https://github.com/hashicorp/terraform-provider-aws/issues/26797
  if (policy.type == PolicyType::service_control && attached(organization, target, policy.type).size() == 1)
    return violates(step, "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You cannot remove the last policy attached to the specified target. You must have at least one "
                    "attached at all times.");
  const std::string id = policy.id;
  organization.nodes.edit(step.id("TargetId"), [&](OrganizationNode& node) { std::erase(node.policies, id); });
}

}  // namespace whichgate::operations
