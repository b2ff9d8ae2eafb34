#include "eval/compiled_layer.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "eval/logic.hpp"
#include "eval/sort_runs.hpp"

namespace whichgate::eval {

namespace {

Match agreed(Match a, Match b) { return a == b ? a : Match::unknown; }

Effects effects_of(const std::vector<const CompiledStatement*>& statements, const LayerRequest& asked) {
  Effects effects;
  for (const CompiledStatement* statement : statements) effects.add(statement->effect(), statement->matches(asked));
  return effects;
}

Effects effects_of(const Plan::Disputed& versions, const LayerRequest& asked) {
  Effects all = effects_of(versions.front(), asked);
  for (std::size_t i = 1; i < versions.size(); ++i) all = agreed(all, effects_of(versions[i], asked));
  return all;
}

void add_grants(const Grants& from, Grants& to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] = either(to[i], from[i]);
}

void add_grant(const PrincipalMatch& found, Grants& to) {
  Match& grant = to[static_cast<std::size_t>(found.naming)];
  grant = either(grant, found.match);
}

// Every statement of a layer, in the order of its levels.
template <class Visit>
void for_each_statement(const std::vector<CompiledLevel>& levels, Visit visit) {
  for (const CompiledLevel& level : levels)
    for (const CompiledVersions& versions : level)
      for (const auto& document : versions)
        for (const CompiledStatement& statement : document->statements) visit(statement);
}

// A statement begins or ends to be about the actions from here on.
struct Change {
  std::uint16_t at = 0;
  std::uint32_t statement = 0;
};

// What a plan says of which nothing is left to ask.
std::optional<LayerEffects> settled_saying(const Plan& plan) {
  if (!plan.denies.empty()) return std::nullopt;
  LayerEffects effects{plan.deny};
  for (const Plan::Level& level : plan.levels) {
    if (!level.allows.empty() || !level.disputed.empty()) return std::nullopt;
    effects.add(level.index, Match::no);
  }
  return effects;
}

}  // namespace

void Effects::add(Effect effect, const PrincipalMatch& found) {
  if (effect == Effect::deny) {
    deny = either(deny, found.match);
    return;
  }
  allow = either(allow, found.match);
  add_grant(found, grants);
}

void Effects::add(const Effects& other) {
  deny = either(deny, other.deny);
  allow = either(allow, other.allow);
  add_grants(other.grants, grants);
}

Effects effects_of(const CompiledDocument& document, const LayerRequest& asked) {
  Effects effects;
  for (const CompiledStatement& statement : document.statements)
    if (statement.about(asked.request.action.text())) effects.add(statement.effect(), statement.matches(asked));
  return effects;
}

Effects agreed(const Effects& a, const Effects& b) {
  Effects both{agreed(a.deny, b.deny), agreed(a.allow, b.allow), {}};
  for (std::size_t i = 0; i < both.grants.size(); ++i) both.grants[i] = agreed(a.grants[i], b.grants[i]);
  return both;
}

LayerEffects evaluate_plan(const Plan& plan, const LayerRequest& asked, Grants* grants) {
  LayerEffects effects{plan.deny};
  for (const CompiledStatement* statement : plan.denies) {
    if (effects.deny == Match::yes) break;
    effects.deny = either(effects.deny, statement->matches(asked).match);
  }
  for (const Plan::Level& level : plan.levels) {
    Match allow = level.allow;
    for (const CompiledStatement* statement : level.allows) {
      if (allow == Match::yes && !grants) break;
      const PrincipalMatch found = statement->matches(asked);
      allow = either(allow, found.match);
      if (grants) add_grant(found, *grants);
    }
    for (const Plan::Disputed& disputed : level.disputed) {
      const Effects one = effects_of(disputed, asked);
      effects.deny = either(effects.deny, one.deny);
      allow = either(allow, one.allow);
      if (grants) add_grants(one.grants, *grants);
    }
    effects.add(level.index, allow);
  }
  return effects;
}

