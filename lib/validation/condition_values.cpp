#include <algorithm>
#include <array>

#include "policy/condition_value.hpp"
#include "text/text.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

bool is_boolean(std::string_view text) {
  return text::equals_ignoring_case(text, "true") || text::equals_ignoring_case(text, "false");
}

bool is_arn_pattern(std::string_view text) {
  return text.find("${") != std::string_view::npos || std::count(text.begin(), text.end(), ':') >= 5;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
constexpr std::array<std::string_view, 7> multivalued_keys{
    "aws:TagKeys",        "aws:CalledVia",    "aws:PrincipalOrgPaths",        "aws:ResourceOrgPaths",
    "aws:SourceOrgPaths", "aws:VpceOrgPaths", "aws:PrincipalServiceNamesList"};

}  // namespace

std::string_view expected_value(policy::Comparison comparison) {
  if (policy::compares_numbers(comparison)) return "a number";
  if (policy::compares_dates(comparison)) return "a date like 2026-11-22T09:00:00Z";
  if (comparison == policy::Comparison::boolean || comparison == policy::Comparison::null) return "`true` or `false`";
  if (comparison == policy::Comparison::address) return "an address or a range like 10.0.0.0/8";
  if (comparison == policy::Comparison::binary) return "base64";
  if (comparison == policy::Comparison::arn) return "an ARN of six parts";
  return "a text";
}

text::Meaning meaning_of_value(policy::Comparison comparison, std::string_view value) {
  const bool variable = value.find("${") != std::string_view::npos;  // AWS's pages disagree on them under Bool
  if ((comparison == policy::Comparison::boolean && !variable) || comparison == policy::Comparison::null)
    return is_boolean(value) ? text::Meaning::value : text::Meaning::none;
  if (comparison == policy::Comparison::arn) return is_arn_pattern(value) ? text::Meaning::value : text::Meaning::none;
  return policy::meaning_of(comparison, value);
}

Values values_of_key(std::string_view key) {
  if (std::any_of(multivalued_keys.begin(), multivalued_keys.end(),
                  [&](std::string_view known) { return text::equals_ignoring_case(key, known); }))
    return Values::several;
  return text::starts_with_ignoring_case(key, "aws:") ? Values::one : Values::unknown;
}

}  // namespace whichgate::validation
