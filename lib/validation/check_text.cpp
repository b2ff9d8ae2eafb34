#include <fmt/core.h>

#include <algorithm>

#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

// U+0080 to U+00FF are the two-byte sequences that begin with 0xC2 or 0xC3.
bool is_latin(char c) {
  const unsigned char byte = static_cast<unsigned char>(c);
  return c == '\t' || c == '\n' || c == '\r' || (byte >= 0x20 && byte <= 0xC3);
}

}  // namespace

void check_characters(std::string_view text, const Location& whole, Findings& findings) {
  const TypeRules& rules = findings.rules();
  const bool of_identity_center = rules.validator == Validator::identity_center;
  const std::string_view code = of_identity_center ? "ValidationException" : "ValidationError";
  if (const std::size_t size = counted_characters(text, Counted::as_saved); rules.longest != 0 && size > rules.longest)
    findings.refuse_as(code,
                       fmt::format("{} '{}' failed to satisfy constraint: Member must have length less than or equal "
                                   "to {}",
                                   of_identity_center ? "Value of input" : "1 validation error detected: Value at",
                                   rules.member, rules.longest),
                       fmt::format("it has {} characters, white space included", size), whole);
  if (rules.characters == Characters::any || std::all_of(text.begin(), text.end(), is_latin)) return;
  // The second is observed: https://github.com/hashicorp/terraform-provider-aws/issues/32010
  findings.refuse_as(
      code,
      of_identity_center
          ? fmt::format("Value of input '{}' failed to satisfy constraint: Member must satisfy regular expression "
                        "pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
                        rules.member)
          : fmt::format("The specified value for {} is invalid. It must contain only printable ASCII characters.",
                        rules.member),
      "remove what lies beyond U+00FF, and control characters", whole);
}

void check_size(std::string_view text, const Location& whole, const ValidationOptions& options, Findings& findings) {
  const TypeRules& rules = findings.rules();
  const std::size_t size = counted_characters(text, rules.counted);
  if (size <= rules.size) return;
  const bool owned = rules.type == PolicyType::inline_identity && options.owner;
  findings.refuse_as(
      rules.size_code,
      owned ? inline_quota_message(rules.size, *options.owner, options.owner_name)
            : fmt::format(fmt::runtime(rules.size_message), rules.size),
      fmt::format("it has {} characters{}; a {} may have {}", size,
                  rules.counted == Counted::as_saved ? "" : " without white space", rules.name, rules.size),
      whole);
}

}  // namespace whichgate::validation
