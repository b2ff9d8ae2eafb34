#include "eval/compiled_statement.hpp"

#include <algorithm>

#include "eval/logic.hpp"
#include "eval/sort_runs.hpp"
#include "eval/variables.hpp"
#include "text/text.hpp"

namespace whichgate::eval {

namespace {

// Sorts the ranges and joins those that touch.
void join_ranges(std::vector<ActionRange>& ranges) {
  sort_runs(ranges, &ActionRange::first);
  std::size_t kept = 0;
  for (const ActionRange range : ranges) {
    if (kept > 0 && range.first <= ranges[kept - 1].last)
      ranges[kept - 1].last = std::max(ranges[kept - 1].last, range.last);
    else
      ranges[kept++] = range;
  }
  ranges.resize(kept);
}

std::vector<ActionRange> others(const std::vector<ActionRange>& ranges, std::uint16_t count) {
  std::vector<ActionRange> found;
  std::uint16_t from = 0;
  for (const ActionRange range : ranges) {
    if (from < range.first) found.push_back({from, range.first});
    from = range.last;
  }
  if (from < count) found.push_back({from, count});
  return found;
}

bool is_caller_arn(std::string_view key) { return text::equals_ignoring_case(key, "aws:PrincipalArn"); }

bool has_caller_variable(const std::string& pattern) {
  if (pattern.find("${") == std::string::npos) return false;
  return std::ranges::any_of(tokenize(pattern), [](const Token& token) {
    return token.kind == Token::Kind::variable && is_caller_arn(token.text);
  });
}

bool names_caller(const PolicyStatement& statement) {
  return (statement.resources && std::ranges::any_of(*statement.resources, has_caller_variable)) ||
         std::ranges::any_of(statement.conditions, [](const PolicyCondition& condition) {
           return is_caller_arn(condition.key) || std::ranges::any_of(condition.values, has_caller_variable);
         });
}

// Also NotAction: AWS gives a statement without actions no effect.
std::vector<ActionRange> actions_of(const PolicyStatement& statement, const Catalog& catalog) {
  std::vector<ActionRange> ranges;
  if (statement.actions.empty()) return ranges;
  ranges.reserve(statement.actions.size());
  for (const std::string& pattern : statement.actions) catalog.add_action_ranges(pattern, ranges);
  join_ranges(ranges);
  if (!statement.not_action) return ranges;
  return others(ranges, static_cast<std::uint16_t>(catalog.action_count()));
}

}  // namespace

CompiledStatement::CompiledStatement(const PolicyStatement& statement, const PolicyDocument& policy,
                                     const Catalog* catalog)
    : source_(&statement) {
  if (catalog) actions_ = actions_of(statement, *catalog);
  if (statement.resources) {
    resources_.reserve(statement.resources->size());
    for (const std::string& pattern : *statement.resources) resources_.emplace_back(pattern, policy);
    everything_ = !statement.not_resource && std::ranges::any_of(resources_, &CompiledResource::everything);
  }
  conditions_.reserve(statement.conditions.size());
  for (const PolicyCondition& condition : statement.conditions) conditions_.emplace_back(condition, policy);
}

bool CompiledStatement::about(std::string_view action) const {
  if (source_->actions.empty()) return false;
  const bool listed = std::ranges::any_of(source_->actions, [&](const std::string& pattern) {
    return text::wildcard_match_ignoring_case(pattern, action);
  });
  return listed != source_->not_action;
}

bool CompiledStatement::certain(Layer layer) const {
  return conditions_.empty() && any_resource(layer) && names_everyone(*source_, layer);
}

Match CompiledStatement::match_resource(const LayerRequest& asked, std::string* note) const {
  // The policy of one resource may leave Resource out: a role's trust policy must.
  if (!source_->resources) return match_if(asked.layer == Layer::resource_policy);
  if (resources_.empty()) return Match::no;  // also NotResource: AWS gives such a statement no effect
  Match match = Match::no;
  for (const CompiledResource& pattern : resources_) {
    match = either(match, pattern.matches(asked, note));
    if (match == Match::yes) break;
  }
  return source_->not_resource ? opposite(match) : match;
}

Match CompiledStatement::match_conditions(const AccessRequest& request) const {
  Match match = Match::yes;
  for (const CompiledCondition& condition : conditions_) {
    match = both(match, condition.matches(request, nullptr));
    if (match == Match::no) break;
  }
  return match;
}

PrincipalMatch CompiledStatement::matches(const LayerRequest& asked) const {
  const Match resource = any_resource(asked.layer) ? Match::yes : match_resource(asked, nullptr);
  if (resource == Match::no) return {};
  const PrincipalMatch principal = match_caller(asked);
  if (principal.match == Match::no) return {};
  const Match match = both(both(resource, principal.match), match_conditions(asked.request));
  return {match, match == Match::no ? PrincipalMatchKind::none : principal.naming};
}

PartReport CompiledStatement::report_resource(const LayerRequest& asked) const {
  PartReport report;
  report.match = match_resource(asked, &report.note);
  report.actual = asked.request.resource;
  if (!source_->resources) return report;
  report.element = source_->not_resource ? "NotResource" : "Resource";
  std::string missing;
  for (const CompiledResource& pattern : resources_)
    report.expected.push_back(pattern.filled_in(asked.request, missing));
  if (report.match != Match::unknown) report.note = std::move(missing);
  return report;
}

void CompiledStatement::answer(const LayerRequest& asked, StatementAnswer& to, std::vector<Match>& conditions) const {
  to.resource = any_resource(asked.layer) ? Match::yes : match_resource(asked, nullptr);
  to.principal = match_caller(asked).match;
  Match match = both(both(to.action, to.resource), to.principal);
  to.first_condition = static_cast<std::uint32_t>(conditions.size());
  for (const CompiledCondition& condition : conditions_) {
    const Match one = condition.matches(asked.request, nullptr);
    conditions.push_back(one);
    match = both(match, one);
  }
  to.match = match;
}

StatementReport CompiledStatement::report(const LayerRequest& asked) const {
  StatementReport report;
  const Match action = match_if(about(asked.request.action.text()));
  report.sid = source_->sid;
  report.effect = source_->effect;
  report.action = {source_->not_action ? "NotAction" : "Action",
                   source_->actions,
                   std::string(asked.request.action.text()),
                   action,
                   {}};
  report.resource = report_resource(asked);
  report.principal = report_principal(*source_, asked);
  Match match = both(both(action, report.resource.match), report.principal.match);
  for (const CompiledCondition& condition : conditions_) {
    report.conditions.push_back(condition.report(asked.request));
    match = both(match, report.conditions.back().match);
  }
  report.match = match;
  report.where = source_->where;
  return report;
}

std::shared_ptr<const CompiledDocument> compile_document(PolicyPointer document, const Catalog* catalog) {
  auto compiled = std::make_shared<CompiledDocument>();
  compiled->statements.reserve(document->statements.size());
  for (const PolicyStatement& statement : document->statements)
    compiled->statements.emplace_back(statement, *document, catalog);
  compiled->names_caller = std::ranges::any_of(document->statements, names_caller);
  compiled->document = std::move(document);
  return compiled;
}

}  // namespace whichgate::eval
