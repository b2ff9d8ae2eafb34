#include "policy_simulator/prepare.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "eval/variables.hpp"
#include "policy_simulator/checks.hpp"

namespace whichgate::policy_simulator {

namespace {

// Where no ResourcePolicy is given, "the simulation does not automatically retrieve policies for the specified
// resources": the caller's policies decide alone, as where a resource's policy leaves the answer to the account.
eval::NamedPolicy policy_that_leaves_it_to(const std::string& account) {
  auto policy = std::make_shared<PolicyDocument>();
  policy->statements.push_back({{}, Effect::allow, {{{"AWS", account}}}, false, {"*"}, false, {{"*"}}, false, {}, {}});
  return {{}, {}, std::move(policy)};
}

// A condition key of a policy is there when a context entry gives it; that the caller's ARN tells it as well makes no
// difference to AWS. Variables count as keys.
void add_missing(const PolicyDocument& document, const eval::Context& given, std::vector<std::string>& missing) {
  const auto add = [&](std::string_view key) {
    if (!given.find(key)) missing.emplace_back(key);
  };
  const auto add_variables = [&](std::string_view text) {
    if (!eval::variables_enabled(document)) return;
    for (const eval::Token& token : eval::tokenize(text))
      if (token.kind == eval::Token::Kind::variable) add(token.text);
  };
  for (const PolicyStatement& statement : document.statements) {
    if (statement.resources)
      for (const std::string& resource : *statement.resources) add_variables(resource);
    for (const PolicyCondition& condition : statement.conditions) {
      add(condition.key);
      for (const std::string& value : condition.values) add_variables(value);
    }
  }
}

class Preparation {
 public:
  Preparation(const SimulationRequest& request, const World* world, const Catalog& catalog)
      : request_(request), world_(world), catalog_(catalog) {}

  Result<Simulation, ApiError> run() {
    error_ = check_simulation(request_);
    if (!error_ && !request_.policy_source_arn.empty()) add_principal();
    if (!error_) add_given_policies();
    if (!error_) add_caller();
    if (!error_) error_ = add_context(request_, given_);
    if (error_) return Unexpected(*std::move(error_));
    for (const eval::Context::Entry& entry : given_.entries()) {
      if (entry.multivalued)
        s_.context.set_list(entry.key, entry.values);
      else
        s_.context.set(entry.key, entry.values.front());
    }
    list_missing();
    collect();
    return std::move(s_);
  }

 private:
  // The value, or nullopt and the error kept.
  template <class Value>
  std::optional<Value> keep(Result<Value, ApiError> result) {
    if (result) return *std::move(result);
    error_ = result.error();
    return std::nullopt;
  }

  void add_principal() {
    auto found = keep(principal_policies(request_, world_, catalog_));
    if (!found) return;
    s_.identity = std::move(found->identity);
    s_.boundary = std::move(found->boundary);
    s_.scps = std::move(found->scps);
    s_.in_organization = found->in_organization;
    s_.caller.service_linked_role = found->service_linked;
  }

  // Identifiers are those of AWS's examples, where there is one.
  void add_given_policies() {
    for (std::size_t i = 0; i < request_.policies.size() && !error_; ++i)
      if (auto one = keep(read_source(request_.policies[i], fmt::format("PolicyInputList.{}", i + 1), iam_policy)))
        s_.identity.push_back(*std::move(one));
    // "If a permissions boundary is attached to an entity and you pass in a different permissions boundary policy
    // using this parameter, then the new permissions boundary policy is used for the simulation."
    if (!error_ && !request_.permissions_boundaries.empty())
      s_.boundary = keep(read_source(request_.permissions_boundaries.front(), "PermissionsBoundaryPolicyInputList.1",
                                     boundary_policy));
    if (!error_ && request_.resource_policy)
      s_.resource = keep(read_source(*request_.resource_policy, "ResourcePolicy", resource_policy));
    for (std::size_t i = 0; i < request_.organization_levels.size() && !error_; ++i) add_level(i);
  }

  void add_level(std::size_t index) {
    s_.in_organization = true;
    if (!s_.scps) s_.scps.emplace();
    eval::Level& level = s_.scps->emplace_back();
    level.name = fmt::format("level {}", index + 1);
    for (const std::string& text : request_.organization_levels[index]) {
      const std::string id = fmt::format("OrderedOrganizationPolicyInputList.{}", index + 1);
      auto one = keep(read_source(text, id, iam_policy));
      if (!one) return;
      level.policies.push_back(std::move(one->policy));
    }
  }

  // The simulated caller, and the condition keys that its ARN tells.
  void add_caller() {
    const std::string& arn = request_.caller_arn.empty() ? request_.policy_source_arn : request_.caller_arn;
    s_.caller.kind = eval::PrincipalKind::iam_user;
    if (const auto entity = entity_of(arn)) {
      if (entity->kind == Entity::Kind::role) s_.caller.kind = eval::PrincipalKind::role_session;
      s_.caller.arn = s_.caller.principal_arn = arn;
      s_.caller.account = entity->account;
      s_.context.set("aws:PrincipalArn", arn);
      s_.context.set("aws:PrincipalAccount", entity->account);
      if (entity->kind == Entity::Kind::user) s_.context.set("aws:username", entity->name);
    } else {
      s_.caller.account = "000000000000";  // somebody, of whom policies know nothing
    }
    if (!request_.resource_owner.empty()) s_.owner = owner_account(request_.resource_owner);
  }

  // "This field doesn't include context keys referenced by service control policies (SCPs)."
  void list_missing() {
    for (const SourcePolicy& source : s_.identity) add_missing(*source.policy.document, given_, s_.missing);
    if (s_.boundary) add_missing(*s_.boundary->policy.document, given_, s_.missing);
    if (s_.resource) add_missing(*s_.resource->policy.document, given_, s_.missing);
    std::ranges::sort(s_.missing);
    s_.missing.erase(std::unique(s_.missing.begin(), s_.missing.end()), s_.missing.end());
  }

  void collect() {
    for (const SourcePolicy& source : s_.identity) s_.policies.identity.push_back(source.policy);
    if (s_.boundary) s_.policies.permissions_boundary = {s_.boundary->policy};
    s_.policies.resource = s_.resource ? s_.resource->policy : policy_that_leaves_it_to(s_.caller.account);
    s_.policies.scps = s_.scps;
  }

  const SimulationRequest& request_;
  const World* world_;
  const Catalog& catalog_;
  eval::Context given_;
  Simulation s_;
  std::optional<ApiError> error_;
};

}  // namespace

Result<Simulation, ApiError> prepare_simulation(const SimulationRequest& request, const World* world,
                                                const Catalog& catalog) {
  return Preparation(request, world, catalog).run();
}

}  // namespace whichgate::policy_simulator
