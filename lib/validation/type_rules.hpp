#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "whichgate/validation.hpp"

namespace whichgate::validation {

enum class PrincipalRule { forbidden, required, everyone };  // everyone: "*" and nothing else
enum class ResourceRule { required, forbidden, optional };
enum class Characters { latin, any };  // latin: U+0009, U+000A, U+000D and U+0020 to U+00FF
// Who looks at the policy, and so how the refusal is worded.
enum class Validator { iam, trust, s3, kms, ec2, organizations, identity_center };

// What AWS allows in a policy of one type.
struct TypeRules {
  PolicyType type;
  std::string_view name;
  Validator validator;
  std::string_view malformed_code;
  bool current_version_only;  // Version must be 2012-10-17
  PrincipalRule principal;
  bool not_principal;  // in Deny statements
  ResourceRule resource;
  bool not_action;
  bool deny_only;
  bool plain_sid;  // letters and digits only

  std::string_view member;  // of the API call that carries the policy, as its messages name it
  Characters characters;
  std::size_t longest;  // that the member may be, white space included; 0: no matter

  std::string_view size_code;
  std::string_view size_message;  // {} stands for the quota
  // From limits.cpp, or the service.
  std::size_t size = 0;
  Counted counted = Counted::as_saved;
};

const TypeRules& rules_of(PolicyType type);
// With what the options say about quotas and the resource.
TypeRules rules_of(const ValidationOptions& options);

// "Maximum policy size of 2048 bytes exceeded for user jdoe"
std::string inline_quota_message(std::size_t quota, PolicyOwner owner, std::string_view name);
// What AWS counts of a policy's text.
std::size_t counted_characters(std::string_view text, Counted counted);

}  // namespace whichgate::validation
