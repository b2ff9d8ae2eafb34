#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/policies.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/world.hpp"

// The one place that looks managed policies up: AWS managed ones are in each world as they are now, or as they were at
// its policies_as_of.
namespace whichgate {

// The version in force of the AWS managed policy with this ARN or name. Several, the oldest first: any of them may have
// been. None: there is no such policy, or there was none yet.
std::vector<const ManagedPolicy*> aws_managed_policy(const World& world, const Catalog& catalog,
                                                     std::string_view arn_or_name);

// The ARN that the name of a managed policy means in this account: first a customer managed policy's, then an AWS
// managed one's. nullopt when there is neither.
std::optional<std::string> managed_policy_arn(const World& world, const Catalog& catalog, std::string_view account,
                                              std::string_view name_or_arn);

// A customer or AWS managed policy by its ARN, as the evaluation takes it.
std::optional<eval::NamedPolicy> managed_policy(const World& world, const Catalog& catalog, std::string_view arn);

// The names of all AWS managed policies of the catalog.
std::vector<std::string> known_aws_managed_policies(const Catalog& catalog);

// Customer managed policies of the account, and AWS managed ones of the catalog.
std::vector<std::string> known_managed_policies(const World& world, const Catalog& catalog, std::string_view account);

// An AWS managed policy that is newer than the world's policies_as_of.
struct NotYetMade {
  std::string message;  // "AWS managed policy `AWSPurchaseOrdersServiceRolePolicy` did not exist on 2019-01-01"
  std::string help;
};
std::optional<NotYetMade> not_yet_made(const World& world, const Catalog& catalog, std::string_view arn_or_name);

// Did AWS have no managed policy at all at the world's policies_as_of?
bool before_all_managed_policies(const World& world, const Catalog& catalog);

// "2024-06-01" for a day's first second, else as to_string().
std::string day_or_moment(Instant instant);

}  // namespace whichgate
