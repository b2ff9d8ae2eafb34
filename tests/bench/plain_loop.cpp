#include "bench/plain_loop.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "bench/plain_values.hpp"
#include "whichgate/policy.hpp"

namespace bench {
namespace {

using whichgate::AccessRequest;
using whichgate::ContextEntry;
using Compare = PlainCondition::Compare;
using Order = PlainCondition::Order;
using Quantifier = PlainCondition::Quantifier;

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

void read_order(std::string_view name, PlainCondition& condition) {
  condition.negated = name == "NotEquals";
  condition.order = name == "LessThan"            ? Order::less
                    : name == "LessThanEquals"    ? Order::less_equal
                    : name == "GreaterThan"       ? Order::greater
                    : name == "GreaterThanEquals" ? Order::greater_equal
                                                  : Order::equal;
}

void read_operator(std::string_view name, PlainCondition& condition) {
  if (take_prefix(name, "ForAllValues:")) condition.quantifier = Quantifier::all;
  if (take_prefix(name, "ForAnyValue:")) condition.quantifier = Quantifier::any;
  condition.if_exists = take_suffix(name, "IfExists");
  if (take_prefix(name, "Numeric")) {
    condition.compare = Compare::number;
    read_order(name, condition);
  } else if (take_prefix(name, "Date")) {
    condition.compare = Compare::date;
    read_order(name, condition);
  } else {
    condition.negated = name.find("Not") != std::string_view::npos;
    condition.compare = name.starts_with("Arn")        ? Compare::arn
                        : name.starts_with("Bool")     ? Compare::boolean
                        : name.starts_with("Null")     ? Compare::null
                        : name.ends_with("IpAddress")  ? Compare::address
                        : name.ends_with("Like")       ? Compare::like
                        : name.ends_with("IgnoreCase") ? Compare::string_ignoring_case
                                                       : Compare::string;
  }
}

PlainPolicy read_policy(const whichgate::PolicyDocument& document) {
  PlainPolicy policy;
  for (const whichgate::PolicyStatement& statement : document.statements) {
    PlainStatement& read = policy.emplace_back();
    read.deny = statement.effect == whichgate::Effect::deny;
    read.not_action = statement.not_action;
    read.not_resource = statement.not_resource;
    read.actions = statement.actions;
    if (statement.resources) read.resources = *statement.resources;
    for (const whichgate::PolicyCondition& condition : statement.conditions) {
      PlainCondition& part = read.conditions.emplace_back();
      part.key = condition.key;
      part.values = condition.values;
      read_operator(condition.condition_operator, part);
    }
  }
  return policy;
}

const ContextEntry* find(const AccessRequest& request, std::string_view key) {
  for (const ContextEntry& entry : request.context)
    if (plain::equals_ignoring_case(entry.key, key))
      return entry.multivalued && entry.values.empty() ? nullptr : &entry;
  return nullptr;
}

// The pattern with the values of its ${keys}; nothing: one has no value. A value that brings a wildcard of its own
// is beyond the plain loop.
std::optional<std::string> fill(std::string_view pattern, const AccessRequest& request) {
  std::string filled;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = pattern.substr(at, 2) == "${" ? pattern.find('}', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      filled += pattern[at++];
      continue;
    }
    const ContextEntry* entry = find(request, pattern.substr(at + 2, end - at - 2));
    if (!entry) return std::nullopt;
    filled += entry->value;
    at = end + 1;
  }
  return filled;
}

bool in_order(Order order, int compared) {
  switch (order) {
    case Order::less:
      return compared < 0;
    case Order::less_equal:
      return compared <= 0;
    case Order::greater:
      return compared > 0;
    case Order::greater_equal:
      return compared >= 0;
    case Order::equal:
      break;
  }
  return compared == 0;
}

bool value_matches(const PlainCondition& condition, std::string_view actual, std::string_view expected) {
  switch (condition.compare) {
    case Compare::like:
      return plain::wildcard(expected, actual);
    case Compare::arn:
      return plain::arn_like(expected, actual);
    case Compare::boolean:
    case Compare::string_ignoring_case:
      return plain::equals_ignoring_case(actual, expected);
    case Compare::address:
      return plain::in_range(actual, expected);
    case Compare::number:
      return in_order(condition.order, plain::compare_numbers(actual, expected));
    case Compare::date:
      return in_order(condition.order, actual.compare(expected));
    case Compare::string:
    case Compare::null:
      break;
  }
  return actual == expected;
}

bool satisfied(const PlainCondition& condition, std::string_view actual, const AccessRequest& request) {
  const bool found = std::ranges::any_of(condition.values, [&](std::string_view expected) {
    if (expected.find("${") == std::string_view::npos) return value_matches(condition, actual, expected);
    const auto filled = fill(expected, request);
    return filled && value_matches(condition, actual, *filled);
  });
  return found != condition.negated;
}

bool holds(const PlainCondition& condition, const AccessRequest& request) {
  const ContextEntry* entry = find(request, condition.key);
  if (condition.compare == Compare::null)
    return std::ranges::any_of(condition.values,
                               [&](const std::string& value) { return value == (entry ? "false" : "true"); });
  if (!entry) {
    if (condition.quantifier == Quantifier::all) return true;
    return condition.if_exists || (condition.quantifier == Quantifier::none && condition.negated);
  }
  const auto matches = [&](std::string_view actual) { return satisfied(condition, actual, request); };
  if (!entry->multivalued) return matches(entry->value);
  if (condition.quantifier == Quantifier::all) return std::ranges::all_of(entry->values, matches);
  return condition.quantifier == Quantifier::any && std::ranges::any_of(entry->values, matches);
}

bool resource_matches(std::string_view pattern, const AccessRequest& request) {
  if (pattern == "*") return true;
  if (request.resource == "*") return false;
  if (pattern.find("${") == std::string_view::npos) return plain::wildcard(pattern, request.resource);
  const auto filled = fill(pattern, request);
  return filled && plain::wildcard(*filled, request.resource);
}

bool applies(const PlainStatement& statement, const AccessRequest& request) {
  const bool action = std::ranges::any_of(statement.actions, [&](std::string_view pattern) {
    return plain::wildcard_ignoring_case(pattern, request.action.text());
  });
  if (action == statement.not_action) return false;
  const bool resource = std::ranges::any_of(
      statement.resources, [&](std::string_view pattern) { return resource_matches(pattern, request); });
  if (resource == statement.not_resource) return false;
  return std::ranges::all_of(statement.conditions,
                             [&](const PlainCondition& condition) { return holds(condition, request); });
}

struct Said {
  bool deny = false, allow = false;
};

Said ask(const std::vector<std::shared_ptr<const PlainPolicy>>& layer, const AccessRequest& request) {
  Said said;
  for (const auto& policy : layer)
    for (const PlainStatement& statement : *policy) {
      if (!statement.deny && said.allow) continue;  // one allow is enough
      if (!applies(statement, request)) continue;
      if (statement.deny) return {true, false};
      said.allow = true;
    }
  return said;
}

bool resource_begins(const AccessRequest& request, std::string_view service, std::string_view path) {
  std::string_view rest = request.resource;
  for (int part = 0; part < 5; ++part) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos || (part == 2 && rest.substr(0, colon) != service)) return false;
    rest.remove_prefix(colon + 1);
  }
  return rest.starts_with(path);
}

