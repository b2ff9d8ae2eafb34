#include <fmt/core.h>

#include <algorithm>

#include "policy/operators.hpp"
#include "text/text.hpp"
#include "validation/checks.hpp"

// Policy variables: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
namespace whichgate::validation {
namespace {

struct Variables {
  bool any = false;
  bool malformed = false;             // a ${ that begins no variable
  std::string_view multivalued = {};  // the first that names a key of several values
};

// A ${ without a }, without a name, or with a default that is not in single quotes begins no variable.
Variables variables_of(std::string_view text) {
  Variables found;
  std::size_t end = 0;  // of what is looked at: the next }
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    found.any = true;
    if (end <= at) end = text.find('}', at);
    if (end == std::string_view::npos) {
      found.malformed = true;
      break;
    }
    const std::string_view inside = text.substr(at + 2, end - at - 2);
    if (inside == "$" || inside == "*" || inside == "?") continue;
    // A key ends at its default value's ", " and holds none of these signs.
    const std::size_t stop = inside.find_first_of(" {$");
    const bool with_default = stop != std::string_view::npos && stop > 0 && inside.substr(stop - 1, 2) == ", ";
    const std::string_view key = with_default ? inside.substr(0, stop - 1) : inside;
    const std::string_view otherwise = with_default ? inside.substr(stop + 1) : "''";
    if (key.empty() || (stop != std::string_view::npos && !with_default) || otherwise.size() < 2 ||
        otherwise.front() != '\'' || otherwise.back() != '\'')
      found.malformed = true;
    else if (found.multivalued.empty() && values_of_key(key) == Values::several)
      found.multivalued = key;
  }
  return found;
}

// `replaced`: AWS puts values in the place of variables here, when the version is the current one.
void warn_of_text(const std::string& text, bool replaced, const PolicyDocument& document, const Location& where,
                  Findings& findings) {
  const Variables found = variables_of(text);
  if (!found.any) return;
  if (!replaced)
    findings.warn(where, "policy.variable-out-of-place", fmt::format("`{}` is taken literally", text),
                  "variables stand in the last field of a resource's ARN and in values of String and Arn operators");
  else if (document.version != current_version)
    findings.warn(where, "policy.variable-without-version",
                  fmt::format("`{}` is taken literally: variables need version 2012-10-17", text),
                  R"(write "Version": "2012-10-17")");
  else if (found.malformed)
    findings.warn(where, "policy.malformed-variable",
                  fmt::format("`{}` begins a variable and does not end it as AWS wants", text),
                  "a variable is written ${aws:username} or ${aws:username, 'default'}");
  else if (!found.multivalued.empty())
    findings.warn(where, "policy.multivalued-variable",
                  fmt::format("`{}` holds several values, and as a variable it has none", found.multivalued),
                  "use a key that holds one value");
}

// AWS's pages disagree on Bool; nobody compares a variable with a number, a date or an address.
bool may_take_variables(policy::Comparison comparison) {
  return policy::takes_variables(comparison) || comparison == policy::Comparison::boolean;
}

// A variable before the fifth colon, which the key of a variable before it may hold too.
bool before_last_field(std::string_view resource) {
  const std::size_t variable = resource.find("${");
  return std::count(resource.begin(), resource.begin() + static_cast<std::ptrdiff_t>(variable), ':') < 5;
}

}  // namespace

void warn_of_variables(const PolicyDocument& document, Findings& findings) {
  for (const PolicyStatement& statement : document.statements) {
    if (statement.resources)
      for (std::size_t i = 0; i < statement.resources->size(); ++i)
        if (const std::string& resource = (*statement.resources)[i]; resource.find("${") != std::string::npos)
          warn_of_text(resource, !before_last_field(resource), document, findings.at_resource(statement, i), findings);
    for (const PolicyCondition& condition : statement.conditions) {
      warn_of_text(condition.key, false, document, condition.where, findings);
      const std::optional<policy::ConditionOperator> parsed = policy::parse_operator(condition.condition_operator);
      for (const std::string& value : condition.values)
        warn_of_text(value, parsed && may_take_variables(parsed->comparison), document, condition.where, findings);
    }
  }
}

}  // namespace whichgate::validation
