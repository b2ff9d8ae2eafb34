#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "text/text.hpp"
#include "validation/checks.hpp"

// Each kind of caller has an operation of its own to assume a role with.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
namespace whichgate::validation {
namespace {

constexpr std::string_view saml = "sts:AssumeRoleWithSAML", web = "sts:AssumeRoleWithWebIdentity",
                           plain = "sts:AssumeRole";

std::string_view operation_of(const PolicyPrincipal& principal) {
  if (principal.kind != "Federated") return principal.kind == "*" ? std::string_view() : plain;
  return principal.value.find(":saml-provider/") == std::string::npos ? web : saml;
}

bool names(const PolicyStatement& statement, std::string_view operation) {
  return std::any_of(statement.actions.begin(), statement.actions.end(),
                     [&](const std::string& action) { return text::wildcard_match_ignoring_case(action, operation); });
}

}  // namespace

void warn_of_federation(const PolicyDocument& document, Findings& findings) {
  if (findings.rules().type != PolicyType::trust) return;
  for (const PolicyStatement& statement : document.statements) {
    if (!statement.principals || statement.not_principal || statement.not_action) continue;
    const bool any_assume = names(statement, plain) || names(statement, saml) || names(statement, web);
    for (const PolicyPrincipal& principal : *statement.principals) {
      const std::string_view operation = operation_of(principal);
      if (!any_assume || operation.empty() || names(statement, operation)) continue;
      findings.warn(
          findings.at_principal(statement, principal), "policy.other-operation",
          fmt::format("`{}` assumes roles with {} only, which the statement does not name", principal.value, operation),
          fmt::format("name {} in `Action`", operation));
    }
  }
}

}  // namespace whichgate::validation
