#include "engine/engine_state.hpp"

#include <array>

#include "engine/resolve/find_org_position.hpp"
#include "engine/resolve/unknown_names.hpp"

namespace whichgate::engine {

std::size_t EngineState::CallerHash::operator()(const CallerNames& names) const {
  const std::hash<std::string_view> hash;
  std::size_t all = hash(names.who);
  for (const std::string_view name : {names.as, names.in}) all = all * 1099511628211u ^ hash(name);
  return all;
}

std::shared_ptr<const ResolvedCaller> EngineState::caller(const Question& question) const {
  if (auto known = callers_.find(CallerNames{question.who, question.as, question.in})) return known;
  if (!unknown_caller(world_, question).empty()) return nullptr;
  return callers_.put(question.caller(), resolve_caller(*this, question.who, question.as, question.in));
}

const Account* EngineState::account(std::string_view id_or_name) const {
  if (const Account* account = world_.accounts.find(id_or_name)) return account;
  if (const auto known = accounts_.find(id_or_name)) return known->row;
  const Account* account = find_account(world_, id_or_name);
  if (account) accounts_.put(std::string(id_or_name), std::make_shared<Named<Account>>(Named<Account>{account}));
  return account;
}

std::shared_ptr<const OrgPosition> EngineState::position(std::string_view account) const {
  if (!world_.organization || !world_.organization->has(account)) return nullptr;
  if (auto known = positions_.find(account)) return known;
  return positions_.put(std::string(account), find_org_position(world_, account, *compiler_));
}

const Resource* EngineState::vpc_endpoint(std::string_view id) const {
  if (const auto known = endpoints_.find(id)) return known->row;
  const Resource* endpoint = world_.resources.first_with("id:" + std::string(id));
  if (endpoint) endpoints_.put(std::string(id), std::make_shared<Named<Resource>>(Named<Resource>{endpoint}));
  return endpoint;
}

const IamRole* EngineState::role(std::string_view arn) const {
  if (const auto known = roles_.find(arn)) return known->row;
  const IamRole* role = world_.iam_roles.find(arn);
  if (role) roles_.put(std::string(arn), std::make_shared<Named<IamRole>>(Named<IamRole>{role}));
  return role;
}

const IamUser* EngineState::user(std::string_view arn) const {
  if (const auto known = users_.find(arn)) return known->row;
  const IamUser* user = world_.iam_users.find(arn);
  if (user) users_.put(std::string(arn), std::make_shared<Named<IamUser>>(Named<IamUser>{user}));
  return user;
}

std::shared_ptr<const eval::CompiledLayer> EngineState::layer(eval::Layer layer, const PolicyPointer& document) const {
  ByDocument& layers = layer == eval::Layer::resource_policy ? resource_layers_ : endpoint_layers_;
  if (auto known = layers.find(document.get())) return known;
  const std::array policies{eval::NamedPolicy{{}, {}, document}};
  return layers.put(document.get(), compiler_->compile(layer, policies));
}

}  // namespace whichgate::engine
