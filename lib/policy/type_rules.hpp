#pragma once
#include <cstddef>
#include <string_view>

#include "whichgate/policy.hpp"

namespace whichgate::policy {

enum class PrincipalRule { forbidden, required, everyone };  // everyone: "*" and nothing else
enum class ResourceRule { required, forbidden, optional };
// IAM and the services compare principals and ARNs by their own rules; Organizations answers with one message.
enum class Validator { iam, organizations };

// What AWS allows in a policy of one type.
struct TypeRules {
  PolicyType type;
  std::string_view name;
  Validator validator;
  bool current_version_only;  // Version must be 2012-10-17
  PrincipalRule principal;
  bool not_principal;  // in Deny statements
  ResourceRule resource;
  bool not_action;
  bool deny_only;
  bool plain_sid;  // letters and digits only

  std::size_t size;    // default quota, in characters
  bool counts_blanks;  // does white space count?
  std::string_view size_code;
  std::string_view size_message;
  std::string_view size_source;
};

const TypeRules& rules_of(PolicyType type);

}  // namespace whichgate::policy
