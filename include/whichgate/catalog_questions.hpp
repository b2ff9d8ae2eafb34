#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/effective_actions.hpp"
#include "whichgate/result.hpp"

// What the catalog knows about an action, and about a page of the billing console. What these functions return
// points into the catalog, or the policy or page that they are given, and lives as long: temporaries are refused.
namespace whichgate {

// A resource type on which an action may be allowed.
struct SheetResource {
  ActionResource resource = {};
  std::vector<std::string> arn_formats = {};
  bool operator==(const SheetResource&) const = default;
};

// A managed policy that allows an action; who_opens() tells on which resources and conditions.
struct AllowingPolicy {
  const ManagedPolicy* policy = nullptr;
  Allowance allowance = Allowance::none;
};

// Everything about one action.
struct ActionSheet {
  CatalogAction action = {};
  std::string service_name = {};  // "AWS Cost Explorer Service"
  bool rcp_reaches = false;       // resource control policies reach its service
  std::vector<SheetResource> resources = {};
  std::vector<ConditionKey> condition_keys = {};      // with their types, where AWS lists them
  std::vector<const BillingPage*> pages = {};         // that need it to be seen
  std::vector<const BillingPage*> legacy_pages = {};  // that need it while the account is in legacy mode
  std::vector<std::string> replaced_by = {};          // what became of it, when it is retired
  std::vector<std::string> replaces = {};             // retired actions that became it, among others
  std::vector<AllowingPolicy> opened_by = {};         // managed policies that allow it, by name
};

// A sheet for every listed action that the pattern matches.
std::vector<ActionSheet> action_sheets(const Catalog& catalog, std::string_view pattern);
std::vector<ActionSheet> action_sheets(const Catalog&&, std::string_view) = delete;

// How a managed policy opens a page.
struct PageOpening {
  const ManagedPolicy* policy = nullptr;
  std::vector<std::string> missing = {};     // actions that it does not allow
  std::vector<std::string> restricted = {};  // that it allows on some resources only, or under conditions
  bool opens() const { return missing.empty() && restricted.empty(); }
};

struct PageSheet {
  const BillingPage* page = nullptr;
  // Every managed policy that allows at least one of the page's actions: first those that lack the fewest.
  std::vector<PageOpening> policies = {};
};

PageSheet page_sheet(const Catalog& catalog, const BillingPage& page);
PageSheet page_sheet(const Catalog&&, const BillingPage&) = delete;
PageSheet page_sheet(const Catalog&, const BillingPage&&) = delete;

// What a policy lacks to open a page.
PageOpening page_opening(const ManagedPolicy& policy, const BillingPage& page, const Catalog& catalog);
PageOpening page_opening(const ManagedPolicy&&, const BillingPage&, const Catalog&) = delete;

// Names as a person gives them. Each fails with one finding, and with the nearest name where there is one.
Result<const ManagedPolicy*> find_managed_policy(const Catalog& catalog, std::string_view name_or_arn);
Result<const ManagedPolicy*> find_managed_policy(const Catalog&&, std::string_view) = delete;
Result<const BillingPage*> find_page(const Catalog& catalog, std::string_view name);
Result<const BillingPage*> find_page(const Catalog&&, std::string_view) = delete;
// Fails when the catalog lists no action that the pattern matches; gives how many it matches.
Result<std::size_t> find_actions(const Catalog& catalog, std::string_view pattern);

}  // namespace whichgate
