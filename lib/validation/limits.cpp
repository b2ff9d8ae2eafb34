#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "validation/type_rules.hpp"

namespace whichgate {
namespace {

constexpr std::string_view iam_quotas = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
constexpr std::string_view organizations_quotas =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html";

using enum Counted;

constexpr std::array<PolicyLimit, 12> table{{
    {PolicyType::managed, {}, 6144, 6144, without_white_space, iam_quotas},
    {PolicyType::boundary, {}, 6144, 6144, without_white_space, iam_quotas},
    {PolicyType::inline_identity, PolicyOwner::user, 2048, 2048, without_white_space, iam_quotas},
    {PolicyType::inline_identity, PolicyOwner::group, 5120, 5120, without_white_space, iam_quotas},
    {PolicyType::inline_identity, PolicyOwner::role, 10240, 10240, without_white_space, iam_quotas},
    {PolicyType::permission_set_inline,
     {},
     10240,
     10240,
     without_white_space,
     "https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html"},
    // The ARNs of managed session policies count too; what is packed has a limit of its own.
    {PolicyType::session,
     {},
     2048,
     2048,
     as_saved,
     "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"},
    {PolicyType::trust, {}, 2048, 4096, without_white_space, iam_quotas},
    {PolicyType::resource,
     {},
     20480,
     20480,
     as_saved,
     "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html"},
    {PolicyType::vpc_endpoint,
     {},
     20480,
     20480,
     as_saved,
     "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html"},
    {PolicyType::service_control, {}, scp_limits.characters, scp_limits.characters, as_saved, organizations_quotas},
    {PolicyType::resource_control, {}, 5120, 5120, as_saved, organizations_quotas},
}};

}  // namespace

namespace validation {

std::string inline_quota_message(std::size_t quota, PolicyOwner owner, std::string_view name) {
  return fmt::format("Maximum policy size of {} bytes exceeded for {}{}{}", quota, to_string(owner),
                     name.empty() ? "" : " ", name);
}

std::size_t counted_characters(std::string_view text, Counted counted) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [&](char c) {
    const bool later_byte = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    return !later_byte && (counted == as_saved || !blank);
  }));
}

}  // namespace validation

std::span<const PolicyLimit> policy_limits() { return table; }

std::optional<Diagnostic> check_inline_quota(std::span<const PolicyPointer> documents, PolicyOwner owner,
                                             std::string_view name) {
  const validation::TypeRules rules = validation::rules_of({.type = PolicyType::inline_identity, .owner = owner});
  std::size_t size = 0;
  for (const PolicyPointer& document : documents)
    if (document) size += validation::counted_characters(print_policy(*document), rules.counted);
  if (size <= rules.size) return std::nullopt;
  return Diagnostic{Severity::error,
                    std::string(rules.size_code),
                    validation::inline_quota_message(rules.size, owner, name),
                    {},
                    fmt::format("the inline policies of the {} have {} characters together, without white space; "
                                "put some of them into managed policies",
                                to_string(owner), size)};
}

std::string_view to_string(PolicyOwner owner) {
  constexpr std::array<std::string_view, 3> names{"user", "group", "role"};
  return names[static_cast<std::size_t>(owner)];
}

}  // namespace whichgate
