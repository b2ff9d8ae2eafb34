#include "gates/situation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "text/arn.hpp"

namespace whichgate::gates {

namespace {

using eval::Layer;
using eval::NamedPolicy;

// Somebody else holds the layer as long as the situation lives, so that nobody has to count.
std::shared_ptr<const eval::CompiledLayer> held_elsewhere(const eval::CompiledLayer* layer) {
  return {std::shared_ptr<const eval::CompiledLayer>(), layer};
}

}  // namespace

Situation::Situation(const Memory& of, const Question& asked, std::shared_ptr<const ResolvedCaller> by,
                     eval::Reports reports)
    : held_caller_(std::move(by)),
      memory(of),
      world(of.world()),
      catalog(of.catalog()),
      question(asked),
      caller(*held_caller_),
      in_words(reports == eval::Reports::wanted) {
  if (!question.resource.empty()) resource = question.resource;
  resolve_actions();
  resolve_resource();
  if (opening()) return;
  gather_context(*this);
  find_policies();
  evaluate();
}

// What the question names is no resource of an action without resource types: only `*` matches that.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
void Situation::add_action(std::string_view name) {
  const ActionFacts facts = memory.actions().of(name);
  if (opening()) {
    console |= facts.console_only;
    rcps_reach_service = facts.rcps_reach;
  }
  actions.push_back(facts.name);
  resources.push_back(facts.without_resource_types ? "*" : resource);
  if (!in_words) return;
  if (!facts.listed)
    notes.push_back(fmt::format("the catalog does not list {}: policies are matched by its text", name));
  if (resources.back() != resource)
    notes.push_back(fmt::format("{} has no resource types, and only `*` matches it: it is evaluated on `*`, not on {}",
                                facts.name, resource));
}

void Situation::resolve_actions() {
  if (!question.page.empty()) page = catalog.page(question.page);
  console = question.through != Through::api || page != nullptr;
  if (!question.action.empty()) {
    add_action(question.action);
  } else if (page) {
    const bool legacy = caller.account->console_action_set == ConsoleActionSet::legacy;
    for (const std::string& action : legacy ? page->legacy_view_actions : page->view_actions) add_action(action);
  }
  const auto on_all = [](std::string_view one) { return one == "*"; };
  if (!opening() && std::ranges::all_of(resources, on_all)) resource = "*";
}

void Situation::resolve_resource() {
  resource_account = caller.account->id;
  if (!question.resource_account.empty()) {
    resource_account = memory.account(question.resource_account)->id;
  } else if (const auto arn = text::parse_arn(resource); arn && arn->account != "aws") {
    if (!arn->account.empty() && arn->account.find_first_of("*?") == std::string_view::npos) {
      resource_account = arn->account;
    } else if (arn->service == "s3") {
      if (const Resource* row = world.resources.find(resource.substr(0, resource.find('/'))))
        resource_account = row->account;
    }
  }
  resource_place = resource_account == caller.account->id ? caller.place : memory.place(resource_account);
  // A key's policy has to allow by itself, and every key has one: without it nothing can be said.
  const bool key_without_policy = resource.starts_with("arn:aws:kms:") &&
                                  resource.find(":key/") != std::string_view::npos && !world.resources.find(resource);
  resource_known = !key_without_policy && world.accounts.find(resource_account) != nullptr;
}

void Situation::find_resource_policy() {
  if (resource == "*") return;
  if (const IamRole* role = memory.role(resource)) {
    if (actions.front().starts_with("sts:")) trusting_role = role;
    return;
  }
  const Resource* row = world.resources.find(resource);
  if (!row && resource.starts_with("arn:aws:s3:::")) row = world.resources.find(resource.substr(0, resource.find('/')));
  if (row && row->policy) resource_row = row;
}

void Situation::find_policies() {
  compiled.catalog = &catalog;
  const auto meets = [&](Layer layer, const std::shared_ptr<const eval::CompiledLayer>& policies) {
    compiled.layers[static_cast<std::size_t>(layer)] = held_elsewhere(policies.get());
  };
  for (const Layer layer : {Layer::scp, Layer::permissions_boundary, Layer::session, Layer::identity})
    meets(layer, caller.compiled.layers[static_cast<std::size_t>(layer)]);
  if (resource_place && rcps_reach_service) meets(Layer::rcp, resource_place->rcps.layer);
  find_resource_policy();
  if (trusting_role || resource_row) {
    resource_layer_ = memory.layer(Layer::resource, trusting_role ? trusting_role->trust_policy : resource_row->policy);
    meets(Layer::resource, resource_layer_);
  }
  if (!question.vpc_endpoint.empty()) vpc_endpoint = memory.vpc_endpoint(question.vpc_endpoint);
  if (vpc_endpoint && vpc_endpoint->policy) {
    endpoint_layer_ = memory.layer(Layer::vpc_endpoint, vpc_endpoint->policy);
    meets(Layer::vpc_endpoint, endpoint_layer_);
  }
}

AccessRequest Situation::request(std::size_t action) const {
  return {caller.principal, actions[action], resources[action], resource_account, context, question.partial_context};
}

void Situation::evaluate() {
  rulings.reserve(actions.size());
  for (std::size_t i = 0; i < actions.size(); ++i) rulings.push_back(eval::rule(request(i), compiled));
  if (!in_words) return;
  const eval::Policies named = named_policies();
  for (std::size_t i = 0; i < actions.size(); ++i)
    evaluations.push_back(eval::in_words(rulings[i], request(i), compiled, named));
}

// The policies behind `compiled`, for those who read their names.
eval::Policies Situation::named_policies() const {
  eval::Policies named = caller.policies;
  if (compiled.of(Layer::scp)) named.scps = caller.place->scps.levels;
  if (compiled.of(Layer::rcp)) named.rcps = resource_place->rcps.levels;
  if (trusting_role)
    named.resource = NamedPolicy{"trust policy of role " + trusting_role->name, {}, trusting_role->trust_policy};
  if (resource_row) named.resource = NamedPolicy{"policy of " + resource_row->arn, {}, resource_row->policy};
  if (compiled.of(Layer::vpc_endpoint))
    named.vpc_endpoint =
        std::vector{NamedPolicy{"policy of VPC endpoint " + question.vpc_endpoint, {}, vpc_endpoint->policy}};
  return named;
}

std::string_view Situation::joined(std::string_view a, std::string_view b) {
  char* text = static_cast<char*>(arena_.allocate(a.size() + b.size(), 1));
  std::memcpy(text, a.data(), a.size());
  std::memcpy(text + a.size(), b.data(), b.size());
  return {text, a.size() + b.size()};
}

}  // namespace whichgate::gates
