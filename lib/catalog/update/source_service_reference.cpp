#include <fmt/core.h>

#include <algorithm>

#include "catalog/update/replace_services.hpp"
#include "catalog/update/source.hpp"
#include "text/text.hpp"

// https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html
namespace whichgate::catalog {

namespace {

// What the catalog knows of services before they are replaced.
class Known {
 public:
  explicit Known(const Contents& contents) {
    for (const CatalogAction& action : contents.actions) actions_.emplace(text::lower(action.name), &action);
    for (const CatalogService& service : contents.services)
      for (const ConditionKey& key : service.condition_keys)
        key_types_.emplace(service.prefix + " " + key.name, key.type);
  }

  const CatalogAction* action(const std::string& name) const {
    const auto found = actions_.find(text::lower(name));
    return found == actions_.end() ? nullptr : found->second;
  }

  // AWS lists all types that a key may have, and a catalog holds one.
  std::string type_of(const std::string& service, const std::string& key, const std::vector<std::string>& types) const {
    const auto found = key_types_.find(service + " " + key);
    if (found != key_types_.end() && std::count(types.begin(), types.end(), found->second) > 0) return found->second;
    return types.empty() ? std::string() : types.front();
  }

 private:
  std::map<std::string, const CatalogAction*> actions_;  // by lower-case name
  std::map<std::string, std::string> key_types_;         // by service and key
};

struct Action {
  CatalogAction action;
  bool level_told = false;
  Location where;
};

struct Key {
  std::string name;
  std::vector<std::string> types;
};

struct Service {
  std::vector<Action> actions;
  std::vector<ResourceType> resource_types;
  std::vector<Key> condition_keys;
};

class ServiceReference : public Source {
 public:
  bool recognises(const Input& input) const override {
    return is_index(input) ||
           (has_member(input, "Name", json::Kind::string) && has_member(input, "Actions", json::Kind::array));
  }

  void read(const Input& input, Problems& problems) override {
    if (is_index(input)) return;  // it says where the files are, and nothing about the services
    const json::Element root = json::root(*input.json);
    json::ObjectReader object(root, problems);
    std::string prefix;
    object.string("Name", prefix);
    const auto [place, is_new] = services_.try_emplace(prefix);
    if (!is_new) refuse_twice(root, fmt::format("about `{}`", prefix), "file for each service", problems);
    Service& service = place->second;
    for (const json::Element& item : object.elements("Actions"))
      service.actions.push_back(read_action(item, prefix, problems));
    for (const json::Element& item : object.elements("Resources"))
      service.resource_types.push_back(read_resource_type(item, problems));
    for (const json::Element& item : object.elements("ConditionKeys"))
      service.condition_keys.push_back(read_key(item, problems));
  }

  void apply(Work& work) override {
    const Known known(work.contents);
    std::map<std::string, ServiceParts> parts;
    for (auto& [prefix, service] : services_) {
      ServiceParts& part = parts[prefix];
      part.actions.emplace();
      for (Action& action : service.actions) {
        complete(work, action, known.action(action.action.name));
        part.actions->push_back(std::move(action.action));
      }
      part.resource_types = std::move(service.resource_types);
      part.condition_keys.emplace();
      for (const Key& key : service.condition_keys)
        part.condition_keys->push_back({key.name, known.type_of(prefix, key.name, key.types)});
    }
    if (parts.empty()) return;
    replace_services(work.contents, std::move(parts), Others::stay);
    set_origin(work.contents, {std::string(service_reference), "", work.date});
  }

 private:
  static bool is_index(const Input& input) {
    if (!input.json || input.json->root.items.empty()) return false;
    const json::Node& first = input.json->root.items.front();
    return first.find("service") && first.find("url");
  }

  // AWS's files do not tell which resource types are required, and which actions are needed besides.
  static void complete(Work& work, Action& read, const CatalogAction* before) {
    CatalogAction& action = read.action;
    if (!read.level_told && before) action.access_level = before->access_level;
    if (!read.level_told && !before)
      warn(work.problems, read.where, "catalog.access-level",
           fmt::format("the access level of {} is not told, and taken as Read", action.name));
    if (!before) return;
    action.dependent_actions = before->dependent_actions;
    for (ActionResource& resource : action.resources)
      for (const ActionResource& one : before->resources)
        if (one.type == resource.type) resource = one;
  }

  static Action read_action(const json::Element& element, const std::string& prefix, Problems& problems) {
    json::ObjectReader object(element, problems);
    Action read{{}, false, element.where()};
    CatalogAction& action = read.action;
    if (object.required("Name")) object.string("Name", action.name);
    action.name = prefix + ":" + action.name;
    if (const auto annotations = object.element("Annotations"))
      if (const auto properties = json::ObjectReader(*annotations, problems).element("Properties")) {
        action.access_level = read_access_level(*properties, problems);
        read.level_told = true;
      }
    for (const json::Element& item : object.elements("Resources")) {
      json::ObjectReader resource(item, problems);
      if (resource.required("Name")) resource.string("Name", action.resources.emplace_back().type);
    }
    object.strings("ActionConditionKeys", action.condition_keys);
    return read;
  }

  // Several of the flags may be set: what manages permissions or tags writes as well.
  static AccessLevel read_access_level(const json::Element& properties, Problems& problems) {
    json::ObjectReader flags(properties, problems);
    const auto is = [&](std::string_view flag) {
      bool set = false;
      flags.boolean(flag, set);
      return set;
    };
    if (is("IsPermissionManagement")) return AccessLevel::permissions_management;
    if (is("IsTaggingOnly")) return AccessLevel::tagging;
    if (is("IsWrite")) return AccessLevel::write;
    return is("IsList") ? AccessLevel::list : AccessLevel::read;
  }

  static ResourceType read_resource_type(const json::Element& element, Problems& problems) {
    json::ObjectReader object(element, problems);
    ResourceType type;
    if (object.required("Name")) object.string("Name", type.name);
    object.strings("ARNFormats", type.arn_formats);
    object.strings("ConditionKeys", type.condition_keys);
    return type;
  }

  static Key read_key(const json::Element& element, Problems& problems) {
    json::ObjectReader object(element, problems);
    Key key;
    if (object.required("Name")) object.string("Name", key.name);
    if (object.required("Types")) object.strings("Types", key.types);
    return key;
  }

  std::map<std::string, Service> services_;  // by prefix
};

}  // namespace

std::unique_ptr<Source> service_reference_source() { return std::make_unique<ServiceReference>(); }

}  // namespace whichgate::catalog
