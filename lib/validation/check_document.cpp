#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "policy/operators.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

void check_operators(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements)
    for (const PolicyCondition& condition : statement.conditions)
      if (!policy::parse_operator(condition.condition_operator))
        findings.refuse(Fault::syntax, condition.where, std::string(syntax_errors),
                        fmt::format("`{}` is not a condition operator", condition.condition_operator));
}

void check_version(const PolicyDocument& document, Findings& findings) {
  if (!document.version.empty() && document.version != current_version && document.version != "2008-10-17")
    findings.refuse(Fault::syntax, findings.at_version(document), std::string(syntax_errors),
                    fmt::format("`{}` is not a version of the policy language", document.version));
  if (!findings.rules().current_version_only || document.version == current_version) return;
  findings.refuse(Fault::syntax, findings.at_version(document),
                  "Policy document must be version 2012-10-17 or greater.", R"(write "Version": "2012-10-17")");
}

void check_sids(const PolicyDocument& document, Findings& findings) {
  std::set<std::string_view> seen;
  for (const PolicyStatement& statement : document.statements)
    if (!statement.sid.empty() && !seen.insert(statement.sid).second)
      findings.refuse(Fault::syntax, findings.at(statement, "Sid"),
                      "Statement IDs (SID) in a single policy must be unique.",
                      fmt::format("two statements have the Sid `{}`", statement.sid));
  if (!findings.rules().plain_sid) return;
  for (const PolicyStatement& statement : document.statements) {
    const auto wrong = std::find_if_not(statement.sid.begin(), statement.sid.end(), is_letter_or_digit);
    if (wrong == statement.sid.end()) continue;
    const std::string help = fmt::format("the Sid `{}` holds more than letters and digits", statement.sid);
    // AWS documents letters and digits, and was seen to take the underscore as well.
    if (std::all_of(wrong, statement.sid.end(), [](char c) { return c == '_' || is_letter_or_digit(c); }))
      findings.warn(findings.at(statement, "Sid"), "policy.sid-underscore", help,
                    "AWS documents letters and digits only");
    else
      findings.refuse(Fault::syntax, findings.at(statement, "Sid"),
                      "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
                      "expression [0-9A-Za-z]*",
                      help);
  }
}

}  // namespace whichgate::validation
