#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/catalog_entries.hpp"

namespace whichgate::catalog {

struct PolicyVersion {
  std::string version;   // "v30"
  std::string date;      // ISO 8601; empty when unknown
  std::string document;  // JSON, compact
  bool operator==(const PolicyVersion&) const = default;
};

// The number of a version as AWS counts them, 30 of "v30"; 0 when it is none.
int version_number(std::string_view version);

struct Policy {
  std::string name;
  std::string arn;
  std::vector<PolicyVersion> versions;  // by their numbers; the last is the current one
  bool operator==(const Policy&) const = default;
};

// A whole catalog as plain values: what sources are read into, what a catalog file is made from and read back to.
struct Contents {
  std::vector<CatalogOrigin> origins;
  std::vector<CatalogService> services;  // by prefix
  std::vector<CatalogAction> actions;    // by the lower-case spelling of their names
  std::vector<Policy> policies;          // by name
  std::vector<GlobalConditionKey> global_keys;
  std::vector<BillingPage> pages;
  std::vector<RetiredAction> retired_actions;
  bool operator==(const Contents&) const = default;
};

}  // namespace whichgate::catalog
