#pragma once
#include <optional>
#include <string>
#include <vector>

#include "whichgate/policy.hpp"

namespace whichgate {

// A policy with the name that explanations use.
struct NamedPolicy {
  std::string name = {};  // "AWS managed policy Billing v30", "inline policy of Billing"
  std::string arn = {};   // empty for an inline policy
  PolicyPointer document = {};
  // Other versions that may be in force in the place of this one, and why nobody can say which.
  std::vector<NamedPolicy> or_else = {};
  std::string note = {};
};

// The policies attached to one root, OU or account.
struct PolicyLevel {
  std::string name = {};  // "Root", "OU Workloads", "account Dev"
  std::vector<NamedPolicy> policies = {};
};

// All the policies that one request meets. An absent layer (nullopt) does not limit; an empty one that is there
// allows nothing.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
struct PolicySet {
  std::vector<NamedPolicy> identity = {};
  std::optional<std::vector<NamedPolicy>> permissions_boundary = {};
  std::optional<std::vector<NamedPolicy>> session = {};
  std::optional<NamedPolicy> resource = {};
  std::optional<std::vector<NamedPolicy>> vpc_endpoint = {};
  std::optional<std::vector<PolicyLevel>> scps = {};  // from the root down; absent: SCPs do not apply to this principal
  std::optional<std::vector<PolicyLevel>> rcps = {};  // absent: RCPs do not apply to this resource
};

}  // namespace whichgate
