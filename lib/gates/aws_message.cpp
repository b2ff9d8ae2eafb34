#include <fmt/format.h>

#include "whichgate/decision.hpp"
#include "whichgate/reason.hpp"

namespace whichgate {

namespace {

struct Tail {
  std::string_view what_allows;  // "no <...> allows the <action> action"
  std::string_view what_denies;  // "with an explicit deny in <...>"
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
Tail tail_of(Gate gate, bool trust) {
  switch (gate) {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
    case Gate::s3_block_public_access:
      return {{}, "a resource-based policy"};
    case Gate::scp:
      return {"service control policy", "a service control policy"};
    case Gate::rcp:
      return {"resource control policy", "a resource control policy"};
    case Gate::vpc_endpoint_policy:
      return {"VPC endpoint policy", "a VPC endpoint policy"};
    case Gate::permissions_boundary:
      return {"permissions boundary", "a permissions boundary"};
    case Gate::session_policy:
      return {"session policy", "a session policy"};
    case Gate::identity_policy:
      return {"identity-based policy", "an identity-based policy"};
    case Gate::resource_policy:
      if (trust) return {"role trust policy", "the role trust policy"};
      return {"resource-based policy", "a resource-based policy"};
    default:
      return {};
  }
}

// The ARN of the managed policy, SCP or RCP that denies; AWS names no inline policy.
std::string denying_policy(const Decision& decision) {
  const GateReport* report = decision.report(decision.decided_by);
  if (!report) return {};
  for (const PolicyReport& policy : report->policies)
    for (const StatementReport& statement : policy.statements)
      if (statement.effect == Effect::deny && statement.match == Match::yes && !policy.disputed &&
          policy.arn.starts_with("arn:"))
        return ": " + policy.arn;
  return {};
}

std::string not_authorized(const Decision& decision) {
  const std::string& action = decision.denied_action;
  std::string message = fmt::format("User: {} is not authorized to perform: {}", decision.principal_arn, action);
  if (!decision.resource.empty() && decision.resource != "*") message += " on resource: " + decision.resource;
  const Tail tail = tail_of(decision.decided_by, action == "sts:AssumeRole");
  if (decision.verdict == Verdict::explicit_deny)
    return message + fmt::format(" with an explicit deny in {}{}", tail.what_denies, denying_policy(decision));
  return message + fmt::format(" because no {} allows the {} action", tail.what_allows, action);
}

bool billing_page(const Decision& decision) {
  return !decision.question.page.empty() || decision.denied_action.starts_with("aws-portal:");
}

}  // namespace

std::string aws_message(const Decision& decision) {
  if (decision.allowed() || decision.verdict == Verdict::unknown || decision.reports.empty()) return {};
  const Reason* reason = find_reason(decision.reason);
  if (reason && !reason->aws_wording.empty()) return std::string(reason->aws_wording);
  if (decision.decided_by < Gate::s3_block_public_access || decision.denied_action.empty()) return {};
  if (decision.reason == "identity.owned-by-aws" && decision.resource.find(":role/") == std::string::npos)
    return {};  // of a policy or an alias AWS's wording is not known
  if (decision.reason == "identity.owned-by-aws")
    return fmt::format("Cannot perform the operation on the protected role '{}' - this role is only modifiable by AWS",
                       decision.resource.substr(decision.resource.rfind('/') + 1));
  // The billing console shows one text for everything that keeps a page closed.
  if (billing_page(decision)) return std::string(find_reason("billing.not-activated")->aws_wording);
  return not_authorized(decision);
}

}  // namespace whichgate
