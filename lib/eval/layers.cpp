#include "eval/layers.hpp"

#include <utility>

#include "eval/logic.hpp"

namespace whichgate::eval {

namespace {

void match_policy(const NamedPolicy& policy, const Asked& asked, LayerResult& layer, Grants* grants,
                  PolicyReport* report) {
  const auto& statements = policy.document->statements;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    StatementReport* part = report ? &report->statements.emplace_back() : nullptr;
    if (part) part->index = static_cast<int>(i);
    const PrincipalMatch found = match_statement(statements[i], *policy.document, asked, part);
    if (statements[i].effect == Effect::deny) {
      layer.deny = either(layer.deny, found.match);
      continue;
    }
    layer.allow = either(layer.allow, found.match);
    if (!grants) continue;
    Match& grant = (*grants)[static_cast<std::size_t>(found.naming)];
    grant = either(grant, found.match);
  }
}

}  // namespace

void match_policies(std::span<const NamedPolicy> policies, const Asked& asked, std::string_view level,
                    LayerResult& layer, Grants* grants, Reports reports) {
  layer.present = true;
  for (const NamedPolicy& policy : policies) {
    PolicyReport* report = nullptr;
    if (reports == Reports::wanted) {
      report = &layer.reports.emplace_back();
      report->name = policy.name;
      report->arn = policy.arn;
      report->level = level;
    }
    match_policy(policy, asked, layer, grants, report);
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
