#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/contents.hpp"

namespace whichgate::catalog {

// What a source tells about a service; what it does not tell stays as it is.
struct ServiceParts {
  std::optional<std::string> name = {};
  std::optional<std::vector<CatalogAction>> actions = {};
  std::optional<std::vector<ResourceType>> resource_types = {};
  std::optional<std::vector<ConditionKey>> condition_keys = {};
};

enum class Others { stay, go };  // services of the catalog about which nothing is told

// Whether an action is of the console only, and whether RCPs reach a service, no such source tells: both stay.
void replace_services(Contents& contents, std::map<std::string, ServiceParts> parts, Others others);

}  // namespace whichgate::catalog
