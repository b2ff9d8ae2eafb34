#include "operations/arns.hpp"

#include <fmt/core.h>

#include "text/text.hpp"
#include "world/names.hpp"

namespace whichgate::operations {

namespace {

std::string arn(const Organization& organization, std::string_view kind, std::string_view rest) {
  return fmt::format("arn:aws:organizations::{}:{}/{}/{}", organization.management_account, kind, organization.id,
                     rest);
}

}  // namespace

std::string account_arn(const Organization& organization, std::string_view account) {
  return arn(organization, "account", account);
}

std::string policy_arn(const Organization& organization, const OrganizationPolicy& policy) {
  const std::string_view kind =
      policy.type == PolicyType::resource_control ? "resource_control_policy" : "service_control_policy";
  if (policy.aws_managed) return fmt::format("arn:aws:organizations::aws:policy/{}/{}", kind, policy.id);
  return arn(organization, "policy", fmt::format("{}/{}", kind, policy.id));
}

std::string node_arn(const Organization& organization, std::string_view node) {
  const OrganizationNode* found = organization.nodes.find(node);
  if (!found || found->kind == OrganizationNode::Kind::account) return account_arn(organization, node);
  return arn(organization, found->kind == OrganizationNode::Kind::root ? "root" : "ou", node);
}

std::string handshake_arn(const Organization& organization, const Handshake& handshake) {
  const std::string action = text::lower(names::spell(names::handshake_actions, handshake.action));
  return arn(organization, "handshake", fmt::format("{}/{}", action, handshake.id));
}

}  // namespace whichgate::operations
