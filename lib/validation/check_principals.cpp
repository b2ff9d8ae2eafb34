#include <fmt/core.h>

#include <algorithm>

#include "text/arn.hpp"
#include "text/patterns.hpp"
#include "text/text.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

// AIDA... and AROA...: what AWS puts in place of a user or role that was deleted.
bool is_unique_id(std::string_view text) {
  return text.size() >= 16 && text.size() <= 128 && text[0] == 'A' &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

// Why AWS takes this for no principal, or an empty text.
std::string wrong_aws_principal(std::string_view value) {
  if (value == "*" || text::matches(text::Identifier::account_id, value) || is_unique_id(value)) return {};
  if (has_wildcard(value)) return "a principal is named in full: no wildcards but `*` alone";
  const std::optional<text::Arn> arn = text::parse_arn(value);
  if (!arn) return "write an account id, or the ARN of an account, a user, a role or a session";
  if (arn->service == "iam" && starts_with(arn->resource, "group/")) return "a group is not a principal";
  const bool identity = arn->service == "iam" && (arn->resource == "root" || starts_with(arn->resource, "user/") ||
                                                  starts_with(arn->resource, "role/"));
  const bool session = arn->service == "sts" &&
                       (starts_with(arn->resource, "assumed-role/") || starts_with(arn->resource, "federated-user/"));
  // An origin access identity of CloudFront: AWS's own, and in nobody's account.
  if (identity && arn->account == "cloudfront" && starts_with(arn->resource, "user/CloudFront")) return {};
  if (!identity && !session) return "principals are accounts, users, roles and sessions";
  if (starts_with(arn->resource, "assumed-role/") && text::split(arn->resource, '/').size() != 3)
    return "a session is assumed-role/Role/Session, without the path of the role";
  if (!text::matches(text::Identifier::account_id, arn->account)) return "the ARN must hold an account ID";
  return {};
}

bool is_identity_provider(std::string_view value) {
  if (const std::optional<text::Arn> arn = text::parse_arn(value))
    return arn->service == "iam" && !has_wildcard(value) &&
           (starts_with(arn->resource, "saml-provider/") || starts_with(arn->resource, "oidc-provider/"));
  return value.find('.') != std::string_view::npos && value.find_first_of(":*? ") == std::string_view::npos;
}

std::string wrong_principal(const PolicyPrincipal& principal, PolicyType type) {
  if (principal.kind == "AWS") return wrong_aws_principal(principal.value);
  if (principal.kind == "Service")
    return has_wildcard(principal.value) || principal.value.find('.') == std::string::npos
               ? "write the name of a service, for example `ec2.amazonaws.com`"
               : "";
  if (principal.kind == "Federated") {
    if (type != PolicyType::trust) return "identity providers are principals of role trust policies only";
    return is_identity_provider(principal.value)
               ? ""
               : "write the ARN of a SAML or OIDC provider, or a domain like `accounts.google.com`";
  }
  if (principal.kind == "CanonicalUser")
    return type == PolicyType::resource ? "" : "canonical users are principals of S3 bucket policies only";
  return {};
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// IAM's words.
std::string refusal_of(const PolicyPrincipal& principal, PolicyType type) {
  if (type == PolicyType::trust && principal.kind == "Federated")
    return "Federated principals must be valid domain names or SAML metadata ARNs";
  return fmt::format("Invalid principal in policy: \"{}\":\"{}\"", upper(principal.kind), principal.value);
}

void check_not_principal(const PolicyStatement& statement, Findings& findings) {
  const TypeRules& rules = findings.rules();
  if (!statement.not_principal || (rules.not_principal && statement.effect == Effect::deny)) return;
  const bool allows = statement.effect == Effect::allow && rules.principal == PrincipalRule::required;
  findings.refuse(Fault::principal, findings.at(statement, "NotPrincipal"),
                  allows ? "Allow with NotPrincipal is not allowed." : "Has prohibited field NotPrincipal",
                  rules.not_principal ? "AWS supports `NotPrincipal` with `Deny` only"
                                      : fmt::format("a {} has no `NotPrincipal`", rules.name));
}

void check_principal_rule(const PolicyStatement& statement, Findings& findings) {
  const TypeRules& rules = findings.rules();
  const Location where = findings.at(statement, statement.not_principal ? "NotPrincipal" : "Principal");
  if (rules.principal == PrincipalRule::forbidden) {
    if (statement.principals)
      findings.refuse(Fault::principal, where, "Policy document should not specify a principal.",
                      fmt::format("a {} reaches whom it is attached to", rules.name));
    return;
  }
  if (!statement.principals) {
    findings.refuse(Fault::missing, where, "Missing required field Principal",
                    fmt::format("a {} says whom it is about", rules.name));
    return;
  }
  check_not_principal(statement, findings);
  if (rules.type == PolicyType::trust && statement.principals->empty())
    findings.refuse(Fault::missing, where, "Missing required field Principal cannot be empty!",
                    "name an account, a role, a service or an identity provider");
  const bool everyone = statement.principals->size() == 1 && statement.principals->front().kind == "*";
  if (rules.principal == PrincipalRule::everyone && !everyone)
    findings.refuse(Fault::principal, where, "Invalid principal in policy",
                    R"(write "Principal": "*", and a condition where fewer are meant)");
}

}  // namespace

void check_elements(const PolicyDocument& document, Findings& findings) {
  const TypeRules& rules = findings.rules();
  for (const PolicyStatement& statement : document.statements) {
    if (rules.resource == ResourceRule::forbidden && statement.resources)
      findings.refuse(Fault::resource, findings.at_resource(statement),
                      fmt::format("Has prohibited field {}", statement.not_resource ? "NotResource" : "Resource"),
                      "the resource is the role itself");
    if (!rules.not_action && statement.not_action)
      findings.refuse(Fault::action, findings.at_action(statement), std::string(syntax_errors),
                      fmt::format("a {} has no `NotAction`", rules.name));
    if (rules.deny_only && statement.effect == Effect::allow)
      findings.refuse(Fault::syntax, findings.at(statement, "Effect"), std::string(syntax_errors),
                      fmt::format("a {} can only deny", rules.name));
    check_principal_rule(statement, findings);
  }
}

void check_principals(const PolicyDocument& document, Findings& findings) {
  if (findings.rules().principal != PrincipalRule::required) return;
  for (const PolicyStatement& statement : document.statements) {
    if (!statement.principals) continue;
    for (const PolicyPrincipal& principal : *statement.principals)
      if (std::string wrong = wrong_principal(principal, findings.rules().type); !wrong.empty())
        findings.refuse(Fault::principal, findings.at_principal(statement, principal),
                        refusal_of(principal, findings.rules().type), std::move(wrong));
  }
}

void warn_of_principals(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements) {
    if (!statement.principals || findings.rules().principal != PrincipalRule::required) continue;
    if (statement.principals->empty() && findings.rules().type != PolicyType::trust)
      findings.warn(findings.at(statement, statement.not_principal ? "NotPrincipal" : "Principal"),
                    "policy.no-principal", "the statement names nobody and has no effect",
                    "name a principal, or remove the statement");
    for (const PolicyPrincipal& principal : *statement.principals) {
      if (principal.kind == "AWS" && is_unique_id(principal.value))
        findings.warn(findings.at_principal(statement, principal), "policy.deleted-principal",
                      fmt::format("`{}` stands for a user or role that may be gone", principal.value),
                      "AWS shows such an id in place of the ARN after it was deleted");
      if (principal.kind == "Service" && principal.value.find('.') != std::string::npos &&
          principal.value.find("amazon") == std::string::npos)
        findings.warn(findings.at_principal(statement, principal), "policy.service-principal",
                      fmt::format("`{}` does not look like a service of AWS", principal.value),
                      "the names of services end in `.amazonaws.com`");
    }
  }
}

}  // namespace whichgate::validation
