#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "text/text.hpp"
#include "validation/checks.hpp"

namespace whichgate::validation {
namespace {

constexpr std::array<std::string_view, 6> trust_actions{
    "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity",
    "sts:TagSession", "sts:SetSourceIdentity",  "sts:SetContext"};

bool is_vendor(std::string_view vendor) {
  return !vendor.empty() && std::all_of(vendor.begin(), vendor.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

bool is_trust_action(std::string_view action) {
  return text::starts_with_ignoring_case(action, "sts:") &&
         std::any_of(trust_actions.begin(), trust_actions.end(),
                     [&](std::string_view known) { return text::wildcard_match_ignoring_case(action, known); });
}

void check_action_of_type(const PolicyStatement& statement, const std::string& action, const Location& where,
                          Findings& findings) {
  if (findings.rules().type == PolicyType::trust && !statement.not_action && !is_trust_action(action))
    findings.refuse(Fault::action, where,
                    "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and "
                    "sts:AssumeRoleWithWebIdentity",
                    fmt::format("a role's trust policy has no use for `{}`", action));
  if (findings.rules().type == PolicyType::resource_control && (action == "*" || action.substr(0, 2) == "*:"))
    findings.refuse(Fault::action, where, std::string(syntax_errors),
                    fmt::format("a resource control policy names services: write `s3:*`, not `{}`", action));
}

}  // namespace

std::string malformed_action(std::string_view action) {
  if (action == "*") return {};
  const std::size_t colon = action.find(':');
  if (colon == std::string_view::npos)
    return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  if (action.find(':', colon + 1) != std::string_view::npos) return "Actions/Condition can contain only one colon.";
  const std::string_view vendor = action.substr(0, colon);
  return vendor == "*" || is_vendor(vendor) ? std::string() : fmt::format("Vendor {} is not valid", vendor);
}

void check_actions_present(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements)
    if (statement.actions.empty())
      findings.refuse(Fault::missing, findings.at_action(statement),
                      findings.rules().validator == Validator::s3 ? "Missing required field Action"
                                                                  : "Policy statement must contain actions.",
                      "add `Action` or `NotAction`");
}

void check_action_form(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements)
    for (std::size_t i = 0; i < statement.actions.size(); ++i) {
      const std::string& action = statement.actions[i];
      const Location where = findings.at_action(statement, i);
      if (std::string message = malformed_action(action); !message.empty())
        findings.refuse(Fault::action, where, std::move(message),
                        fmt::format("`{}` must have the form service:Name", action));
      else
        check_action_of_type(statement, action, where, findings);
    }
}

void warn_of_actions(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements) {
    const std::string_view excludes = statement.not_action ? "excludes" : "matches";
    for (std::size_t i = 0; i < statement.actions.size(); ++i) {
      const std::string& action = statement.actions[i];
      if (!malformed_action(action).empty()) continue;
      const Location where = findings.at_action(statement, i);
      if (action.find(',') != std::string::npos)
        findings.warn(where, "policy.action-with-comma", fmt::format("`{}` {} no action", action, excludes),
                      "write a list: a comma within an action is part of its name");
      else if (action.find_first_of(" \t\r\n") != std::string::npos)
        findings.warn(where, "policy.action-with-space", fmt::format("`{}` {} no action", action, excludes),
                      "remove the space: no action's name has one");
      else if (action.back() == ':')
        findings.warn(where, "policy.action-without-name", fmt::format("`{}` {} no action", action, excludes),
                      fmt::format("write `{}*` for all actions of the service", action));
    }
  }
}

}  // namespace whichgate::validation
