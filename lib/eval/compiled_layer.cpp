#include "eval/compiled_layer.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "eval/logic.hpp"
#include "eval/sort_runs.hpp"

namespace whichgate::eval {

namespace {

Match agreed(Match a, Match b) { return a == b ? a : Match::unknown; }

Saying saying_of(const std::vector<const CompiledStatement*>& statements, const Asked& asked) {
  Saying saying;
  for (const CompiledStatement* statement : statements) saying.add(statement->effect(), statement->matches(asked));
  return saying;
}

Saying saying_of(const Plan::Disputed& versions, const Asked& asked) {
  Saying all = saying_of(versions.front(), asked);
  for (std::size_t i = 1; i < versions.size(); ++i) all = agreed(all, saying_of(versions[i], asked));
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
std::optional<LayerSaying> settled_saying(const Plan& plan) {
  if (!plan.denies.empty()) return std::nullopt;
  LayerSaying saying{plan.deny};
  for (const Plan::Level& level : plan.levels) {
    if (!level.allows.empty() || !level.disputed.empty()) return std::nullopt;
    saying.add(level.index, Match::no);
  }
  return saying;
}

}  // namespace

void Saying::add(Effect effect, const PrincipalMatch& found) {
  if (effect == Effect::deny) {
    deny = either(deny, found.match);
    return;
  }
  allow = either(allow, found.match);
  add_grant(found, grants);
}

void Saying::add(const Saying& other) {
  deny = either(deny, other.deny);
  allow = either(allow, other.allow);
  add_grants(other.grants, grants);
}

Saying saying_of(const CompiledDocument& document, const Asked& asked) {
  Saying saying;
  for (const CompiledStatement& statement : document.statements)
    if (statement.about(asked.request.action)) saying.add(statement.effect(), statement.matches(asked));
  return saying;
}

Saying agreed(const Saying& a, const Saying& b) {
  Saying both{agreed(a.deny, b.deny), agreed(a.allow, b.allow), {}};
  for (std::size_t i = 0; i < both.grants.size(); ++i) both.grants[i] = agreed(a.grants[i], b.grants[i]);
  return both;
}

LayerSaying follow(const Plan& plan, const Asked& asked, Grants* grants) {
  LayerSaying saying{plan.deny};
  for (const CompiledStatement* statement : plan.denies) {
    if (saying.deny == Match::yes) break;
    saying.deny = either(saying.deny, statement->matches(asked).match);
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
      const Saying one = saying_of(disputed, asked);
      saying.deny = either(saying.deny, one.deny);
      allow = either(allow, one.allow);
      if (grants) add_grants(one.grants, *grants);
    }
    saying.add(level.index, allow);
  }
  return saying;
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
        else if (certain && layer_ != Layer::resource)
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
  for (const Plan& plan : plans_) settled_.push_back(settled_saying(plan));
  for (std::size_t interval = 0; interval < plan_of_.size(); ++interval)
    block_.resize((bounds_[interval + 1] + block_size - 1) / block_size, static_cast<std::uint16_t>(interval));
}

LayerSaying CompiledLayer::says_of_unlisted(const Asked& asked, Grants* grants) const {
  LayerSaying saying;
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    Saying level;
    for (const CompiledVersions& versions : levels_[i]) {
      Saying all = saying_of(*versions.front(), asked);
      for (std::size_t other = 1; other < versions.size(); ++other)
        all = agreed(all, saying_of(*versions[other], asked));
      level.add(all);
    }
    saying.deny = either(saying.deny, level.deny);
    saying.add(i, level.allow);
    if (grants) add_grants(level.grants, *grants);
  }
  return saying;
}

}  // namespace whichgate::eval
