#include <fmt/format.h>

#include <algorithm>

#include "policy/checks.hpp"
#include "policy/operators.hpp"
#include "policy/parse.hpp"

namespace whichgate {
namespace policy {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

void Findings::refuse(const Location& where, std::string message, std::string help) {
  if (rules_->validator == Validator::organizations)
    problems_.push_back({Severity::error, "MalformedPolicyDocumentException",
                         "The provided policy document does not meet the requirements of the specified policy type.",
                         where, std::move(help)});
  else
    problems_.push_back({Severity::error, "MalformedPolicyDocument", std::move(message), where, std::move(help)});
}

void Findings::refuse_as(std::string_view code, std::string_view message, std::string help, const Location& where) {
  problems_.push_back({Severity::error, std::string(code), std::string(message), where, std::move(help)});
}

void Findings::warn(const Location& where, std::string_view code, std::string message, std::string help) {
  problems_.push_back({Severity::warning, std::string(code), std::move(message), where, std::move(help)});
}

void check_operators(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements)
    for (const PolicyCondition& condition : statement.conditions)
      if (!parse_operator(condition.condition_operator))
        findings.refuse(condition.where, std::string(syntax_errors),
                        fmt::format("`{}` is no condition operator", condition.condition_operator));
}

void check_version(const PolicyDocument& document, Findings& findings) {
  if (!document.version.empty() && document.version != current_version && document.version != "2008-10-17")
    findings.refuse({document.name, "/Version", 0, 0}, std::string(syntax_errors),
                    fmt::format("`{}` is no version of the policy language", document.version));
  if (!findings.rules().current_version_only || document.version == current_version) return;
  findings.refuse({document.name, "/Version", 0, 0}, "Policy document must be version 2012-10-17 or greater.",
                  R"(write "Version": "2012-10-17")");
}

void check_sids(const PolicyDocument& document, Findings& findings) {
  const std::vector<PolicyStatement>& all = document.statements;
  for (auto statement = all.begin(); statement != all.end(); ++statement) {
    const std::string& sid = statement->sid;
    const auto same = std::find_if(all.begin(), statement, [&](const PolicyStatement& s) { return s.sid == sid; });
    if (!sid.empty() && same != statement)
      findings.refuse(statement->where, "Statement IDs (SID) in a single policy must be unique.",
                      fmt::format("two statements have the Sid `{}`", sid));
  }
  if (!findings.rules().plain_sid) return;
  for (const PolicyStatement& statement : all) {
    const auto wrong = std::find_if_not(statement.sid.begin(), statement.sid.end(), is_letter_or_digit);
    if (wrong == statement.sid.end()) continue;
    const std::string help = fmt::format("the Sid `{}` holds more than letters and digits", statement.sid);
    // AWS documents letters and digits, and was seen to take the underscore as well.
    if (std::all_of(wrong, statement.sid.end(), [](char c) { return c == '_' || is_letter_or_digit(c); }))
      findings.warn(statement.where, "policy.sid-underscore", help);
    else
      findings.refuse(statement.where,
                      "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
                      "expression [0-9A-Za-z]*",
                      help);
  }
}

void check_text(std::string_view text, Findings& findings) {
  const TypeRules& rules = findings.rules();
  std::size_t size = 0;
  bool latin = true;
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    const bool later_byte = (byte & 0xC0U) == 0x80U;
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!later_byte && (rules.counts_blanks || !blank)) ++size;
    // U+0080 to U+00FF are the two-byte sequences that begin with 0xC2 or 0xC3.
    latin = latin && (blank || (byte >= 0x20 && byte <= 0xC3));
  }
  if (!latin && rules.validator == Validator::iam)
    findings.refuse_as("ValidationError",
                       "The specified value for policyDocument is invalid: it must satisfy the regular expression "
                       "pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
                       "the policy holds a character beyond U+00FF");
  if (size > rules.size)
    findings.refuse_as(rules.size_code, rules.size_message,
                       fmt::format("it has {} characters{}; a {} may have {}", size,
                                   rules.counts_blanks ? "" : " without white space", rules.name, rules.size));
}

namespace {

// What the checks before "legacy parsing" and after it find; `effects` was found while the policy was read.
void check_document(const PolicyDocument& document, const Problems& effects, Findings& findings) {
  check_operators(document, findings);
  check_version(document, findings);
  for (const Diagnostic& effect : effects)
    findings.refuse(effect.where, std::string(legacy_parsing), effect.message + "; " + effect.help);
  check_legacy_dates(document, findings);
  check_legacy_resources(document, findings);
  check_sids(document, findings);
  check_actions_present(document, findings);
  check_elements(document, findings);
  check_principals(document, findings);
  check_resource_form(document, findings);
  check_action_form(document, findings);
  check_resources_present(document, findings);
}

void warn_of_document(const PolicyDocument& document, Findings& findings) {
  warn_of_actions(document, findings);
  warn_of_resources(document, findings);
  warn_of_principals(document, findings);
  warn_of_conditions(document, findings);
}

Problems validate_document(const PolicyDocument& document, const Problems& effects, std::string_view text,
                           PolicyType type) {
  Findings findings(rules_of(type));
  check_document(document, effects, findings);
  check_text(text, findings);
  warn_of_document(document, findings);
  return findings.take();
}

}  // namespace
}  // namespace policy

Problems validate(const PolicyDocument& document, PolicyType type) {
  return policy::validate_document(document, {}, print_policy(document), type);
}

Problems validate(std::string_view json, PolicyType type, std::string_view name) {
  policy::Draft draft;
  if (const Result<json::Document> document = json::read(json, name, json::Comments::refused))
    draft = policy::draft_policy(json::root(*document), std::string(name));
  else
    draft.syntax = document.error();
  if (draft.syntax.empty()) return policy::validate_document(draft.document, draft.effects, json, type);

  policy::Findings findings(policy::rules_of(type));
  for (const Diagnostic& found : draft.syntax)
    findings.refuse(found.where, std::string(policy::syntax_errors),
                    found.help.empty() ? found.message : found.message + "; " + found.help);
  return findings.take();
}

}  // namespace whichgate
