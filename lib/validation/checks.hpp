#pragma once
#include <string>
#include <string_view>

#include "policy/operators.hpp"
#include "text/values/reading.hpp"
#include "validation/findings.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::validation {

// AWS's steps. Reading a policy has taken the first one already, unless it was put together by hand. Each looks at
// every statement before the next begins.
void check_characters(std::string_view text, const Location& whole, Findings& findings);
void check_operators(const PolicyDocument& document, Findings& findings);
void check_version(const PolicyDocument& document, Findings& findings);
void check_elements(const PolicyDocument& document, Findings& findings);      // those that the type forbids or requires
void check_principals(const PolicyDocument& document, Findings& findings);    // their form
void check_legacy_dates(const PolicyDocument& document, Findings& findings);  // "The policy failed legacy parsing"
void check_legacy_resources(const PolicyDocument& document, Findings& findings);
void check_sids(const PolicyDocument& document, Findings& findings);
void check_actions_present(const PolicyDocument& document, Findings& findings);
void check_resource_form(const PolicyDocument& document, Findings& findings);
void check_action_form(const PolicyDocument& document, Findings& findings);
void check_resources_present(const PolicyDocument& document, Findings& findings);
void check_bucket(const PolicyDocument& document, std::string_view bucket, Findings& findings);  // its ARN
void check_size(std::string_view text, const Location& whole, const ValidationOptions& options, Findings& findings);

// What AWS accepts, and what then never matches or matches otherwise than it seems.
void warn_of_actions(const PolicyDocument& document, Findings& findings);
void warn_of_resources(const PolicyDocument& document, Findings& findings);
void warn_of_principals(const PolicyDocument& document, Findings& findings);
void warn_of_federation(const PolicyDocument& document, Findings& findings);
void warn_of_conditions(const PolicyDocument& document, Findings& findings);
void warn_of_variables(const PolicyDocument& document, Findings& findings);

inline constexpr std::string_view syntax_errors = "Syntax errors in policy.";
inline constexpr std::string_view legacy_parsing = "The policy failed legacy parsing";
inline constexpr std::string_view current_version = "2012-10-17";

inline bool has_wildcard(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }
// AWS's refusal of an action's form ("s3", "s3*:Get"), or an empty text.
std::string malformed_action(std::string_view action);
// What a condition's value is to its operator.
text::Meaning meaning_of_value(policy::Comparison comparison, std::string_view value);
// What it must be: "a number".
std::string_view expected_value(policy::Comparison comparison);
// Does the key hold several values in one request? Only keys that AWS documents as global are known.
enum class Values { one, several, unknown };
Values values_of_key(std::string_view key);

}  // namespace whichgate::validation
