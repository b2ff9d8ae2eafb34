#include "world/file/writing.hpp"
#include "world/lookup.hpp"
#include "world/names.hpp"

namespace whichgate::writing {

namespace {

JsonValue write_types(const Organization& organization) {
  JsonValue types = JsonValue::list();
  if (organization.service_control_policies) types.push(JsonValue::text(names::policy_types[0]));
  if (organization.resource_control_policies) types.push(JsonValue::text(names::policy_types[1]));
  return types;
}

JsonValue write_policies(const Organization& organization, PolicyType type) {
  JsonValue policies = JsonValue::list();
  organization.policies.for_each([&](const OrganizationPolicy& policy) {
    if (policy.aws_managed || policy.type != type) return;
    JsonValue object = JsonValue::object();
    object.add_text("name", policy.name);
    object.add_text("id", policy.id);
    object.add("document", write_policy(policy.document));
    policies.push(std::move(object));
  });
  return policies;
}

void write_attached(JsonValue& object, const Organization& organization, const OrganizationNode& node) {
  if (node.policies == default_policies(organization)) return;
  JsonValue attached = JsonValue::list();
  for (const std::string& id : node.policies) {
    const OrganizationPolicy* policy = organization.policies.find(id);
    const bool unmistakable = policy && find_organization_policy(organization, policy->name) == policy;
    attached.push(JsonValue::text(unmistakable ? policy->name : id));
  }
  object.add("policies", std::move(attached));
}

JsonValue write_node(const World& world, const OrganizationNode& node) {
  const Organization& organization = *world.organization;
  JsonValue object = JsonValue::object();
  if (node.kind == OrganizationNode::Kind::organizational_unit) object.add_text("name", node.name);
  object.add_text("id", node.id);
  write_attached(object, organization, node);
  JsonValue accounts = JsonValue::list(), units = JsonValue::list();
  for (const OrganizationNode* child : organization.nodes.with("parent:" + node.id)) {
    if (child->kind != OrganizationNode::Kind::account) {
      units.push(write_node(world, *child));
    } else if (child->policies == default_policies(organization)) {
      accounts.push(JsonValue::text(account_name(world, child->id)));
    } else {
      JsonValue account = JsonValue::object();
      account.add_text("name", account_name(world, child->id));
      write_attached(account, organization, *child);
      accounts.push(std::move(account));
    }
  }
  object.add_unless_empty("accounts", std::move(accounts));
  object.add_unless_empty("organizational_units", std::move(units));
  return object;
}

JsonValue write_administrators(const World& world) {
  JsonValue administrators = JsonValue::list();
  for (const DelegatedAdministrator& admin : world.organization->delegated_administrators) {
    JsonValue object = JsonValue::object();
    object.add_text("account", account_name(world, admin.account));
    object.add_text("service", admin.service);
    administrators.push(std::move(object));
  }
  return administrators;
}

JsonValue write_handshakes(const World& world) {
  JsonValue handshakes = JsonValue::list();
  world.organization->handshakes.for_each([&](const Handshake& handshake) {
    JsonValue object = JsonValue::object();
    object.add_text("account", account_name(world, handshake.account));
    object.add_text("id", handshake.id);
    object.add_text("state", to_string(handshake.state));
    object.add_text("expires", to_string(handshake.expires));
    if (handshake.action != Handshake::Action::invite)
      object.add_text("action", names::spell(names::handshake_actions, handshake.action));
    handshakes.push(std::move(object));
  });
  return handshakes;
}

}  // namespace

JsonValue write_organization(const World& world) {
  const Organization& organization = *world.organization;
  JsonValue object = JsonValue::object();
  object.add_text("id", organization.id);
  object.add_text("management_account", account_name(world, organization.management_account));
  object.add_text("feature_set", to_string(organization.feature_set));
  object.add("policy_types", write_types(organization));
  object.add_unless_empty("service_control_policies", write_policies(organization, PolicyType::service_control));
  object.add_unless_empty("resource_control_policies", write_policies(organization, PolicyType::resource_control));
  if (const OrganizationNode* root = organization.root()) object.add("root", write_node(world, *root));
  object.add("trusted_services", JsonValue::texts(organization.trusted_services));
  object.add_unless_empty("delegated_administrators", write_administrators(world));
  JsonValue root_access = JsonValue::object();
  root_access.add_unless(false, "root_credentials_management", organization.root_credentials_management);
  root_access.add_unless(false, "root_sessions", organization.root_sessions);
  object.add_unless_empty("centralized_root_access", std::move(root_access));
  JsonValue cost_management = JsonValue::object();
  cost_management.add_unless(true, "cost_explorer_enabled", organization.cost_management.cost_explorer_enabled);
  cost_management.add_unless(true, "linked_account_access", organization.cost_management.linked_account_access);
  object.add_unless_empty("cost_management", std::move(cost_management));
  object.add_unless_empty("handshakes", write_handshakes(world));
  return object;
}

}  // namespace whichgate::writing
