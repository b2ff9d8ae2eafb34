#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "whichgate/policy.hpp"

// What AWS says when a policy is saved.
namespace whichgate {

class Catalog;

// Whose inline policies share a quota.
enum class PolicyOwner { user, group, role };

enum class Counted { without_white_space, as_saved };

// How large a policy may be.
struct PolicyLimit {
  PolicyType type = PolicyType::managed;
  std::optional<PolicyOwner> owner = {};  // the limit is for all inline policies of this user, group or role together
  std::size_t characters = 0;
  std::size_t on_request = 0;  // to what AWS raises it; the same number: it does not
  Counted counted = Counted::without_white_space;
  std::string_view source = {};
};

// All limits, those that depend on the owner too. Of service control policies: the limit of today.
std::span<const PolicyLimit> policy_limits();

// AWS published two sets of limits of service control policies: how large one may be, and how many may be attached to
// a root, an organizational unit or an account.
struct ScpLimits {
  std::size_t characters = 10240;
  std::size_t attached = 10;
  bool operator==(const ScpLimits&) const = default;
};
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html as of May 2026, and before
inline constexpr ScpLimits scp_limits{10240, 10};
inline constexpr ScpLimits earlier_scp_limits{5120, 5};

struct ValidationOptions {
  PolicyType type = PolicyType::managed;  // as what it is saved
  std::string name = {};                  // of a text, in the place of every finding; a document has a name of its own
  // With a catalog there are also warnings about names that AWS does not have, and about resources and condition keys
  // that do not fit the actions: AWS saves such a policy, and the entry matches nothing. Not kept after the call.
  const Catalog* catalog = nullptr;
  ScpLimits scp = scp_limits;
  // Of an inline policy. Without it the size is compared with what a role may have, which is the most.
  std::optional<PolicyOwner> owner = {};
  std::string owner_name = {};
  // ARN of what a resource-based policy is for. S3 looks whether the policy is about its bucket, and S3, KMS and
  // Secrets Manager have codes and sizes of their own.
  std::string resource = {};
};

// What AWS would refuse (errors) or accept and never match (warnings) when this policy is saved; empty when sound.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_policy-validator.html
// An error has the code and the message that AWS gives; what to do about it is in its help. Errors stand before
// warnings, and in AWS's order, so that the first is the one that AWS shows.
//
//   for (const auto& found : validate(text, {.type = PolicyType::service_control, .name = "scp.json"}))
//     std::cerr << to_string(found);
//
// The text may be no policy at all. Its size is that of the text as it stands; a document's is that of print_policy().
Problems validate(std::string_view json, const ValidationOptions& options = {});
Problems validate(const PolicyDocument& document, const ValidationOptions& options = {});

// AWS's refusal of more inline policies than one user, group or role may have; nullopt when they fit together.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
std::optional<Diagnostic> check_inline_quota(std::span<const PolicyPointer> documents, PolicyOwner owner,
                                             std::string_view name);

std::string_view to_string(PolicyOwner owner);  // "user"

}  // namespace whichgate
