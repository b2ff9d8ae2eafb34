#include <algorithm>

#include "text/text.hpp"
#include "whichgate/catalog_questions.hpp"

namespace whichgate {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view wanted) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return text::equals_ignoring_case(name, wanted); });
}

void add_resources(const CatalogService& service, ActionSheet& sheet) {
  for (const ActionResource& resource : sheet.action.resources) {
    SheetResource& row = sheet.resources.emplace_back(SheetResource{resource, {}});
    for (const ResourceType& type : service.resource_types)
      if (type.name == resource.type) row.arn_formats = type.arn_formats;
  }
}

// The type of a key, by the service's list or the global one; empty when AWS lists it in neither.
std::string type_of(std::string_view key, const CatalogService& service, const Catalog& catalog) {
  for (const ConditionKey& one : service.condition_keys)
    if (text::equals_ignoring_case(one.name, key)) return one.type;
  for (const GlobalConditionKey& one : catalog.global_condition_keys())
    if (text::equals_ignoring_case(one.name, key)) return one.type;
  return {};
}

void add_condition_keys(const CatalogService& service, const Catalog& catalog, ActionSheet& sheet) {
  std::vector<std::string> keys = sheet.action.condition_keys;
  for (const ActionResource& resource : sheet.action.resources)
    keys.insert(keys.end(), resource.condition_keys.begin(), resource.condition_keys.end());
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (std::string& key : keys) {
    std::string type = type_of(key, service, catalog);
    sheet.condition_keys.push_back({std::move(key), std::move(type)});
  }
}

void add_pages(const Catalog& catalog, ActionSheet& sheet) {
  for (const BillingPage& page : catalog.pages()) {
    if (contains(page.view_actions, sheet.action.name)) sheet.pages.push_back(&page);
    if (contains(page.legacy_view_actions, sheet.action.name)) sheet.legacy_pages.push_back(&page);
  }
}

void add_retirement(const Catalog& catalog, ActionSheet& sheet) {
  for (const RetiredAction& retired : catalog.retired_actions()) {
    if (text::equals_ignoring_case(retired.action, sheet.action.name)) sheet.replaced_by = retired.replaced_by;
    if (contains(retired.replaced_by, sheet.action.name)) sheet.replaces.push_back(retired.action);
  }
}

ActionSheet sheet_of(const Catalog& catalog, std::string_view name, const CatalogService& service) {
  ActionSheet sheet;
  sheet.action = catalog.action_details(name).value_or(CatalogAction{std::string(name)});
  sheet.service_name = service.name;
  sheet.rcp_reaches = service.rcp_reaches;
  add_resources(service, sheet);
  add_condition_keys(service, catalog, sheet);
  add_pages(catalog, sheet);
  add_retirement(catalog, sheet);
  return sheet;
}

}  // namespace

std::vector<ActionSheet> action_sheets(const Catalog& catalog, std::string_view pattern) {
  std::vector<ActionSheet> sheets;
  CatalogService service;
  const std::vector<std::string_view> actions = catalog.expand(pattern);
  for (const std::string_view action : actions) {
    const std::string_view prefix = action.substr(0, action.find(':'));
    if (service.prefix != prefix) service = catalog.service(prefix).value_or(CatalogService{std::string(prefix)});
    sheets.push_back(sheet_of(catalog, action, service));
  }
  for (const OpeningPolicy& opening : who_opens(catalog, pattern))
    for (const ActionGroup& group : opening.actions.groups) {
      if (!allows(group.allowance)) continue;
      auto at = actions.begin();  // both lists are in the same order
      for (const std::string_view action : group.actions) {
        at = std::find(at, actions.end(), action);
        if (at == actions.end()) break;
        sheets[static_cast<std::size_t>(at - actions.begin())].opened_by.push_back({opening.policy, group.allowance});
      }
    }
  return sheets;
}

}  // namespace whichgate
