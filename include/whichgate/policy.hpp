#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/result.hpp"

namespace whichgate {

enum class Effect { allow, deny };

// One entry of Principal or NotPrincipal: {"AWS": "111122223333"} has kind "AWS" and value "111122223333".
// The bare "*" has kind "*" and value "*".
struct PolicyPrincipal {
  std::string kind = {};
  std::string value = {};
  bool operator==(const PolicyPrincipal&) const = default;
};

// One key of one operator in a Condition block, with its values as text (true is "true", numbers keep their digits).
struct PolicyCondition {
  std::string condition_operator = {};  // as written, for example ForAllValues:StringLikeIfExists
  std::string key = {};
  std::vector<std::string> values = {};
  bool single = false;  // the value was written without a list
  Location where = {};
};

struct PolicyStatement {
  std::string sid = {};
  Effect effect = Effect::deny;
  std::optional<std::vector<PolicyPrincipal>> principals = {};  // Principal or NotPrincipal, when there is one
  bool not_principal = false;
  std::vector<std::string> actions = {};  // Action or NotAction
  bool not_action = false;
  std::optional<std::vector<std::string>> resources = {};  // Resource or NotResource, when there is one
  bool not_resource = false;
  std::vector<PolicyCondition> conditions = {};
  Location where = {};
};

// A parsed policy. The source is the grammar of the IAM JSON policy language:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
struct PolicyDocument {
  std::string name = {};     // how explanations call it
  std::string version = {};  // as written; empty when absent, which AWS reads as 2008-10-17
  std::string id = {};
  std::vector<PolicyStatement> statements = {};
};

// Documents are shared between copies of a World and never change.
using PolicyPointer = std::shared_ptr<const PolicyDocument>;

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
enum class PolicyType {
  managed,
  inline_identity,
  permission_set_inline,
  session,
  boundary,
  trust,
  resource,
  vpc_endpoint,
  service_control,
  resource_control,
};

// Reads a policy from JSON. `name` stands in explanations and in the place of every finding. Fails with every
// finding when the text is not JSON, repeats a key, or is not a policy (unknown elements, missing Effect, both
// Action and NotAction, ...).
Result<PolicyDocument> parse_policy(std::string_view json, std::string_view name = {});

// Writes a policy as JSON on one line; parse_policy reads it back to the same document.
std::string print_policy(const PolicyDocument& document);

std::string_view to_string(PolicyType type);  // "service control policy"
std::string_view to_string(Effect effect);    // "Allow"

}  // namespace whichgate
