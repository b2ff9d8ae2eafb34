#include "eval/layers.hpp"

#include <algorithm>
#include <utility>

#include "eval/logic.hpp"

namespace whichgate::eval {

namespace {

// What one policy says.
struct Saying {
  Match deny = Match::no;
  Match allow = Match::no;
  Grants grants{};
  bool operator==(const Saying&) const = default;
};

Saying match_document(const PolicyDocument& document, const Asked& asked, PolicyReport* report) {
  Saying saying;
  const auto& statements = document.statements;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    StatementReport* part = report ? &report->statements.emplace_back() : nullptr;
    if (part) part->index = static_cast<int>(i);
    const PrincipalMatch found = match_statement(statements[i], document, asked, part);
    if (statements[i].effect == Effect::deny) {
      saying.deny = either(saying.deny, found.match);
      continue;
    }
    saying.allow = either(saying.allow, found.match);
    Match& grant = saying.grants[static_cast<std::size_t>(found.naming)];
    grant = either(grant, found.match);
  }
  return saying;
}

PolicyReport* new_report(const NamedPolicy& policy, const std::string& note, std::string_view level,
                         std::vector<PolicyReport>& reports) {
  PolicyReport& report = reports.emplace_back();
  report.name = policy.name;
  report.arn = policy.arn;
  report.level = level;
  report.note = note;
  return &report;
}

Match agreed(Match a, Match b) { return a == b ? a : Match::unknown; }

Saying agreed(const Saying& a, const Saying& b) {
  Saying both{agreed(a.deny, b.deny), agreed(a.allow, b.allow), {}};
  for (std::size_t i = 0; i < both.grants.size(); ++i) both.grants[i] = agreed(a.grants[i], b.grants[i]);
  return both;
}

// Of several versions that may be in force only what all of them say holds.
Saying match_versions(const NamedPolicy& policy, const Asked& asked, std::string_view level,
                      std::vector<PolicyReport>* reports) {
  const std::size_t before = reports ? reports->size() : 0;
  const auto match = [&](const NamedPolicy& version) {
    return match_document(*version.document, asked,
                          reports ? new_report(version, policy.note, level, *reports) : nullptr);
  };
  const Saying first = match(policy);
  Saying all = first;
  bool disputed = false;
  for (const NamedPolicy& other : policy.or_else) {
    const Saying one = match(other);
    disputed = disputed || one != first;
    all = agreed(all, one);
  }
  if (disputed && reports)
    std::for_each(reports->begin() + static_cast<std::ptrdiff_t>(before), reports->end(),
                  [](PolicyReport& report) { report.disputed = true; });
  return all;
}

}  // namespace

void match_policies(std::span<const NamedPolicy> policies, const Asked& asked, std::string_view level,
                    LayerResult& layer, Grants* grants, Reports reports) {
  layer.present = true;
  for (const NamedPolicy& policy : policies) {
    const Saying saying = match_versions(policy, asked, level, reports == Reports::wanted ? &layer.reports : nullptr);
    layer.deny = either(layer.deny, saying.deny);
    layer.allow = either(layer.allow, saying.allow);
    if (!grants) continue;
    for (std::size_t i = 0; i < grants->size(); ++i) (*grants)[i] = either((*grants)[i], saying.grants[i]);
  }
}

void match_levels(std::span<const Level> levels, const Asked& asked, LayerResult& layer, Reports reports) {
  Match allow = Match::yes;
  for (const Level& level : levels) {
    layer.allow = Match::no;
    match_policies(level.policies, asked, level.name, layer, nullptr, reports);
    const bool first = layer.allow == Match::no && allow != Match::no;
    if (first && reports == Reports::wanted) layer.level_without_allow = level.name;
    allow = both(allow, layer.allow);
  }
  layer.present = true;
  layer.allow = allow;
}

}  // namespace whichgate::eval
