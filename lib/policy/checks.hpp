#pragma once
#include <string>
#include <string_view>

#include "policy/type_rules.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::policy {

// Gathers what AWS would refuse, in AWS's words, and what it would accept though it never matches, in ours.
class Findings {
 public:
  explicit Findings(const TypeRules& rules) : rules_(&rules) {}

  const TypeRules& rules() const { return *rules_; }

  // `message` is IAM's; Organizations has one for everything. `help` says in our words what is wrong, or what to do.
  void refuse(const Location& where, std::string message, std::string help);
  // A refusal with a code of its own.
  void refuse_as(std::string_view code, std::string_view message, std::string help, const Location& where = {});
  void warn(const Location& where, std::string_view code, std::string message, std::string help = {});

  Problems take() { return std::move(problems_); }

 private:
  const TypeRules* rules_;
  Problems problems_;
};

// AWS's steps. Reading a policy has taken the first one already, unless it was put together by hand. Each looks at
// every statement before the next begins.
void check_operators(const PolicyDocument& document, Findings& findings);
void check_version(const PolicyDocument& document, Findings& findings);
void check_elements(const PolicyDocument& document, Findings& findings);      // those that the type forbids or requires
void check_principals(const PolicyDocument& document, Findings& findings);    // their form
void check_legacy_dates(const PolicyDocument& document, Findings& findings);  // "The policy failed legacy parsing"
void check_legacy_resources(const PolicyDocument& document, Findings& findings);
void check_sids(const PolicyDocument& document, Findings& findings);
void check_actions_present(const PolicyDocument& document, Findings& findings);
void check_resource_form(const PolicyDocument& document, Findings& findings);
void check_action_form(const PolicyDocument& document, Findings& findings);
void check_resources_present(const PolicyDocument& document, Findings& findings);
void check_text(std::string_view text, Findings& findings);  // its characters and its size

// What AWS accepts, and what then never matches or matches otherwise than it seems.
void warn_of_actions(const PolicyDocument& document, Findings& findings);
void warn_of_resources(const PolicyDocument& document, Findings& findings);
void warn_of_principals(const PolicyDocument& document, Findings& findings);
void warn_of_conditions(const PolicyDocument& document, Findings& findings);

inline constexpr std::string_view syntax_errors = "Syntax errors in policy.";
inline constexpr std::string_view legacy_parsing = "The policy failed legacy parsing";
inline constexpr std::string_view current_version = "2012-10-17";

// Does AWS's legacy parser accept this as a date, or as seconds since 1970?
bool is_legacy_date(std::string_view text);

}  // namespace whichgate::policy
