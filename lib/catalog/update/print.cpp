#include "catalog/update/print.hpp"

#include <fmt/core.h>

#include "text/json/json.hpp"

namespace whichgate::catalog {

namespace {

using json::quote;

// "[a, b]" of what `one` makes of each item.
template <class Items, class One>
std::string list(const Items& items, One one, std::string_view separator = ", ") {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : std::string(separator)) + one(item);
  return fmt::format("[{}]", text);
}

std::string name_list(const std::vector<std::string>& items) {
  return list(items, [](const auto& item) { return quote(item); });
}

std::string boolean(bool value) { return value ? "true" : "false"; }

std::string print(const CatalogOrigin& one) {
  return fmt::format(R"({{"source": {}, "version": {}, "date": {}}})", quote(one.source), quote(one.version),
                     quote(one.date));
}

std::string print(const ResourceType& one) {
  return fmt::format(R"({{"name": {}, "arn_formats": {}, "condition_keys": {}}})", quote(one.name),
                     name_list(one.arn_formats), name_list(one.condition_keys));
}

std::string print(const ConditionKey& one) {
  return fmt::format(R"({{"name": {}, "type": {}}})", quote(one.name), quote(one.type));
}

std::string print(const CatalogService& one) {
  return fmt::format(R"({{"prefix": {}, "name": {}, "rcp_reaches": {}, "resource_types": {}, "condition_keys": {}}})",
                     quote(one.prefix), quote(one.name), boolean(one.rcp_reaches),
                     list(one.resource_types, [](const auto& type) { return print(type); }),
                     list(one.condition_keys, [](const auto& key) { return print(key); }));
}

std::string print(const ActionResource& one) {
  return fmt::format(R"({{"type": {}, "required": {}, "condition_keys": {}, "dependent_actions": {}}})",
                     quote(one.type), boolean(one.required), name_list(one.condition_keys),
                     name_list(one.dependent_actions));
}

std::string print(const CatalogAction& one) {
  return fmt::format(
      R"({{"name": {}, "access_level": {}, "console_only": {}, "resources": {}, "condition_keys": {}, "dependent_actions": {}}})",
      quote(one.name), quote(to_string(one.access_level)), boolean(one.console_only),
      list(one.resources, [](const auto& resource) { return print(resource); }), name_list(one.condition_keys),
      name_list(one.dependent_actions));
}

std::string print(const Policy& one) {
  const auto version = [](const PolicyVersion& each) {
    return fmt::format("\n  {{\"version\": {}, \"date\": {}, \"document\": {}}}", quote(each.version), quote(each.date),
                       each.document);
  };
  return fmt::format(R"({{"name": {}, "arn": {}, "versions": {}}})", quote(one.name), quote(one.arn),
                     list(one.versions, version, ","));
}

std::string print(const GlobalConditionKey& one) {
  return fmt::format(R"({{"name": {}, "type": {}, "present": {}}})", quote(one.name), quote(one.type),
                     quote(one.present));
}

std::string print(const BillingPage& one) {
  return fmt::format(R"({{"name": {}, "other_names": {}, "gated": {}, "view": {}, "legacy_view": {}}})",
                     quote(one.name), name_list(one.other_names), quote(to_string(one.gated)),
                     name_list(one.view_actions), name_list(one.legacy_view_actions));
}

std::string print(const RetiredAction& one) {
  return fmt::format(R"({{"action": {}, "replaced_by": {}}})", quote(one.action), name_list(one.replaced_by));
}

// A member of the whole, an item a line.
template <class Items>
std::string member(std::string_view name, const Items& items) {
  return fmt::format("{}: {}", quote(name),
                     list(
                         items, [](const auto& item) { return "\n " + print(item); }, ","));
}

}  // namespace

std::string print(const Contents& contents) {
  return "{" + member("origins", contents.origins) + ",\n" + member("services", contents.services) + ",\n" +
         member("actions", contents.actions) + ",\n" + member("policies", contents.policies) + ",\n" +
         member("global_condition_keys", contents.global_keys) + ",\n" + member("pages", contents.pages) + ",\n" +
         member("retired_actions", contents.retired_actions) + "}\n";
}

}  // namespace whichgate::catalog
