#include "catalog/unpack.hpp"

namespace whichgate::catalog {

namespace {

// The items of a list, of which a damaged one may have too few.
class Row {
 public:
  explicit Row(const Value& list) : items_(list.items()) {}
  Value operator[](std::size_t i) const { return i < items_.size() ? items_[i] : Value(); }
  std::string text(std::size_t i) const { return std::string((*this)[i].text()); }
  std::size_t size() const { return items_.size(); }

 private:
  std::vector<Value> items_;
};

Gated parse_gated(std::string_view text) {
  for (const Gated gated : {Gated::yes, Gated::no})
    if (to_string(gated) == text) return gated;
  return Gated::undocumented;
}

}  // namespace

CatalogAction unpack_action(const Packed& packed, std::uint32_t id) {
  const Row row(packed.action(id));
  CatalogAction action;
  action.name = packed.string(id);
  action.access_level = parse_access_level(row.text(0)).value_or(AccessLevel::read);
  action.console_only = row[1].boolean();
  for (const Value& item : row[2].items()) {
    const Row resource(item);
    action.resources.push_back({resource.text(0), resource[1].boolean(), resource[2].strings(), resource[3].strings()});
  }
  action.condition_keys = row[3].strings();
  action.dependent_actions = row[4].strings();
  return action;
}

bool without_resource_types(const Packed& packed, std::uint32_t action) {
  return Row(packed.action(action))[2].items().empty();
}

bool console_only(const Packed& packed, std::uint32_t action) { return Row(packed.action(action))[1].boolean(); }

CatalogService unpack_service(const Packed::Service& packed) {
  const Row row(packed.details);
  CatalogService service;
  service.prefix = row.text(0);
  service.name = row.text(1);
  service.rcp_reaches = packed.rcp_reaches;
  for (const Value& item : row[2].items()) {
    const Row type(item);
    service.resource_types.push_back({type.text(0), type[1].strings(), type[2].strings()});
  }
  const Row keys(row[3]);
  for (std::size_t i = 0; i + 1 < keys.size(); i += 2)
    service.condition_keys.push_back({keys.text(i), keys.text(i + 1)});
  return service;
}

std::vector<CatalogOrigin> unpack_origins(const Packed& packed) {
  std::vector<CatalogOrigin> origins;
  for (const Value& item : packed.root().member("origins").items()) {
    const Row row(item);
    origins.push_back({row.text(0), row.text(1), row.text(2)});
  }
  return origins;
}

std::vector<GlobalConditionKey> unpack_global_keys(const Packed& packed) {
  std::vector<GlobalConditionKey> keys;
  for (const Value& item : packed.root().member("global_keys").items()) {
    const Row row(item);
    keys.push_back({row.text(0), row.text(1), row.text(2)});
  }
  return keys;
}

std::vector<BillingPage> unpack_pages(const Packed& packed) {
  std::vector<BillingPage> pages;
  for (const Value& item : packed.root().member("pages").items()) {
    const Row row(item);
    pages.push_back({row.text(0), row[1].strings(), parse_gated(row.text(2)), row[3].strings(), row[4].strings()});
  }
  return pages;
}

std::vector<RetiredAction> unpack_retired_actions(const Packed& packed) {
  std::vector<RetiredAction> retired;
  for (const Value& item : packed.root().member("retired_actions").items()) {
    const Row row(item);
    retired.push_back({row.text(0), row[1].strings()});
  }
  return retired;
}

PackedPolicy unpack_policy(const Value& policy) {
  const Row row(policy);
  PackedPolicy found{row[0].text(), row[1].text(), {}};
  for (std::size_t i = 2; i + 2 < row.size(); i += 3)
    found.versions.push_back({row[i].text(), row[i + 1].text(), row[i + 2]});
  return found;
}

Contents unpack(const Packed& packed) {
  Contents contents;
  contents.origins = unpack_origins(packed);
  for (std::uint32_t i = 0; i < packed.service_count(); ++i)
    contents.services.push_back(unpack_service(packed.service(i)));
  for (std::uint32_t id = 0; id < packed.action_count(); ++id) contents.actions.push_back(unpack_action(packed, id));
  for (std::uint32_t i = 0; i < packed.policy_count(); ++i) {
    const PackedPolicy found = unpack_policy(packed.policy(i));
    Policy& policy = contents.policies.emplace_back(Policy{std::string(found.name), std::string(found.arn), {}});
    for (const PackedVersion& version : found.versions)
      policy.versions.push_back({std::string(version.version), std::string(version.date), version.document.json()});
  }
  contents.global_keys = unpack_global_keys(packed);
  contents.pages = unpack_pages(packed);
  contents.retired_actions = unpack_retired_actions(packed);
  return contents;
}

}  // namespace whichgate::catalog
