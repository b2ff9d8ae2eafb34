#include <fmt/core.h>

#include "engine/engine_state.hpp"
#include "engine/resolve/resolve_caller.hpp"
#include "world/managed_policies.hpp"

namespace whichgate::engine {

namespace {

using eval::Layer;
using eval::NamedPolicy;

// The policies that the caller brings along, whatever the question.
class Gatherer {
 public:
  Gatherer(const EngineState& state, ResolvedCaller& caller)
      : world_(state.world()), catalog_(state.catalog()), caller_(caller), to_(caller.policies) {}

  void run() {
    switch (caller_.capacity) {
      case Capacity::permission_set:
        of_permission_set();
        break;
      case Capacity::iam_user:
        of_iam_user();
        break;
      case Capacity::role:
        of_role();
        break;
      case Capacity::root_user:
      case Capacity::root_session:
        break;
    }
    of_session();
  }

 private:
  void add_managed(const std::string& arn, std::vector<NamedPolicy>& to) {
    if (auto policy = managed_policy(world_, catalog_, arn)) to.push_back(*std::move(policy));
  }

  void add_attachments(const PolicyAttachments& from, std::string_view owner) {
    for (const std::string& arn : from.managed) add_managed(arn, to_.identity);
    for (const InlinePolicy& one : from.inline_policies) {
      const std::string name = one.name.empty() ? fmt::format("inline policy of {}", owner)
                                                : fmt::format("inline policy {} of {}", one.name, owner);
      to_.identity.push_back({name, {}, one.document});
    }
  }

  void add_boundary(const std::string& arn) {
    if (arn.empty()) return;
    to_.permissions_boundary.emplace();
    add_managed(arn, *to_.permissions_boundary);
  }

  std::string customer_policy_arn(const std::string& reference) const {
    return fmt::format("arn:aws:iam::{}:policy{}", caller_.account->id, reference);
  }

  void of_permission_set() {
    const PermissionSetContent* content = caller_.set_content();
    if (!content) return;
    add_attachments(content->policies, "permission set " + caller_.set_name);
    for (const std::string& reference : content->customer_managed_references)
      add_managed(customer_policy_arn(reference), to_.identity);
    add_boundary(content->boundary_reference.empty() ? content->policies.permissions_boundary
                                                     : customer_policy_arn(content->boundary_reference));
  }

  void of_iam_user() {
    if (!caller_.iam_user) return;
    add_attachments(caller_.iam_user->policies, "IAM user " + caller_.iam_user->name);
    for (const std::string& name : caller_.iam_user->groups)
      if (const IamGroup* group = world_.iam_groups.find(caller_.account->id + "/" + name))
        add_attachments(group->policies, "IAM group " + name);
    add_boundary(caller_.iam_user->policies.permissions_boundary);
  }

  void of_role() {
    if (!caller_.role) return;
    add_attachments(caller_.role->policies, "role " + caller_.role->name);
    add_boundary(caller_.role->policies.permissions_boundary);
  }

  void of_session() {
    if (!caller_.session) return;
    std::vector<NamedPolicy> limits;
    for (const PolicyPointer& policy : caller_.session->session_policies)
      limits.push_back({"session policy", {}, policy});
    if (!caller_.session->task_policy.empty()) add_managed(caller_.session->task_policy, limits);
    if (!limits.empty()) to_.session = std::move(limits);
  }

  const World& world_;
  const Catalog& catalog_;
  ResolvedCaller& caller_;
  eval::Policies& to_;
};

}  // namespace

void gather_policies(const EngineState& state, ResolvedCaller& caller) {
  Gatherer(state, caller).run();
  const auto compile = [&](Layer layer, std::span<const NamedPolicy> policies) {
    caller.compiled.layers[static_cast<std::size_t>(layer)] = state.compiler().compile(layer, policies);
  };
  caller.compiled.catalog = &state.catalog();
  compile(Layer::identity_policy, caller.policies.identity);
  if (caller.policies.permissions_boundary) compile(Layer::permissions_boundary, *caller.policies.permissions_boundary);
  if (caller.policies.session) compile(Layer::session_policy, *caller.policies.session);
  if (caller.position) caller.compiled.layers[static_cast<std::size_t>(Layer::scp)] = caller.position->scps.layer;
}

}  // namespace whichgate::engine
