#pragma once
#include <string>
#include <vector>

#include "properties/random_policies.hpp"
#include "text/json/json.hpp"
#include "text/text.hpp"

// What a test does with a sample: change all of its policies, make it smaller, write it down.
namespace properties {

// Every list of policies, whatever its layer; the resource's policy is in none.
inline std::vector<std::vector<NamedPolicy>*> lists_of(Policies& policies) {
  std::vector<std::vector<NamedPolicy>*> lists{&policies.identity};
  for (auto* layer : {&policies.permissions_boundary, &policies.session, &policies.vpc_endpoint})
    if (*layer) lists.push_back(&**layer);
  for (auto* levels : {&policies.scps, &policies.rcps})
    if (*levels)
      for (Level& level : **levels) lists.push_back(&level.policies);
  return lists;
}

inline std::vector<NamedPolicy*> all_policies(Policies& policies) {
  std::vector<NamedPolicy*> all;
  for (auto* list : lists_of(policies))
    for (NamedPolicy& policy : *list) all.push_back(&policy);
  if (policies.resource) all.push_back(&*policies.resource);
  return all;
}

template <class Change>
void change_documents(Policies& policies, Change change) {
  for (NamedPolicy* policy : all_policies(policies)) {
    PolicyDocument document = *policy->document;
    change(document);
    policy->document = std::make_shared<const PolicyDocument>(std::move(document));
  }
}

// ---- smaller samples

template <class List>
List without(List list, std::size_t index) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
  return list;
}

inline std::vector<PolicyStatement> smaller(const PolicyStatement& statement) {
  std::vector<PolicyStatement> found;
  const auto add = [&](auto change) { change(found.emplace_back(statement)); };
  if (statement.not_action) add([](PolicyStatement& s) { s.not_action = false; });
  if (statement.not_resource) add([](PolicyStatement& s) { s.not_resource = false; });
  for (std::size_t i = 0; i < statement.conditions.size(); ++i)
    add([&](PolicyStatement& s) { s.conditions = without(s.conditions, i); });
  for (std::size_t i = 0; statement.actions.size() > 1 && i < statement.actions.size(); ++i)
    add([&](PolicyStatement& s) { s.actions = without(s.actions, i); });
  for (std::size_t i = 0; statement.resources && statement.resources->size() > 1 && i < statement.resources->size();
       ++i)
    add([&](PolicyStatement& s) { s.resources = without(*s.resources, i); });
  for (std::size_t i = 0; statement.principals && statement.principals->size() > 1 && i < statement.principals->size();
       ++i)
    add([&](PolicyStatement& s) { s.principals = without(*s.principals, i); });
  for (std::size_t c = 0; c < statement.conditions.size(); ++c)
    for (std::size_t i = 0; statement.conditions[c].values.size() > 1 && i < statement.conditions[c].values.size(); ++i)
      add([&](PolicyStatement& s) { s.conditions[c].values = without(s.conditions[c].values, i); });
  return found;
}

inline std::vector<PolicyDocument> smaller(const PolicyDocument& document) {
  std::vector<PolicyDocument> found;
  for (std::size_t i = 0; i < document.statements.size(); ++i) {
    if (document.statements.size() > 1) {
      found.push_back(document);
      found.back().statements = without(document.statements, i);
    }
    for (PolicyStatement& statement : smaller(document.statements[i])) {
      found.push_back(document);
      found.back().statements[i] = std::move(statement);
    }
  }
  return found;
}

// All the samples with one thing less, the big things first.
inline std::vector<Sample> smaller(const Sample& sample) {
  std::vector<Sample> found;
  const auto add = [&](auto change) { change(found.emplace_back(sample)); };
  const Policies& policies = sample.policies;
  if (policies.permissions_boundary) add([](Sample& s) { s.policies.permissions_boundary.reset(); });
  if (policies.session) add([](Sample& s) { s.policies.session.reset(); });
  if (policies.resource) add([](Sample& s) { s.policies.resource.reset(); });
  if (policies.vpc_endpoint) add([](Sample& s) { s.policies.vpc_endpoint.reset(); });
  if (policies.scps) add([](Sample& s) { s.policies.scps.reset(); });
  if (policies.rcps) add([](Sample& s) { s.policies.rcps.reset(); });
  for (auto levels : {&Policies::scps, &Policies::rcps})
    for (std::size_t i = 0; policies.*levels && (policies.*levels)->size() > 1 && i < (policies.*levels)->size(); ++i)
      add([&](Sample& s) { s.policies.*levels = without(*(s.policies.*levels), i); });
  Sample copy = sample;
  const auto lists = lists_of(copy.policies);
  for (std::size_t l = 0; l < lists.size(); ++l)
    for (std::size_t i = 0; (l == 0 || lists[l]->size() > 1) && i < lists[l]->size(); ++i)
      add([&](Sample& s) { *lists_of(s.policies)[l] = without(*lists[l], i); });
  const auto all = all_policies(copy.policies);
  for (std::size_t p = 0; p < all.size(); ++p)
    for (PolicyDocument& document : smaller(*all[p]->document))
      add([&](Sample& s) {
        all_policies(s.policies)[p]->document = std::make_shared<const PolicyDocument>(std::move(document));
      });
  for (const Context::Entry& entry : sample.request.context.entries())
    if (entry.key != "aws:userid") add([&](Sample& s) { s.request.context.remove(entry.key); });
  return found;
}

