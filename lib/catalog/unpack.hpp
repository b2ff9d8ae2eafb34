#pragma once
#include "catalog/contents.hpp"
#include "catalog/packed.hpp"

namespace whichgate::catalog {

// The contents that a catalog file was made from: pack(unpack(x)) is x.
Contents unpack(const Packed& packed);

// Parts of it, for look-ups.
CatalogAction unpack_action(const Packed& packed, std::uint32_t id);
bool without_resource_types(const Packed& packed, std::uint32_t action);
bool console_only(const Packed& packed, std::uint32_t action);
CatalogService unpack_service(const Packed::Service& service);
std::vector<CatalogOrigin> unpack_origins(const Packed& packed);
std::vector<GlobalConditionKey> unpack_global_keys(const Packed& packed);
std::vector<BillingPage> unpack_pages(const Packed& packed);
std::vector<RetiredAction> unpack_retired_actions(const Packed& packed);

// A policy and its versions, whose documents stay where they are.
struct PackedVersion {
  std::string_view version, date;
  Value document;
};
struct PackedPolicy {
  std::string_view name, arn;
  std::vector<PackedVersion> versions;  // the last is the current one
};
PackedPolicy unpack_policy(const Value& policy);

}  // namespace whichgate::catalog