CompiledLayer::CompiledLayer(Layer layer, std::vector<CompiledLevel> levels, const Catalog* catalog)
    : layer_(layer), levels_(std::move(levels)) {
  if (catalog) make_plans(*catalog);
}

// `about` has a bit for each statement, in the order of for_each_statement().
// Who is granted what counts in a resource-based policy: there even a certain allow is asked.
Plan CompiledLayer::make_plan(const Bits& about) const {
  Plan plan;
  std::size_t index = 0;
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    Plan::Level level{static_cast<std::uint16_t>(i), Match::no, {}, {}};
    for (const CompiledVersions& versions : levels_[i]) {
      Plan::Disputed found;
      for (const auto& document : versions) {
        auto& statements = found.emplace_back();
        for (const CompiledStatement& statement : document->statements)
          if (has(about, index++)) statements.push_back(&statement);
      }
      if (found.size() > 1) {
        level.disputed.push_back(std::move(found));
        continue;
      }
      for (const CompiledStatement* statement : found.front()) {
        const bool certain = statement->certain(layer_), deny = statement->effect() == Effect::deny;
        if (deny && certain)
          plan.deny = Match::yes;
        else if (deny)
          plan.denies.push_back(statement);
        else if (certain && layer_ != Layer::resource_policy)
          level.allow = Match::yes;
        else
          level.allows.push_back(statement);
      }
    }
    if (level.allow == Match::yes) level.allows.clear();
    if (level.allow != Match::yes || !level.disputed.empty()) plan.levels.push_back(std::move(level));
  }
  if (plan.deny == Match::yes) plan.denies.clear();
  return plan;
}

void CompiledLayer::make_plans(const Catalog& catalog) {
  std::uint32_t statements = 0;
  std::vector<Change> changes;
  for_each_statement(levels_, [&](const CompiledStatement& statement) {
    for (const ActionRange range : statement.actions()) {
      changes.push_back({range.first, statements});
      changes.push_back({range.last, statements});
    }
    ++statements;
  });
  sort_runs(changes, &Change::at);
  // Which statements are about the actions from the last bound on, a bit each.
  Bits about(words_for(statements));
  std::map<Bits, std::uint16_t> known;
  const auto count = static_cast<std::uint16_t>(catalog.action_count());
  std::size_t next = 0;
  for (std::uint16_t at = 0; at < count; at = next < changes.size() ? changes[next].at : count) {
    for (; next < changes.size() && changes[next].at == at; ++next)
      set(about, changes[next].statement, !has(about, changes[next].statement));
    const auto [plan, is_new] = known.try_emplace(about, static_cast<std::uint16_t>(plans_.size()));
    if (is_new) {
      about_.push_back(about);
      plans_.push_back(make_plan(about));
    }
    if (!plan_of_.empty() && plan_of_.back() == plan->second) continue;
    bounds_.push_back(at);
    plan_of_.push_back(plan->second);
  }
  bounds_.push_back(count);
  for (const Plan& plan : plans_) constant_.push_back(settled_saying(plan));
  for (std::size_t interval = 0; interval < plan_of_.size(); ++interval)
    block_.resize((bounds_[interval + 1] + block_size - 1) / block_size, static_cast<std::uint16_t>(interval));
}

LayerEffects CompiledLayer::says_of_unlisted(const LayerRequest& asked, Grants* grants) const {
  LayerEffects effects;
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    Effects level;
    for (const CompiledVersions& versions : levels_[i]) {
      Effects all = effects_of(*versions.front(), asked);
      for (std::size_t other = 1; other < versions.size(); ++other)
        all = agreed(all, effects_of(*versions[other], asked));
      level.add(all);
    }
    effects.deny = either(effects.deny, level.deny);
    effects.add(i, level.allow);
    if (grants) add_grants(level.grants, *grants);
  }
  return effects;
}

}  // namespace whichgate::eval