// Only a policy of the key or of the role could allow it, and the workloads have none.
bool needs_resource_policy(const AccessRequest& request) {
  return resource_begins(request, "kms", "key/") ||
         (request.action.of_service("sts") && resource_begins(request, "iam", "role/"));
}

}  // namespace

std::shared_ptr<const PlainPolicy> PlainPolicies::of(const whichgate::PolicyPointer& document) {
  auto& found = read_[document];
  if (!found) found = std::make_shared<const PlainPolicy>(read_policy(*document));
  return found;
}

PlainLoop::PlainLoop(const whichgate::PolicySet& policies, PlainPolicies& read) {
  const auto layer = [&](const std::vector<whichgate::NamedPolicy>& list) {
    Layer found;
    for (const whichgate::NamedPolicy& policy : list) found.push_back(read.of(policy.document));
    return found;
  };
  identity_ = layer(policies.identity);
  if (policies.permissions_boundary) boundary_.push_back(layer(*policies.permissions_boundary));
  if (policies.scps)
    for (const whichgate::PolicyLevel& level : *policies.scps) levels_.push_back(layer(level.policies));
}

PlainLoop::PlainLoop(const whichgate::PolicySet& policies) {
  PlainPolicies read;
  *this = PlainLoop(policies, read);
}

char PlainLoop::decide(const AccessRequest& request) const {
  if (request.action == "sts:GetCallerIdentity") return 'A';
  bool allowed = !needs_resource_policy(request);
  if (!request.action.of_service("mechanicalturk"))  // SCPs do not apply to that service
    for (const Layer& level : levels_) {
      const Said said = ask(level, request);
      if (said.deny) return 'D';
      allowed = allowed && said.allow;
    }
  for (const Layer& boundary : boundary_) {
    const Said said = ask(boundary, request);
    if (said.deny) return 'D';
    allowed = allowed && said.allow;
  }
  const Said said = ask(identity_, request);
  if (said.deny) return 'D';
  return allowed && said.allow ? 'A' : 'I';
}

}  // namespace bench
