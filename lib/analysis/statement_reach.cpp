#include "analysis/statement_reach.hpp"

#include <algorithm>

#include "text/wildcard_subsumes.hpp"

namespace whichgate::analysis {

namespace {

bool everything(std::string_view pattern) {
  return !pattern.empty() && pattern.find_first_not_of('*') == std::string_view::npos;
}

// Is each of `others` covered by one of the patterns?
bool cover(const std::vector<std::string>& patterns, const std::vector<std::string>& others) {
  return std::all_of(others.begin(), others.end(), [&](const std::string& other) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& one) { return text::wildcard_subsumes(one, other); });
  });
}

}  // namespace

Resources resources_of(const PolicyStatement& statement, bool without_resource_types) {
  if (!statement.resources) return Resources::all;  // understood, in a policy that is attached to one resource
  if (statement.resources->empty()) return Resources::none;
  const bool all = std::any_of(statement.resources->begin(), statement.resources->end(), everything);
  if (statement.not_resource) return all ? Resources::none : without_resource_types ? Resources::all : Resources::some;
  return all ? Resources::all : without_resource_types ? Resources::none : Resources::some;
}

bool takes_all(const PolicyStatement& deny, const PolicyStatement& allow) {
  if (!deny.conditions.empty()) return false;
  if (resources_of(deny, false) == Resources::all) return true;
  if (!deny.resources || !allow.resources) return false;
  // What the Deny leaves alone covers nothing of what is allowed only where both are lists of exceptions.
  if (deny.not_resource) return allow.not_resource && cover(*allow.resources, *deny.resources);
  return !allow.not_resource && cover(*deny.resources, *allow.resources);
}

}  // namespace whichgate::analysis