// The sample as small as it gets while it fails.
template <class Fails>
Sample shrink(Sample sample, Fails fails) {
  for (bool smaller_found = true; smaller_found;) {
    smaller_found = false;
    for (Sample& candidate : smaller(sample)) {
      if (!fails(candidate)) continue;
      sample = std::move(candidate);
      smaller_found = true;
      break;
    }
  }
  return sample;
}

// ---- a sample as a case

inline std::string json_of(const std::vector<NamedPolicy>& policies) {
  Texts parts;
  for (const NamedPolicy& policy : policies) parts.push_back(print_policy(*policy.document));
  return "[" + text::join(parts, ",") + "]";
}

inline std::string json_of(const std::vector<Level>& levels) {
  Texts parts;
  for (const Level& level : levels) parts.push_back(json_of(level.policies));
  return "[" + text::join(parts, ",") + "]";
}

inline std::string json_of(const Context& context) {
  Texts parts;
  for (const Context::Entry& entry : context.entries()) {
    Texts values;
    for (const std::string& value : entry.values) values.push_back(json::quote(value));
    const std::string list = "[" + text::join(values, ",") + "]";
    const std::string value = entry.values.empty() ? "null" : entry.multivalued ? list : values.front();
    parts.push_back(json::quote(entry.key) + ":" + value);
  }
  return "{" + text::join(parts, ",") + "}";
}

inline std::string json_of_request(const Request& request) {
  using enum PrincipalKind;
  const Principal& caller = request.principal;
  std::string text = "{\"principal\":" + json::quote(caller.arn);
  if (caller.kind == service) text += ",\"principal_type\":\"Service\"";
  text += ",\"action\":" + json::quote(request.action) + ",\"resource\":" + json::quote(request.resource);
  if (!request.resource_account.empty()) text += ",\"resource_account\":" + json::quote(request.resource_account);
  if (request.context.partial()) text += ",\"context_is_partial\":true";
  return text + ",\"context\":" + json_of(request.context) + "}";
}

inline std::string json_of_world(const Principal& caller) {
  using enum PrincipalKind;
  Texts facts;
  if (caller.kind == root_session) facts.push_back("\"assumedRoot\":true");
  if (caller.service_linked_role) facts.push_back("\"serviceLinkedRole\":true");
  if (caller.kind == role_session) facts.push_back("\"roleArnOfSession\":" + json::quote(caller.principal_arn));
  if (caller.kind == federated_user) facts.push_back("\"federatedBy\":" + json::quote(caller.federated_by));
  return "{" + text::join(facts, ",") + "}";
}

// One line for `whichgate decide`.
inline std::string case_line(const Sample& sample, std::string_view id = "sample") {
  const Policies& policies = sample.policies;
  std::string line = "{\"id\":" + json::quote(id) + ",\"kind\":\"decision\"";
  line += ",\"request\":" + json_of_request(sample.request) + ",\"world\":" + json_of_world(sample.request.principal);
  line += ",\"identity_policies\":" + json_of(policies.identity);
  const auto member = [&](std::string_view name, const auto& list) {
    if (list) line += ",\"" + std::string(name) + "\":" + json_of(*list);
  };
  member("permission_boundary", policies.permissions_boundary);
  member("session_policies", policies.session);
  if (policies.resource) line += ",\"resource_policy\":" + print_policy(*policies.resource->document);
  member("endpoint_policies", policies.vpc_endpoint);
  member("scps", policies.scps);
  member("rcps", policies.rcps);
  return line + "}";
}

}  // namespace properties
