#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/catalog.hpp"

namespace whichgate::validation {

// An entry of Resource, prepared to be held against the resource types of many actions.
struct WantedResource {
  std::string pattern;
  std::ptrdiff_t slashes = 0;
  bool any = false;                                  // it is not an ARN of a service: that is wrong in another way
  std::map<const ResourceType*, bool> of_type = {};  // may it match a resource of this type? As far as it was asked
};

// What actions take, looked up once for each service and action.
class ActionResources {
 public:
  explicit ActionResources(const Catalog& catalog) : catalog_(catalog) {}

  const Catalog& catalog() const { return catalog_; }
  const CatalogService* service(std::string_view prefix);
  const CatalogAction& details(std::string_view listed_action);

  WantedResource wanted(std::string_view resource) const;
  // May the entry of Resource match a resource that this listed action takes?
  bool takes(std::string_view listed_action, WantedResource& resource);
  // "object, which is arn:${Partition}:s3:::${BucketName}/${ObjectName}"; empty: it has no resource types.
  std::string types_in_words(std::string_view listed_action);
  // Does a request for the action carry this key, as far as AWS says? `key` in AWS's spelling.
  bool carries(std::string_view listed_action, std::string_view key);

 private:
  const ResourceType* type(std::string_view listed_action, std::string_view name);

  const Catalog& catalog_;
  std::map<std::string, std::optional<CatalogService>, std::less<>> services_;
  std::map<std::string, CatalogAction, std::less<>> actions_;
};

// What an entry of Action stands for.
struct ActionEntry {
  bool open = false;  // for more than one service's actions, or for some that the catalog does not list
  std::vector<std::string_view> listed = {};
};
ActionEntry action_entry(const Catalog& catalog, std::string_view entry);

}  // namespace whichgate::validation
