#include "catalog/update/replace_services.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "text/text.hpp"

namespace whichgate::catalog {

namespace {

std::string service_of(const CatalogAction& action) { return action.name.substr(0, action.name.find(':')); }

CatalogService merged(CatalogService service, const std::string& prefix, ServiceParts& parts) {
  service.prefix = prefix;
  if (parts.name) service.name = *std::move(parts.name);
  if (service.name.empty()) service.name = prefix;
  if (parts.resource_types) service.resource_types = *std::move(parts.resource_types);
  if (parts.condition_keys) service.condition_keys = *std::move(parts.condition_keys);
  return service;
}

template <class Entry, class Condition>
void remove_if(std::vector<Entry>& entries, Condition condition) {
  entries.erase(std::remove_if(entries.begin(), entries.end(), condition), entries.end());
}

}  // namespace

void replace_services(Contents& contents, std::map<std::string, ServiceParts> parts, Others others) {
  std::map<std::string, CatalogService> before;
  for (CatalogService& service : contents.services) before.emplace(service.prefix, std::move(service));
  std::set<std::string> console_only;
  for (const CatalogAction& action : contents.actions)
    if (action.console_only) console_only.insert(text::lower(action.name));

  remove_if(contents.actions, [&](const CatalogAction& action) {
    const auto found = parts.find(service_of(action));
    return found == parts.end() ? others == Others::go : found->second.actions.has_value();
  });
  contents.services.clear();
  for (auto& [prefix, part] : parts) {
    contents.services.push_back(merged(std::move(before[prefix]), prefix, part));
    before.erase(prefix);
    for (CatalogAction& action : part.actions ? *part.actions : std::vector<CatalogAction>{}) {
      action.console_only = console_only.count(text::lower(action.name)) > 0;
      contents.actions.push_back(std::move(action));
    }
  }
  if (others == Others::go) return;
  for (auto& [prefix, service] : before) contents.services.push_back(std::move(service));
}

}  // namespace whichgate::catalog
