#include <algorithm>
#include <array>
#include <charconv>

#include "policy/operators.hpp"
#include "text/text.hpp"
#include "validation/checks.hpp"
#include "whichgate/instant.hpp"

namespace whichgate::validation {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_decimal(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return std::count(text.begin(), text.end(), '.') <= 1 && text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// A number from 0 to `most`.
bool is_number_to(std::string_view text, int most) {
  int value = 0;
  return is_digits(text) && std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{} &&
         value <= most;
}

bool is_ipv4(std::string_view text) {
  const std::vector<std::string_view> bytes = text::split(text, '.');
  return bytes.size() == 4 &&
         std::all_of(bytes.begin(), bytes.end(), [](std::string_view byte) { return is_number_to(byte, 255); });
}

bool is_ipv6(std::string_view text) {
  const std::vector<std::string_view> groups = text::split(text, ':');
  const std::size_t gap = text.find("::");
  const bool shortened = gap != std::string_view::npos;
  if (shortened && text.find("::", gap + 1) != std::string_view::npos) return false;
  const bool mapped = is_ipv4(groups.back());  // ::ffff:192.0.2.1
  if (shortened ? groups.size() > 9 || groups.size() < 3 : groups.size() != (mapped ? 7U : 8U)) return false;
  for (std::size_t i = 0; i + (mapped ? 1 : 0) < groups.size(); ++i)
    if ((groups[i].empty() && !shortened) || groups[i].size() > 4 ||
        groups[i].find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
      return false;
  return true;
}

bool is_address_or_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string_view address = text.substr(0, slash);
  const bool v4 = is_ipv4(address);
  if (!v4 && !is_ipv6(address)) return false;
  return slash == std::string_view::npos || is_number_to(text.substr(slash + 1), v4 ? 32 : 128);
}

bool is_base64(std::string_view text) {
  const std::size_t padding = std::min(text.find('='), text.size());
  return text.size() % 4 == 0 && text.size() - padding <= 2 &&
         text.find_first_not_of('=', padding) == std::string_view::npos &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(padding), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
         });
}

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

std::string_view expected_value(std::string_view condition_operator, std::string_view value) {
  const std::optional<policy::ConditionOperator> parsed = policy::parse_operator(condition_operator);
  if (!parsed) return {};
  const policy::Comparison comparison = parsed->comparison;
  if (policy::compares_numbers(comparison) && !is_decimal(value)) return "a number";
  const bool variable = value.find("${") != std::string_view::npos;  // AWS's pages disagree on them under Bool
  if (((comparison == policy::Comparison::boolean && !variable) || comparison == policy::Comparison::null) &&
      !is_boolean(value))
    return "`true` or `false`";
  if (comparison == policy::Comparison::address && !is_address_or_range(value))
    return "an address or a range like 10.0.0.0/8";
  if (comparison == policy::Comparison::binary && !is_base64(value)) return "base64";
  if (comparison == policy::Comparison::arn && !is_arn_pattern(value)) return "an ARN of six parts";
  // What the older parser takes for a date need not be one; what is none for it either is refused.
  if (policy::compares_dates(comparison) && is_legacy_date(value) && !is_decimal(value) && !parse_instant(value))
    return "a date like 2026-11-22T09:00:00Z";
  return {};
}

Values values_of_key(std::string_view key) {
  if (std::any_of(multivalued_keys.begin(), multivalued_keys.end(),
                  [&](std::string_view known) { return text::equals_ignoring_case(key, known); }))
    return Values::several;
  return text::starts_with_ignoring_case(key, "aws:") ? Values::one : Values::unknown;
}

}  // namespace whichgate::validation
