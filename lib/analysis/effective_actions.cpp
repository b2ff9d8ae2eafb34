#include "whichgate/effective_actions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/action_table.hpp"
#include "analysis/statement_reach.hpp"

namespace whichgate {
namespace analysis {

namespace {

using Statements = std::vector<std::size_t>;
// How the statements that cover an action cover it: what makes two actions belong to one group.
using Way = std::pair<Statements, bool>;  // the bool: the action has no resource types

bool is_pattern(std::string_view action) { return action.find_first_of("*?") != std::string_view::npos; }

// Finds the statements that cover each action of a table.
class Coverage {
 public:
  Coverage(const PolicyDocument& document, const ActionTable& table) : document_(document), table_(table) {
    for (std::size_t i = 0; i < document.statements.size(); ++i) add(document.statements[i], i);
    std::sort(covered_.begin(), covered_.end());
  }

  EffectiveActions take() {
    std::vector<std::string_view> extra(extras_.size());
    std::transform(extras_.begin(), extras_.end(), extra.begin(), [](const auto& one) { return one.second; });
    for (auto at = covered_.begin(); at != covered_.end();) {
      Statements statements;
      const std::uint32_t action = at->first;
      for (; at != covered_.end() && at->first == action; ++at) statements.push_back(at->second);
      put(table_.name(action), std::move(statements));
    }
    for (const std::string_view name : extra) put(name, covering(name));
    result_.unlisted = std::move(extra);
    finish();
    return std::move(result_);
  }

 private:
  void add(const PolicyStatement& statement, std::size_t index) {
    std::vector<char> matched(table_.size(), false);
    for (const std::string& pattern : statement.actions) {
      bool any = false;
      table_.for_each_match(pattern, [&](std::uint32_t id) { matched[id] = any = true; });
      if (!any) without_match(pattern, statement);
    }
    for (std::uint32_t id = 0; id < matched.size(); ++id)
      if (static_cast<bool>(matched[id]) != statement.not_action) covered_.emplace_back(id, index);
  }

  // Where the table has a part of the actions, most patterns match none of them: those say nothing.
  void without_match(const std::string& pattern, const PolicyStatement& statement) {
    const Catalog& catalog = table_.catalog();
    if (is_pattern(pattern)) {
      if (table_.pattern() == "*" && !catalog.any_action(pattern)) result_.without_match.push_back(pattern);
    } else if (!statement.not_action && text::wildcard_match_ignoring_case(table_.pattern(), pattern) &&
               !catalog.action(pattern)) {
      extras_.emplace(text::lower(pattern), pattern);
    }
  }

  Statements covering(std::string_view name) const {
    Statements found;
    for (std::size_t i = 0; i < document_.statements.size(); ++i) {
      const PolicyStatement& statement = document_.statements[i];
      const bool matched =
          std::any_of(statement.actions.begin(), statement.actions.end(),
                      [&](const std::string& pattern) { return text::wildcard_match_ignoring_case(pattern, name); });
      if (matched != statement.not_action) found.push_back(i);
    }
    return found;
  }

  // Only statements about some resources ask whether the action has resource types.
  bool without_resource_types(std::string_view action, const Statements& statements) const {
    const bool matters = std::any_of(statements.begin(), statements.end(), [&](std::size_t i) {
      return resources_of(document_.statements[i], false) == Resources::some;
    });
    return matters && table_.catalog().without_resource_types(action);
  }

  void put(std::string_view action, Statements statements) {
    Way way{std::move(statements), false};
    way.second = without_resource_types(action, way.first);
    if (!last_ || *last_ != way) {
      const auto [found, added] = group_of_.try_emplace(way, result_.groups.size());
      if (added) result_.groups.push_back(group(way));
      last_ = way;
      last_group_ = found->second;
    }
    result_.groups[last_group_].actions.push_back(action);
  }

  // The first that covers all of the action, when there is one.
  Statements decisive(const Statements& statements, bool without_types) const {
    const auto all = std::find_if(statements.begin(), statements.end(), [&](std::size_t i) {
      const PolicyStatement& statement = document_.statements[i];
      return statement.conditions.empty() && resources_of(statement, without_types) == Resources::all;
    });
    return all == statements.end() ? statements : Statements{*all};
  }

