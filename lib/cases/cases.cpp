#include "cases/cases.hpp"

#include <fmt/format.h>

#include <array>

#include "cases/validation_case.hpp"
#include "eval/applicability.hpp"
#include "eval/context.hpp"
#include "gates/public_access.hpp"
#include "text/text.hpp"
#include "whichgate/decision.hpp"
#include "whichgate/reason.hpp"

namespace whichgate::cases {

namespace {

struct LayerWords {
  Gate gate;
  std::string_view explicit_deny, no_allow, undecided;
};

// In the order of eval::Layer.
constexpr std::array<LayerWords, eval::layer_count> layer_words{{
    {Gate::scp, "scp.explicit-deny", "scp.no-allow-at-level", "scp.undecided"},
    {Gate::rcp, "rcp.explicit-deny", "rcp.explicit-deny", "rcp.undecided"},
    {Gate::vpc_endpoint_policy, "vpc-endpoint.explicit-deny", "vpc-endpoint.no-allow", "vpc-endpoint.undecided"},
    {Gate::permissions_boundary, "boundary.explicit-deny", "boundary.no-allow", "boundary.undecided"},
    {Gate::session_policy, "session-policy.explicit-deny", "session-policy.no-allow", "session-policy.undecided"},
    {Gate::identity_policy, "identity.explicit-deny", "identity.no-allow", "identity.undecided"},
    {Gate::resource_policy, "resource.explicit-deny", "resource.no-allow", "resource.undecided"},
}};

constexpr LayerWords trust_words{Gate::resource_policy, "resource.trust-explicit-deny", "resource.trust-no-allow",
                                 "resource.undecided"};

// What is refused whatever policies allow, as the gates refuse it; empty: nothing.
std::string_view refusal(const DecisionCase& decision) {
  const eval::Request& request = decision.request;
  if (gates::closed_to(decision.credentials, request.action)) return "session.operation-closed";
  const eval::Viewed viewed(request);
  if (eval::is_root(request.principal) && gates::closed_to_root(request.action))
    return "root-restriction.root-may-not-assume";
  if (gates::owned_by_aws(request.action, request.resource)) return "identity.owned-by-aws";
  if (!decision.policies.resource) return {};
  return gates::kept_out_of_bucket(decision.public_access_block, viewed.request(),
                                   *decision.policies.resource->document);
}

// A refusal that is none for certain leaves what is denied already as it is.
bool counts(const Reason& refusal, Verdict verdict) {
  if (refusal.outcome == Outcome::unknown) return verdict == Verdict::allowed || verdict == Verdict::unknown;
  return verdict != Verdict::explicit_deny;
}

std::string_view result_of(const Reason& refusal) {
  if (refusal.outcome == Outcome::unknown) return "Unknown";
  return refusal.id.ends_with("explicit-deny") ? "ExplicitlyDenied" : "ImplicitlyDenied";
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
  if (const Reason* reason = find_reason(refusal(*decision)); reason && counts(*reason, found.verdict)) {
    answer.result = result_of(*reason);
    answer.reason = reason->id;
    answer.gate = to_string(reason->gate);
    return;
  }
  const bool trust =
      found.decided_by == eval::Layer::resource && text::starts_with_ignoring_case(request.action, "sts:");
  const LayerWords& words = trust ? trust_words : layer_words[static_cast<std::size_t>(found.decided_by)];
  switch (found.verdict) {
    case Verdict::allowed:
      answer.result = "Allowed";
      return;
    case Verdict::explicit_deny:
      answer.result = "ExplicitlyDenied";
      answer.reason = words.explicit_deny;
      break;
    case Verdict::implicit_deny:
      answer.result = "ImplicitlyDenied";
      answer.reason = words.no_allow;
      break;
    case Verdict::unknown:
      answer.result = "Unknown";
      answer.reason = words.undecided;
      break;
  }
  answer.gate = to_string(words.gate);
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
