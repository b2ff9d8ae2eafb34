#include <fmt/core.h>

#include "eval/evaluate.hpp"
#include "gates/layer_reasons.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/reason.hpp"

namespace whichgate {

namespace {

// The ARN of the managed policy, SCP or RCP that denies; AWS names no inline policy.
std::string denying_policy(const Decision& decision) {
  const GateReport* report = decision.report(*decision.decided_by);
  if (!report) return {};
  for (const PolicyReport& policy : report->policies)
    for (const StatementReport& statement : policy.statements)
      if (statement.effect == Effect::deny && statement.match == Match::yes && !policy.disputed &&
          policy.arn.starts_with("arn:"))
        return ": " + policy.arn;
  return {};
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
std::string_view denying_kind(const Decision& decision) {
  const auto layer = eval::layer_of(*decision.decided_by);
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
  return gates::reasons_of(layer.value_or(eval::Layer::resource_policy),
                           layer ? ActionView(decision.denied_action) : "")
      .one_of_them;
}

std::string not_authorized(const Decision& decision) {
  const std::string& action = decision.denied_action;
  std::string message = fmt::format("User: {} is not authorized to perform: {}", decision.principal_arn, action);
  if (!decision.resource.empty() && decision.resource != "*") message += " on resource: " + decision.resource;
  if (decision.verdict == Verdict::explicit_deny)
    return message + fmt::format(" with an explicit deny in {}{}", denying_kind(decision), denying_policy(decision));
  const auto layer = eval::layer_of(*decision.decided_by);
  return message + fmt::format(" because no {} allows the {} action", gates::reasons_of(*layer, action).policy, action);
}

bool billing_page(const Decision& decision) {
  return !decision.question.page.empty() || ActionView(decision.denied_action).of_service("aws-portal");
}

}  // namespace

std::string aws_message(const Decision& decision) {
  if (decision.allowed() || decision.verdict == Verdict::unknown || decision.reports.empty()) return {};
  if (const std::string_view wording = reason(*decision.reason).aws_wording; !wording.empty())
    return std::string(wording);
  const bool by_policy = is_policy_layer(*decision.decided_by) || decision.decided_by == Gate::s3_block_public_access;
  if (!by_policy || decision.denied_action.empty()) return {};
  if (decision.reason == ReasonId::identity_owned_by_aws && decision.resource.find(":role/") == std::string::npos)
    return {};  // of a policy or an alias AWS's wording is not known
  if (decision.reason == ReasonId::identity_owned_by_aws)
    return fmt::format("Cannot perform the operation on the protected role '{}' - this role is only modifiable by AWS",
                       decision.resource.substr(decision.resource.rfind('/') + 1));
  // The billing console shows one text for everything that keeps a page closed.
  if (billing_page(decision)) return std::string(reason(ReasonId::billing_not_activated).aws_wording);
  return not_authorized(decision);
}

}  // namespace whichgate