  ActionGroup group(const Way& way) const {
    Statements allow, deny;
    for (const std::size_t i : way.first) {
      const PolicyStatement& statement = document_.statements[i];
      if (resources_of(statement, way.second) != Resources::none)
        (statement.effect == Effect::allow ? allow : deny).push_back(i);
    }
    ActionGroup made{Allowance::none, decisive(allow, way.second), decisive(deny, way.second), {}};
    made.allowance = allowance(made, way.second);
    return made;
  }

  Allowance allowance(const ActionGroup& group, bool without_types) const {
    const bool wholly_denied = std::any_of(group.denied_by.begin(), group.denied_by.end(), [&](std::size_t i) {
      return document_.statements[i].conditions.empty() &&
             resources_of(document_.statements[i], without_types) == Resources::all;
    });
    if (wholly_denied) return Allowance::denied;
    if (group.allowed_by.empty()) return group.denied_by.empty() ? Allowance::none : Allowance::denied_in_part;
    Allowance best = Allowance::denied;
    for (const std::size_t i : group.allowed_by) {
      const PolicyStatement& statement = document_.statements[i];
      const bool taken = std::any_of(group.denied_by.begin(), group.denied_by.end(), [&](std::size_t deny) {
        return !without_types && takes_all(document_.statements[deny], statement);
      });
      if (taken) continue;
      const bool all = resources_of(statement, without_types) == Resources::all;
      best = std::max(best, !statement.conditions.empty() ? Allowance::conditional
                            : all                         ? Allowance::all_resources
                                                          : Allowance::some_resources);
    }
    return best;
  }

  // Groups that came out alike become one; those without effect go.
  void finish() {
    std::map<std::tuple<int, Statements, Statements>, ActionGroup> sorted;
    for (ActionGroup& group : result_.groups) {
      if (group.allowance == Allowance::none) continue;
      const auto key = std::tuple(-static_cast<int>(group.allowance), group.allowed_by, group.denied_by);
      const auto [found, added] = sorted.try_emplace(key, group);
      if (!added) found->second.actions.insert(found->second.actions.end(), group.actions.begin(), group.actions.end());
    }
    result_.groups.clear();
    for (auto& [key, group] : sorted) {
      std::sort(group.actions.begin(), group.actions.end(), text::before_ignoring_case);
      result_.groups.push_back(std::move(group));
    }
    std::sort(result_.without_match.begin(), result_.without_match.end());
    const auto same = std::unique(result_.without_match.begin(), result_.without_match.end());
    result_.without_match.erase(same, result_.without_match.end());
  }

  const PolicyDocument& document_;
  const ActionTable& table_;
  std::vector<std::pair<std::uint32_t, std::size_t>> covered_;  // action and statement
  std::map<std::string, std::string_view> extras_;  // actions that the catalog lacks, by their lower-case spelling
  std::map<Way, std::size_t> group_of_;
  std::optional<Way> last_;  // neighbours are mostly covered alike
  std::size_t last_group_ = 0;
  EffectiveActions result_;
};

}  // namespace

EffectiveActions effective_actions(const PolicyDocument& document, const ActionTable& table) {
  return Coverage(document, table).take();
}

}  // namespace analysis

EffectiveActions effective_actions(const PolicyDocument& document, const Catalog& catalog, std::string_view pattern) {
  return analysis::effective_actions(document, analysis::ActionTable(catalog, pattern));
}

std::size_t EffectiveActions::allowed() const {
  std::size_t count = 0;
  for (const ActionGroup& group : groups)
    if (allows(group.allowance)) count += group.actions.size();
  return count;
}

std::size_t EffectiveActions::unlisted_allowed() const {
  return static_cast<std::size_t>(std::count_if(unlisted.begin(), unlisted.end(), [&](std::string_view action) {
    const ActionGroup* group = find(action);
    return group && allows(group->allowance);
  }));
}

const ActionGroup* EffectiveActions::find(std::string_view action) const {
  for (const ActionGroup& group : groups)
    for (const std::string_view each : group.actions)
      if (text::equals_ignoring_case(each, action)) return &group;
  return nullptr;
}

std::string_view to_string(Allowance allowance) {
  switch (allowance) {
    case Allowance::none:
      return "not allowed";
    case Allowance::denied_in_part:
      return "denied in part";
    case Allowance::denied:
      return "denied";
    case Allowance::conditional:
      return "under conditions";
    case Allowance::some_resources:
      return "on some resources";
    case Allowance::all_resources:
      break;
  }
  return "on all resources";
}

}  // namespace whichgate
