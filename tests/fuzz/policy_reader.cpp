// The policy reader and the checks at writing time. The input is the text of a policy.
#include <algorithm>
#include <array>

#include "fuzz/target.hpp"
#include "unit/policy/policy_equality.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;
using fuzz::must;

namespace {

constexpr std::array types{PolicyType::managed,         PolicyType::inline_identity, PolicyType::permission_set_inline,
                           PolicyType::session,         PolicyType::boundary,        PolicyType::trust,
                           PolicyType::resource,        PolicyType::vpc_endpoint,    PolicyType::service_control,
                           PolicyType::resource_control};

// Every finding says something, and has its place in the text.
void check_findings(const Problems& findings, std::string_view text) {
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  for (const Diagnostic& finding : findings) {
    must(!finding.message.empty() && !finding.code.empty(), "a finding has a code and a message");
    must(finding.where.line >= 1 && finding.where.line <= lines && finding.where.column >= 1,
         "a finding has a place in the text");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const Result<PolicyDocument> policy = parse_policy(text, "policy");
  if (!policy) {
    must(has_errors(policy.error()), "a policy that is refused has an error");
    check_findings(policy.error(), text);
  } else {
    const std::string printed = print_policy(*policy);
    const Result<PolicyDocument> again = parse_policy(printed, "policy");
    must(again.has_value(), "a printed policy can be read");
    must(same(*policy, *again), "a printed policy is read back to the same document");
    must(print_policy(*again) == printed, "the printed form is stable");
  }
  for (const PolicyType type : types) {
    const Problems findings = validate(text, {.type = type, .name = "policy"});
    must(policy.has_value() || has_errors(findings), "what is not a policy is refused, whatever its type");
    if (policy) validate(*policy, {.type = type});
  }
  return 0;
}
