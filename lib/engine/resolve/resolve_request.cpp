#include "engine/resolve/resolve_request.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "text/arn.hpp"

namespace whichgate::engine {

namespace {

using eval::Layer;
using eval::NamedPolicy;

// Somebody else holds the layer as long as the request lives, so that nobody has to count.
std::shared_ptr<const eval::CompiledLayer> held_elsewhere(const eval::CompiledLayer* layer) {
  return {std::shared_ptr<const eval::CompiledLayer>(), layer};
}

}  // namespace

ResolvedQuestion::ResolvedQuestion(const EngineState& state, const Question& question,
                                   std::shared_ptr<const ResolvedCaller> caller, eval::Reports reports)
    : state_(state), request_(state.world(), state.catalog(), question, std::move(caller), reports) {
  if (!question.resource.empty()) request_.resource = question.resource;
  resolve_actions();
  resolve_resource();
  if (request_.opening()) return;
  gather_context(state_, request_);
  find_policies();
  evaluate();
}

// What the question names is not a resource of an action without resource types: only `*` matches that.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
void ResolvedQuestion::add_action(std::string_view name) {
  const ActionFacts facts = state_.actions().of(name);
  if (request_.opening()) {
    request_.console |= facts.console_only;
    request_.rcps_apply_to_service = facts.rcps_apply;
  }
  request_.actions.push_back(facts.name);
  request_.resources.push_back(facts.without_resource_types ? "*" : request_.resource);
  if (!request_.in_words) return;
  if (!facts.listed)
    request_.notes.push_back(fmt::format("the catalog does not list {}: policies are matched by its text", name));
  if (request_.resources.back() != request_.resource)
    request_.notes.push_back(
        fmt::format("{} has no resource types, and only `*` matches it: it is evaluated on `*`, not on {}",
                    facts.name.text(), request_.resource));
}

void ResolvedQuestion::resolve_actions() {
  if (!request_.question.page.empty()) request_.page = request_.catalog.page(request_.question.page);
  request_.console = request_.question.through != Through::api || request_.page != nullptr;
  if (!request_.question.action.empty()) {
    add_action(request_.question.action);
  } else if (request_.page) {
    const bool legacy = request_.caller.account->console_action_set == ConsoleActionSet::legacy;
    for (const std::string& action : legacy ? request_.page->legacy_view_actions : request_.page->view_actions)
      add_action(action);
  }
  const auto on_all = [](std::string_view one) { return one == "*"; };
  if (!request_.opening() && std::ranges::all_of(request_.resources, on_all)) request_.resource = "*";
}

void ResolvedQuestion::resolve_resource() {
  request_.resource_account = request_.caller.account->id;
  if (!request_.question.resource_account.empty()) {
    request_.resource_account = state_.account(request_.question.resource_account)->id;
  } else if (const auto arn = text::parse_arn(request_.resource); arn && arn->account != "aws") {
    if (!arn->account.empty() && arn->account.find_first_of("*?") == std::string_view::npos) {
      request_.resource_account = arn->account;
    } else if (arn->service == "s3") {
      if (const Resource* row = request_.world.resources.find(request_.resource.substr(0, request_.resource.find('/'))))
        request_.resource_account = row->account;
    }
  }
  request_.resource_position = request_.resource_account == request_.caller.account->id
                                   ? request_.caller.position
                                   : state_.position(request_.resource_account);
  // A key's policy has to allow by itself, and every key has one: without it nothing can be said.
  const bool key_without_policy = request_.resource.starts_with("arn:aws:kms:") &&
                                  request_.resource.find(":key/") != std::string_view::npos &&
                                  !request_.world.resources.find(request_.resource);
  request_.resource_known = !key_without_policy && request_.world.accounts.find(request_.resource_account) != nullptr;
}

void ResolvedQuestion::find_resource_policy() {
  if (request_.resource == "*") return;
  if (const IamRole* role = state_.role(request_.resource)) {
    if (request_.actions.front().of_service("sts")) request_.trusting_role = role;
    return;
  }
  const Resource* row = request_.world.resources.find(request_.resource);
  if (!row && request_.resource.starts_with("arn:aws:s3:::"))
    row = request_.world.resources.find(request_.resource.substr(0, request_.resource.find('/')));
  if (row && row->policy) request_.resource_row = row;
}

void ResolvedQuestion::find_policies() {
  request_.compiled.catalog = &request_.catalog;
  const auto meets = [&](Layer layer, const std::shared_ptr<const eval::CompiledLayer>& policies) {
    request_.compiled.layers[static_cast<std::size_t>(layer)] = held_elsewhere(policies.get());
  };
  for (const Layer layer : {Layer::scp, Layer::permissions_boundary, Layer::session_policy, Layer::identity_policy})
    meets(layer, request_.caller.compiled.layers[static_cast<std::size_t>(layer)]);
  if (request_.resource_position && request_.rcps_apply_to_service)
    meets(Layer::rcp, request_.resource_position->rcps.layer);
  find_resource_policy();
  if (request_.trusting_role || request_.resource_row) {
    resource_layer_ = state_.layer(Layer::resource_policy, request_.trusting_role ? request_.trusting_role->trust_policy
                                                                                  : request_.resource_row->policy);
    meets(Layer::resource_policy, resource_layer_);
  }
  if (!request_.question.vpc_endpoint.empty())
    request_.vpc_endpoint = state_.vpc_endpoint(request_.question.vpc_endpoint);
  if (request_.vpc_endpoint && request_.vpc_endpoint->policy) {
    endpoint_layer_ = state_.layer(Layer::vpc_endpoint_policy, request_.vpc_endpoint->policy);
    meets(Layer::vpc_endpoint_policy, endpoint_layer_);
  }
}

void ResolvedQuestion::evaluate() {
  request_.evaluations.reserve(request_.actions.size());
  for (std::size_t i = 0; i < request_.actions.size(); ++i)
    request_.evaluations.push_back(eval::evaluate(request_.request(i), request_.compiled));
  if (!request_.in_words) return;
  const eval::Policies named = named_policies();
  for (std::size_t i = 0; i < request_.actions.size(); ++i)
    request_.evaluation_reports.push_back(
        eval::in_words(request_.evaluations[i], request_.request(i), request_.compiled, named));
}

// The policies behind `compiled`, for those who read their names.
eval::Policies ResolvedQuestion::named_policies() const {
  eval::Policies named = request_.caller.policies;
  if (request_.compiled.of(Layer::scp)) named.scps = request_.caller.position->scps.levels;
  if (request_.compiled.of(Layer::rcp)) named.rcps = request_.resource_position->rcps.levels;
  if (request_.trusting_role)
    named.resource =
        NamedPolicy{"trust policy of role " + request_.trusting_role->name, {}, request_.trusting_role->trust_policy};
  if (request_.resource_row)
    named.resource = NamedPolicy{"policy of " + request_.resource_row->arn, {}, request_.resource_row->policy};
  if (request_.compiled.of(Layer::vpc_endpoint_policy))
    named.vpc_endpoint = std::vector{
        NamedPolicy{"policy of VPC endpoint " + request_.question.vpc_endpoint, {}, request_.vpc_endpoint->policy}};
  return named;
}

}  // namespace whichgate::engine
