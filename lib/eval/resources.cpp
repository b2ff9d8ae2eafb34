#include <fmt/format.h>

#include <algorithm>

#include "eval/logic.hpp"
#include "eval/match.hpp"
#include "eval/variables.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

namespace {

constexpr int arn_colons = 5;

bool everything(std::string_view pattern) {
  return !pattern.empty() && pattern.find_first_not_of('*') == std::string_view::npos;
}

// Where an ARN's resource part begins: after the fifth colon. Colons inside ${...} do not count.
struct ArnShape {
  int colons = 0;
  std::size_t resource = std::string_view::npos;  // npos: the ARN is too short to have one
};

ArnShape shape_of(std::string_view pattern) {
  ArnShape shape;
  for (std::size_t i = 0; i < pattern.size() && shape.colons < arn_colons; ++i) {
    if (pattern.substr(i, 2) == "${") {
      i = std::min(pattern.find('}', i), pattern.size());
    } else if (pattern[i] == ':' && ++shape.colons == arn_colons) {
      shape.resource = i + 1;
    }
  }
  return shape;
}

// AWS fills a short ARN in identity-based policies up with wildcards; elsewhere it does not say.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
Match match_short_arn(std::string_view pattern, int colons, const Asked& asked, std::string* note) {
  if (text::wildcard_match(pattern, asked.request.resource)) return Match::yes;
  if (!text::starts_with_ignoring_case(pattern, "arn:")) return Match::no;
  std::string filled(pattern);
  for (int i = colons; i < arn_colons; ++i) filled += ":*";
  if (!text::wildcard_match(filled, asked.request.resource)) return Match::no;
  if (asked.layer == Layer::identity || asked.layer == Layer::permissions_boundary) return Match::yes;
  if (note) *note = fmt::format("AWS does not document the incomplete ARN `{}` in such a policy", pattern);
  return Match::unknown;
}

// Where the part of a pattern begins in which variables count; npos: it has none.
std::size_t variable_part(std::string_view pattern, std::size_t resource, const PolicyDocument& policy) {
  const bool variables = variables_enabled(policy) && resource != std::string_view::npos;
  return variables && pattern.find("${", resource) != std::string_view::npos ? resource : std::string_view::npos;
}

Match match_pattern(std::string_view pattern, const PolicyDocument& policy, const Asked& asked, std::string* note) {
  const std::string& resource = asked.request.resource;
  if (everything(pattern)) return Match::yes;
  // An action without resource types: no ARN covers it.
  if (resource.empty() || resource == "*") return Match::no;
  const ArnShape shape = shape_of(pattern);
  if (shape.resource == std::string_view::npos) return match_short_arn(pattern, shape.colons, asked, note);
  if (variable_part(pattern, shape.resource, policy) == std::string_view::npos)
    return match_if(text::wildcard_match(pattern, resource));
  const Filled filled = fill(tokenize(pattern, shape.resource), asked.request.context);
  if (filled.has_value == Match::unknown && note) *note = missing_value(filled);
  if (filled.has_value != Match::yes) return filled.has_value;
  return match_if(wildcard_match(view(filled.pattern), resource));
}

// The policy of one resource may leave Resource out: a role's trust policy must.
bool resource_is_understood(Layer layer) { return layer == Layer::resource; }

Match match_patterns(const PolicyStatement& statement, const PolicyDocument& policy, const Asked& asked,
                     std::string* note) {
  if (!statement.resources) return match_if(resource_is_understood(asked.layer));
  if (statement.resources->empty()) return Match::no;  // also NotResource: AWS gives such a statement no effect
  Match match = Match::no;
  for (const std::string& pattern : *statement.resources) {
    match = either(match, match_pattern(pattern, policy, asked, note));
    if (match == Match::yes) break;
  }
  return statement.not_resource ? opposite(match) : match;
}

void tell(const PolicyStatement& statement, const PolicyDocument& policy, const Asked& asked, PartReport& report) {
  report.actual = asked.request.resource;
  if (!statement.resources) return;
  report.element = statement.not_resource ? "NotResource" : "Resource";
  std::string missing;
  for (const std::string& pattern : *statement.resources) {
    const std::size_t from = variable_part(pattern, shape_of(pattern).resource, policy);
    report.expected.push_back(filled_in(pattern, from, policy, asked.request.context, missing));
  }
  if (report.match != Match::unknown) report.note = std::move(missing);
}

}  // namespace

Match match_resource(const PolicyStatement& statement, const PolicyDocument& policy, const Asked& asked,
                     PartReport* report) {
  if (!report) return match_patterns(statement, policy, asked, nullptr);
  report->match = match_patterns(statement, policy, asked, &report->note);
  tell(statement, policy, asked, *report);
  return report->match;
}

}  // namespace whichgate::eval
