#include <fmt/core.h>

#include <algorithm>

#include "engine/resolve/find_org_position.hpp"
#include "policy_simulator/sources.hpp"
#include "text/arn.hpp"
#include "text/text.hpp"
#include "world/lookup.hpp"
#include "world/managed_policies.hpp"

namespace whichgate::policy_simulator {

namespace {

using Identifier = SimulationRequest::PolicyIdentifier;

// The name that IAM Identity Center gives to the inline policy of a permission set.
constexpr std::string_view permission_set_inline_policy = "AwsSSOInlinePolicy";

// A policy of the world. Its text is not known there, so the places of its statements are those in its JSON on one
// line.
SourcePolicy source_of(const PolicyPointer& document, std::string arn, std::string id, std::string_view type) {
  return {{id, std::move(arn), document}, id, type, statement_places(print_policy(*document))};
}

std::string_view name_of(std::string_view arn) { return arn.substr(arn.rfind('/') + 1); }

SourcePolicy source_of(const eval::NamedPolicy& managed, std::string_view type) {
  SourcePolicy source = source_of(managed.document, managed.arn, std::string(name_of(managed.arn)), type);
  source.policy.or_else = managed.or_else;
  source.policy.note = managed.note;
  return source;
}

bool aws_managed(std::string_view arn) {
  const auto parts = text::parse_arn(arn);
  return parts && parts->account == "aws";
}

// Gathers what is attached, and leaves out what the request excludes.
class Gatherer {
 public:
  Gatherer(const SimulationRequest& request, const World& world, const Catalog& catalog)
      : request_(request), world_(world), catalog_(catalog) {}

  Result<PrincipalPolicies, ApiError> run() {
    const auto entity = entity_of(request_.policy_source_arn);
    if (!entity)
      return Unexpected(ApiError{"InvalidInput",
                                 fmt::format("Invalid Entity Arn: {} does not clearly define entity type and name.",
                                             request_.policy_source_arn),
                                 {},
                                 "name an IAM user, group or role"});
    if (!add_entity(*entity)) return Unexpected(not_found(*entity));
    add_organization(entity->account);
    return std::move(found_);
  }

 private:
  bool excluded(const auto& matches) const { return std::ranges::any_of(request_.excluded_policies, matches); }

  bool type_excluded(std::string_view type) const {
    return excluded([&](const Identifier& one) { return one.policy_type == type; });
  }

  void add_managed(const std::string& arn) {
    const bool left_out =
        type_excluded(aws_managed(arn) ? "aws-managed" : "user-managed") || excluded([&](const Identifier& one) {
          return !one.policy_arn.empty() && text::wildcard_match(one.policy_arn, arn);
        });
    const auto policy = managed_policy(world_, catalog_, arn);
    if (policy && !left_out) found_.identity.push_back(source_of(*policy, iam_policy));
  }

  void add_inline(std::string_view kind, std::string_view owner, std::string_view name, const PolicyPointer& document) {
    const bool left_out = type_excluded("inline") || excluded([&](const Identifier& one) {
                            return one.attachment_type == kind && one.inline_policy == name &&
                                   text::wildcard_match(one.attachment_name, owner);
                          });
    if (document && !left_out)
      found_.identity.push_back(source_of(document, {}, fmt::format("{}_{}_{}", kind, owner, name), iam_policy));
  }

  void add_attachments(std::string_view kind, std::string_view owner, const PolicyAttachments& from) {
    for (const std::string& arn : from.managed) add_managed(arn);
    for (const InlinePolicy& one : from.inline_policies)
      add_inline(kind, owner, one.name.empty() ? permission_set_inline_policy : one.name, one.document);
  }

  void add_boundary(const std::string& arn) {
    const auto policy = managed_policy(world_, catalog_, arn);
    if (policy && !type_excluded("permission-boundary")) found_.boundary = source_of(*policy, boundary_policy);
  }

  // AWS looks an entity up by its name, which is its own in the account whatever its path.
  bool add_entity(const Entity& entity) {
    switch (entity.kind) {
      case Entity::Kind::user:
        return add_user(find_iam_user(world_, entity.account, entity.name));
      case Entity::Kind::group:
        return add_group(find_iam_group(world_, entity.account, entity.name));
      case Entity::Kind::role:
        break;
    }
    return add_role(find_role(world_, entity.account, entity.name)) || add_permission_set_role(entity);
  }

  bool add_user(const IamUser* user) {
    if (!user) return false;
    add_attachments("user", user->name, user->policies);
    for (const std::string& name : user->groups) add_group(find_iam_group(world_, user->account, name));
    add_boundary(user->policies.permissions_boundary);
    return true;
  }

  bool add_group(const IamGroup* group) {
    if (group) add_attachments("group", group->name, group->policies);
    return group != nullptr;
  }

  bool add_role(const IamRole* role) {
    if (!role) return false;
    add_attachments("role", role->name, role->policies);
    add_boundary(role->policies.permissions_boundary);
    found_.service_linked = role->service_linked;
    return true;
  }

  // The role that a permission set became in the account, with what it holds since it was last provisioned.
  bool add_permission_set_role(const Entity& entity) {
    if (!world_.identity_center) return false;
    const IdentityCenter& center = *world_.identity_center;
    for (const Provisioning* one : center.provisionings.with("account:" + entity.account)) {
      const PermissionSet* set = center.permission_sets.find(one->permission_set);
      if (!set || !one->role || name_of(center.role_arn(*set, entity.account, *one->role)) != entity.name) continue;
      const PermissionSetContent& content = *one->role->content;
      const auto own = [&](const std::string& reference) {
        return fmt::format("arn:aws:iam::{}:policy{}", entity.account, reference);
      };
      add_attachments("role", entity.name, content.policies);
      for (const std::string& reference : content.customer_managed_references) add_managed(own(reference));
      add_boundary(content.boundary_reference.empty() ? content.policies.permissions_boundary
                                                      : own(content.boundary_reference));
      return true;
    }
    return false;
  }

  void add_organization(const std::string& account) {
    if (!world_.organization || !world_.organization->has(account) || type_excluded("scp")) return;
    const Organization& organization = *world_.organization;
    found_.in_organization = true;
    if (organization.service_control_policies && !organization.is_management(account))
      found_.scps = engine::organization_levels(world_, account, PolicyType::service_control);
  }

  ApiError not_found(const Entity& entity) const {
    const std::vector<std::string> known = entity.kind == Entity::Kind::user ? known_iam_users(world_, entity.account)
                                           : entity.kind == Entity::Kind::group
                                               ? known_iam_groups(world_, entity.account)
                                               : known_roles(world_, entity.account);
    const bool account_known = world_.accounts.find(entity.account) != nullptr;
    return {"NoSuchEntity",
            fmt::format("The {} with name {} cannot be found.", to_string(entity.kind), entity.name),
            {},
            account_known ? text::suggestion(entity.name, known)
                          : fmt::format("the world has no account {}", entity.account)};
  }

  const SimulationRequest& request_;
  const World& world_;
  const Catalog& catalog_;
  PrincipalPolicies found_;
};

}  // namespace

// "If you specify a user, the simulation also includes all policies that are attached to any groups the user belongs
// to."
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
Result<PrincipalPolicies, ApiError> principal_policies(const SimulationRequest& request, const World* world,
                                                       const Catalog& catalog) {
  static const World nothing;
  return Gatherer(request, world ? *world : nothing, catalog).run();
}

}  // namespace whichgate::policy_simulator
