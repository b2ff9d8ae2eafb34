#include "cases/cases.hpp"

#include <fmt/core.h>

#include "cases/validation_case.hpp"
#include "eval/applicability.hpp"
#include "eval/context.hpp"
#include "gates/layer_reasons.hpp"
#include "gates/public_access.hpp"
#include "text/text.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/reason.hpp"

namespace whichgate::cases {

namespace {

// What is refused whatever policies allow, as the gates refuse it; nullopt: nothing.
std::optional<ReasonId> refusal(const DecisionCase& decision) {
  const eval::Request& request = decision.request;
  if (gates::closed_to(decision.credentials, request.action)) return ReasonId::session_operation_closed;
  const eval::Viewed viewed(request);
  if (eval::is_root(request.principal) && gates::closed_to_root(request.action))
    return ReasonId::root_restriction_root_may_not_assume;
  if (gates::owned_by_aws(request.action, request.resource)) return ReasonId::identity_owned_by_aws;
  if (!decision.policies.resource) return std::nullopt;
  return gates::kept_out_of_bucket(decision.public_access_block, viewed.request(),
                                   *decision.policies.resource->document);
}

// A refusal that is none for certain leaves what is denied already as it is.
bool counts(const Reason& refusal, Verdict verdict) {
  if (refusal.outcome == Outcome::unknown) return verdict == Verdict::allowed || verdict == Verdict::unknown;
  return verdict != Verdict::explicit_deny;
}

std::string_view result_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::allowed:
      return "Allowed";
    case Verdict::explicit_deny:
      return "ExplicitlyDenied";
    case Verdict::implicit_deny:
      return "ImplicitlyDenied";
    case Verdict::unknown:
      return "Unknown";
    case Verdict::invalid:
      return "Invalid";
  }
  return {};
}

// The line is the caller's to count; the column is where in it.
void refuse(const Problems& findings, CaseAnswer& answer) {
  answer.result = "Invalid";
  answer.findings = findings;
  for (const Diagnostic& finding : findings) {
    if (!answer.reason.empty()) answer.reason += "; ";
    answer.reason += fmt::format("column {}: {}", finding.where.column, finding.message);
    if (!finding.help.empty()) answer.reason += fmt::format(" ({})", finding.help);
  }
}

void answer_decision(const json::Element& element, const Catalog& catalog, CaseAnswer& answer) {
  const auto decision = read_decision(element, catalog);
  if (!decision) return refuse(decision.error(), answer);
  const eval::Request& request = decision->request;
  const eval::EvaluationReport found = eval::evaluate(request, decision->policies, eval::Reports::not_wanted);
  answer.result = result_of(found.verdict);
  std::optional<ReasonId> decides;
  if (found.verdict != Verdict::allowed) decides = gates::reason_for(found.decided_by, found.verdict, request.action);
  if (const auto refused = refusal(*decision); refused && counts(reason(*refused), found.verdict)) {
    answer.result = result_of(reason(*refused).verdict);
    decides = refused;
  }
  if (!decides) return;
  answer.reason = to_string(*decides);
  answer.gate = to_string(reason(*decides).gate);
}

std::string print(const Diagnostic& finding) {
  return fmt::format(R"({{"severity":{},"code":{},"message":{},"pointer":{},"help":{}}})",
                     json::quote(to_string(finding.severity)), json::quote(finding.code), json::quote(finding.message),
                     json::quote(finding.where.pointer), json::quote(finding.help));
}

}  // namespace

CaseAnswer answer_case(std::string_view line, const Catalog& catalog) {
  CaseAnswer answer;
  const auto document = json::read(line, "case", json::Comments::refused);
  if (!document) {
    refuse(document.error(), answer);
    return answer;
  }
  const json::Element element = json::root(*document);
  if (const json::Node* id = element.node().find("id")) answer.id = id->text;
  const json::Node* kind = element.node().find("kind");
  answer.validation = kind && kind->text == "validate";
  if (answer.validation) {
    ValidationAnswer found = answer_validation(element, catalog);
    answer.valid = found.valid;
    answer.findings = std::move(found.findings);
  } else {
    answer_decision(element, catalog, answer);
  }
  return answer;
}

std::string print(const CaseAnswer& answer) {
  if (!answer.validation) {
    return fmt::format(R"({{"id":{},"result":{},"gate":{},"reason":{}}})", json::quote(answer.id),
                       json::quote(answer.result), json::quote(answer.gate), json::quote(answer.reason));
  }
  std::vector<std::string> findings;
  for (const Diagnostic& finding : answer.findings) findings.push_back(print(finding));
  return fmt::format(R"({{"id":{},"valid":{},"findings":[{}]}})", json::quote(answer.id), answer.valid,
                     text::join(findings, ","));
}

}  // namespace whichgate::cases
