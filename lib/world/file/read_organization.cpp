#include <fmt/core.h>

#include <algorithm>

#include "world/file/reading.hpp"
#include "world/ids.hpp"
#include "world/lookup.hpp"
#include "world/names.hpp"

namespace whichgate::reading {

namespace {

void read_feature_set(Reading& reading, json::ObjectReader& object, Organization& organization) {
  read_choice(object, "feature_set", names::feature_sets, organization.feature_set);
  const bool all = organization.feature_set == FeatureSet::all;
  organization.service_control_policies = all;
  organization.resource_control_policies = all;
  if (!object.has("policy_types")) return;
  organization.service_control_policies = false;
  organization.resource_control_policies = false;
  for (const Word& type : words(reading, object, "policy_types")) {
    if (type.text == names::policy_types[0])
      organization.service_control_policies = true;
    else if (type.text == names::policy_types[1])
      organization.resource_control_policies = true;
    else
      unknown_name(reading, type, "policy type",
                   std::vector<std::string>(names::policy_types.begin(), names::policy_types.end()));
  }
}

void read_policies(Reading& reading, json::ObjectReader& object, std::string_view key, PolicyType type,
                   Organization& organization) {
  for (const json::Element& element : object.elements(key)) {
    json::ObjectReader member(element, reading.problems);
    OrganizationPolicy policy;
    policy.type = type;
    const auto name = required_word(reading, member, "name");
    if (name) policy.name = name->text;
    policy.id = read_id(reading, member, "id", text::Identifier::policy_id,
                        [&] { return ids::organization_policy(fmt::format("{}/{}", key, policy.name)); });
    if (member.required("document"))
      policy.document = read_policy_member(reading, member, "document", policy.name, type);
    member.finish();
    if (!name) continue;
    const auto namesakes = organization.policies.with("name:" + policy.name);
    const bool taken = std::any_of(namesakes.begin(), namesakes.end(),
                                   [type](const OrganizationPolicy* other) { return other->type == type; });
    if (taken)
      repeated(reading, element, fmt::format("a {}", to_string(type)), policy.name);
    else if (organization.policies.find(policy.id))
      repeated(reading, element, "a policy with the id", policy.id);
    else {
      reading.places.remember("organization policy", policy.id, element);
      organization.policies.insert(std::move(policy));
    }
  }
}

// The policies attached to a root, organizational unit or account. RCPFullAWSAccess cannot be detached:
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
std::vector<std::string> read_attached(Reading& reading, json::ObjectReader& object, const Organization& organization) {
  if (!object.has("policies")) return default_policies(organization);
  std::vector<std::string> attached;
  const auto attach = [&attached](std::string id) {
    if (std::find(attached.begin(), attached.end(), id) == attached.end()) attached.push_back(std::move(id));
  };
  for (const Word& name : words(reading, object, "policies")) {
    if (const OrganizationPolicy* policy = find_organization_policy(organization, name.text))
      attach(policy->id);
    else if (organization.policies.first_with("name:" + std::string(name.text)))
      finding(reading, name, "world.ambiguous-name",
              fmt::format("`{}` is a service control policy and a resource control policy", name.text), "use the id");
    else
      unknown_name(reading, name, "organization policy", [&] { return known_organization_policies(organization); });
  }
  if (organization.resource_control_policies) attach(std::string(rcp_full_aws_access));
  return attached;
}

void place_account(Reading& reading, const json::Element& element, const std::string& parent,
                   Organization& organization) {
  OrganizationNode node;
  node.parent = parent;
  if (element.kind() == json::Kind::string) {
    node.id = resolve_account(reading, {element.node().text, element});
    node.policies = default_policies(organization);
  } else {
    json::ObjectReader object(element, reading.problems);
    if (const auto name = required_word(reading, object, "name")) node.id = resolve_account(reading, *name);
    node.policies = read_attached(reading, object, organization);
    object.finish();
  }
  if (node.id.empty()) return;
  if (organization.nodes.find(node.id)) {
    repeated(reading, element, "a place in the organization for account", node.id);
    return;
  }
  reading.places.remember("node", node.id, element);
  organization.nodes.insert(std::move(node));
}

void read_node(Reading& reading, const json::Element& element, const std::string& parent, Organization& organization) {
  json::ObjectReader object(element, reading.problems);
  OrganizationNode node;
  node.parent = parent;
  if (parent.empty()) {
    node.kind = OrganizationNode::Kind::root;
    node.name = "Root";
    node.id = read_id(reading, object, "id", text::Identifier::root_id, [&] { return ids::root(organization.id); });
  } else {
    node.kind = OrganizationNode::Kind::organizational_unit;
    if (const auto name = required_word(reading, object, "name")) node.name = name->text;
    const OrganizationNode* root = organization.root();
    node.id = read_id(reading, object, "id", text::Identifier::organizational_unit_id,
                      [&] { return ids::organizational_unit(root ? root->id : "", parent, node.name); });
  }
  node.policies = read_attached(reading, object, organization);
  const std::string id = node.id;
  const bool inserted = organization.nodes.insert(std::move(node));
  if (inserted)
    reading.places.remember("node", id, element);
  else
    repeated(reading, element, "an organizational unit with the id", id);
  for (const json::Element& account : object.elements("accounts")) place_account(reading, account, id, organization);
  for (const json::Element& unit : object.elements("organizational_units")) read_node(reading, unit, id, organization);
  object.finish();
}

// Without a tree in the file there is a root with nothing in it but the management account.
void read_tree(Reading& reading, json::ObjectReader& object, Organization& organization) {
  if (const auto root = object.element("root")) {
    read_node(reading, *root, "", organization);
  } else {
    OrganizationNode node;
    node.kind = OrganizationNode::Kind::root;
    node.name = "Root";
    node.id = ids::root(organization.id);
    node.policies = default_policies(organization);
    organization.nodes.insert(std::move(node));
  }
  const OrganizationNode* root = organization.root();
  if (!root || organization.management_account.empty() || organization.has(organization.management_account)) return;
  OrganizationNode management;
  management.id = organization.management_account;
  management.parent = root->id;
  management.policies = default_policies(organization);
  organization.nodes.insert(std::move(management));
}

void read_handshakes(Reading& reading, json::ObjectReader& object, Organization& organization) {
  for (const json::Element& element : object.elements("handshakes")) {
    json::ObjectReader member(element, reading.problems);
    Handshake handshake;
    if (const auto account = required_word(reading, member, "account"))
      handshake.account = resolve_account(reading, *account);
    handshake.id = read_id(reading, member, "id", text::Identifier::handshake_id,
                           [&] { return ids::handshake(handshake.account); });
    read_choice(member, "state", names::handshake_states, handshake.state);
    read_choice(member, "action", names::handshake_actions, handshake.action);
    // https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteAccountToOrganization.html
    handshake.expires = reading.world.now + std::chrono::hours(24 * 15);
    read_instant(reading, member, "expires", handshake.expires);
    member.finish();
    reading.places.remember("handshake", handshake.id, element);
    if (!organization.handshakes.insert(handshake)) repeated(reading, element, "a handshake", handshake.id);
  }
}

void read_services(Reading& reading, json::ObjectReader& object, Organization& organization) {
  reading.trusted_services_given = object.has("trusted_services");
  object.strings("trusted_services", organization.trusted_services);
  for (const json::Element& element : object.elements("delegated_administrators")) {
    json::ObjectReader member(element, reading.problems);
    DelegatedAdministrator admin;
    const auto account = required_word(reading, member, "account");
    const auto service = required_word(reading, member, "service");
    member.finish();
    if (account) admin.account = resolve_account(reading, *account);
    if (service) admin.service = service->text;
    organization.delegated_administrators.push_back(std::move(admin));
  }
}

void read_switches(Reading& reading, json::ObjectReader& object, Organization& organization) {
  if (const auto element = object.element("centralized_root_access")) {
    json::ObjectReader member(*element, reading.problems);
    member.boolean("root_credentials_management", organization.root_credentials_management);
    member.boolean("root_sessions", organization.root_sessions);
    member.finish();
  }
  if (const auto element = object.element("cost_management")) {
    json::ObjectReader member(*element, reading.problems);
    member.boolean("cost_explorer_enabled", organization.cost_management.cost_explorer_enabled);
    member.boolean("linked_account_access", organization.cost_management.linked_account_access);
    member.finish();
  }
}

}  // namespace

void read_organization(Reading& reading, const json::Element& element) {
  json::ObjectReader object(element, reading.problems);
  Organization organization;
  if (const auto management = required_word(reading, object, "management_account"))
    organization.management_account = resolve_account(reading, *management);
  organization.id = read_id(reading, object, "id", text::Identifier::organization_id,
                            [&] { return ids::organization(organization.management_account); });
  read_feature_set(reading, object, organization);
  add_aws_managed_policies(organization);
  read_policies(reading, object, "service_control_policies", PolicyType::service_control, organization);
  read_policies(reading, object, "resource_control_policies", PolicyType::resource_control, organization);
  read_tree(reading, object, organization);
  read_services(reading, object, organization);
  read_switches(reading, object, organization);
  read_handshakes(reading, object, organization);
  object.finish();
  reading.places.remember("organization", "", element);
  reading.world.organization = std::move(organization);
}

}  // namespace whichgate::reading
