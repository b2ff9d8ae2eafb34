#include "validation/action_resources.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "text/text.hpp"

namespace whichgate::validation {

namespace {

std::string_view service_of(std::string_view action) { return action.substr(0, action.find(':')); }

// Variables and placeholders as wildcards: "arn:${Partition}:s3:::${BucketName}" is "arn:*:s3:::*".
std::string as_pattern(std::string_view text) {
  std::string pattern;
  while (!text.empty()) {
    const std::size_t from = text.find("${");
    pattern += text.substr(0, from);
    if (from == std::string_view::npos) break;
    pattern += '*';
    const std::size_t to = text.find('}', from);
    text = to == std::string_view::npos ? std::string_view() : text.substr(to + 1);
  }
  return pattern;
}

// A service that AWS renamed has resources under both names.
// https://docs.aws.amazon.com/dtconsole/latest/userguide/rename.html
std::string_view present_name(std::string_view service) {
  return service == "codestar-connections" ? "codeconnections" : service;
}

// The service and what comes after the account: documentation and policies differ in the Region and the account that
// an ARN has, and no wrong one there is a slip that this could tell from a right one.
std::string without_place(std::string_view arn) {
  std::string pattern = as_pattern(arn);
  std::vector<std::string_view> fields = text::split(pattern, ':');
  if (fields.size() < 3) return "*";
  if (fields.size() < 6) return fmt::format("{}:*", fields[2]);
  std::size_t skipped = 0;
  for (std::size_t i = 0; i < 5; ++i) skipped += fields[i].size() + 1;
  return fmt::format("{}:{}", present_name(fields[2]), std::string_view(pattern).substr(skipped));
}

bool may_match(const ResourceType& type, const WantedResource& wanted) {
  return std::ranges::any_of(type.arn_formats, [&](const std::string& format) {
    // The name of a bucket has no slash; what follows one is an object's.
    const bool beyond_bucket = format.ends_with("${BucketName}") && wanted.slashes > std::ranges::count(format, '/');
    return !beyond_bucket && text::wildcards_intersect(without_place(format), wanted.pattern);
  });
}

// AWS lists some of what these services' actions take: API Gateway's resources are the paths of its own API, with
// collections and tags, and the actions of both generations of Elastic Load Balancing have the same names.
bool listed_in_part(std::string_view service) { return service == "apigateway" || service == "elasticloadbalancing"; }

bool has(const std::vector<std::string>& keys, std::string_view key) {
  return std::ranges::any_of(keys, [&](const std::string& one) { return text::equals_ignoring_case(one, key); });
}

}  // namespace

const CatalogService* ActionResources::service(std::string_view prefix) {
  auto found = services_.find(prefix);
  if (found == services_.end()) found = services_.emplace(prefix, catalog_.service(prefix)).first;
  return found->second ? &*found->second : nullptr;
}

const CatalogAction& ActionResources::details(std::string_view listed_action) {
  auto found = actions_.find(listed_action);
  if (found == actions_.end())
    found = actions_.emplace(listed_action, catalog_.action_details(listed_action).value_or(CatalogAction{})).first;
  return found->second;
}

const ResourceType* ActionResources::type(std::string_view listed_action, std::string_view name) {
  const CatalogService* of = service(service_of(listed_action));
  if (!of) return nullptr;
  const auto found = std::ranges::find(of->resource_types, name, &ResourceType::name);
  return found == of->resource_types.end() ? nullptr : &*found;
}

WantedResource ActionResources::wanted(std::string_view resource) const {
  const std::vector<std::string_view> fields = text::split(resource, ':');
  WantedResource wanted{without_place(resource), 0, false, {}};
  wanted.slashes = std::ranges::count(as_pattern(resource), '/');
  wanted.any = fields[0] != "arn" || (fields.size() > 2 && !catalog_.has_service(fields[2]));
  return wanted;
}

bool ActionResources::takes(std::string_view listed_action, WantedResource& resource) {
  if (listed_in_part(service_of(listed_action)) || resource.any) return true;
  return std::ranges::any_of(details(listed_action).resources, [&](const ActionResource& one) {
    const ResourceType* found = type(listed_action, one.type);
    if (!found || found->arn_formats.empty()) return true;  // AWS does not say how it looks
    const auto [known, added] = resource.of_type.try_emplace(found, false);
    if (added) known->second = may_match(*found, resource);
    return known->second;
  });
}

std::string ActionResources::types_in_words(std::string_view listed_action) {
  std::vector<std::string> words;
  for (const ActionResource& one : details(listed_action).resources) {
    const ResourceType* found = type(listed_action, one.type);
    words.push_back(found ? fmt::format("{}, which is {}", one.type, text::join(found->arn_formats, " or "))
                          : one.type);
  }
  return text::join(words, "; ");
}

bool ActionResources::carries(std::string_view listed_action, std::string_view key) {
  const CatalogAction& action = details(listed_action);
  return has(action.condition_keys, key) || std::ranges::any_of(action.resources, [&](const ActionResource& one) {
           const ResourceType* of = type(listed_action, one.type);
           return has(one.condition_keys, key) || (of && has(of->condition_keys, key));
         });
}

ActionEntry action_entry(const Catalog& catalog, std::string_view entry) {
  ActionEntry found;
  if (entry == "*" || entry.substr(0, entry.find(':')) == "*") return {true, {}};
  if (entry.find_first_of("*?") != std::string_view::npos)
    found.listed = catalog.expand(entry);
  else if (const auto action = catalog.action(entry))
    found.listed.push_back(*action);
  found.open = found.listed.empty();
  return found;
}

}  // namespace whichgate::validation
