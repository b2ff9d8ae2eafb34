#include "whichgate/policy_history.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analysis/action_table.hpp"
#include "catalog/contents.hpp"

namespace whichgate {
namespace {

using analysis::ActionTable;
using Kind = ActionChange::Kind;

// A version, and how it allows each action.
struct Expanded {
  const ManagedPolicy* policy = nullptr;
  std::vector<Extent> extents;                                         // of each group
  std::map<std::string, std::pair<std::string_view, std::size_t>> of;  // by lower-case name: the name and its extent

  Expanded(const ManagedPolicy& version, const ActionTable& table) : policy(&version) {
    const PolicyDocument& document = *version.document;
    const EffectiveActions actions = analysis::effective_actions(document, table);
    for (const ActionGroup& group : actions.groups) {
      for (const std::string_view action : group.actions)
        of.emplace(text::lower(action), std::pair(action, extents.size()));
      extents.push_back({group.allowance, limits(document, group)});
    }
  }
};

Kind kind_of(const Extent& before, const Extent& after) {
  const bool newly_denied = before.allowance == Allowance::none && !allows(after.allowance);
  if (newly_denied) return Kind::denied;
  if (allows(before.allowance) == allows(after.allowance)) return Kind::changed;
  return allows(after.allowance) ? Kind::given : Kind::taken;
}

std::vector<ActionChange> action_changes(const Expanded* before, const Expanded& after) {
  static const Extent none;
  std::map<std::tuple<Kind, Extent, Extent>, std::map<std::string_view, std::string_view>> found;
  const auto compare = [&](const std::string& key, std::string_view action, const Extent& was, const Extent& is) {
    if (was != is) found[{kind_of(was, is), was, is}].emplace(key, action);
  };
  for (const auto& [key, entry] : after.of) {
    const auto was = before ? before->of.find(key) : after.of.end();
    const bool known = before && was != before->of.end();
    compare(key, entry.first, known ? before->extents[was->second.second] : none, after.extents[entry.second]);
  }
  if (before)
    for (const auto& [key, entry] : before->of)
      if (!after.of.contains(key)) compare(key, entry.first, before->extents[entry.second], none);
  std::vector<ActionChange> changes;
  for (auto& [what, actions] : found) {
    ActionChange& change =
        changes.emplace_back(ActionChange{std::get<0>(what), std::get<1>(what), std::get<2>(what), {}});
    for (const auto& [key, action] : actions) change.actions.push_back(action);
  }
  // What is allowed, or was, without a limit comes first.
  std::stable_sort(changes.begin(), changes.end(), [](const ActionChange& a, const ActionChange& b) {
    return std::tuple(a.kind, b.after.allowance, b.before.allowance) <
           std::tuple(b.kind, a.after.allowance, a.before.allowance);
  });
  return changes;
}

struct PatternText {
  Effect effect;
  bool not_action;
  std::string lower;
  auto operator<=>(const PatternText&) const = default;
};

std::map<PatternText, std::string_view> patterns_of(const ManagedPolicy* policy) {
  std::map<PatternText, std::string_view> found;
  if (!policy) return found;
  for (const PolicyStatement& statement : policy->document->statements)
    for (const std::string& pattern : statement.actions)
      found.emplace(PatternText{statement.effect, statement.not_action, text::lower(pattern)}, pattern);
  return found;
}

std::vector<PatternChange> only_in(const std::map<PatternText, std::string_view>& these,
                                   const std::map<PatternText, std::string_view>& others, const Catalog& catalog) {
  std::vector<PatternChange> found;
  for (const auto& [text, pattern] : these)
    if (!others.contains(text)) found.push_back({text.effect, text.not_action, pattern, catalog.expand(pattern)});
  return found;
}

PolicyChange change_between(const Expanded* before, const Expanded& after, const Catalog& catalog) {
  PolicyChange change{before ? before->policy : nullptr, after.policy, 0, {}, {}, action_changes(before, after)};
  change.unrecorded = catalog::version_number(after.policy->version) -
                      (before ? catalog::version_number(before->policy->version) : 0) - 1;
  const auto old_patterns = patterns_of(change.before), new_patterns = patterns_of(change.after);
  change.added = only_in(new_patterns, old_patterns, catalog);
  change.removed = only_in(old_patterns, new_patterns, catalog);
  return change;
}

PolicyChange compare(const ManagedPolicy* before, const ManagedPolicy& after, const ActionTable& table) {
  std::optional<Expanded> old;
  if (before) old.emplace(*before, table);
  return change_between(old ? &*old : nullptr, Expanded(after, table), table.catalog());
}

// One policy at two times.
void add_changes(const std::vector<const ManagedPolicy*>& from, const std::vector<const ManagedPolicy*>& to,
                 const ActionTable& table, PolicyChanges& changes) {
  if (to.empty()) return;  // it did not exist yet
  const bool may_be_same = std::any_of(from.begin(), from.end(), [&](const ManagedPolicy* one) {
    return std::find(to.begin(), to.end(), one) != to.end();
  });
  const bool certain = from.size() <= 1 && to.size() == 1;
  if (may_be_same && certain)
    ++changes.unchanged;
  else if (may_be_same)
    changes.undecided.push_back({from, to});
  else
    changes.changed.push_back({compare(from.empty() ? nullptr : from.back(), *to.front(), table), from, to});
}

}  // namespace

PolicyChange compare(const ManagedPolicy* before, const ManagedPolicy& after, const Catalog& catalog) {
  return compare(before, after, ActionTable(catalog, "*"));
}

std::vector<PolicyChange> policy_history(const Catalog& catalog, std::string_view arn_or_name) {
  const ActionTable table(catalog, "*");
  std::vector<PolicyChange> history;
  std::optional<Expanded> before;
  for (const ManagedPolicy* version : catalog.managed_policy_versions(arn_or_name)) {
    Expanded after(*version, table);
    history.push_back(change_between(before ? &*before : nullptr, after, catalog));
    before = std::move(after);
  }
  return history;
}

PolicyChanges policy_changes(const Catalog& catalog, Instant from, Instant to, std::string_view arn_or_name) {
  const ActionTable table(catalog, "*");
  PolicyChanges changes;
  const auto add = [&](std::string_view policy) {
    add_changes(catalog.managed_policy_at(policy, from), catalog.managed_policy_at(policy, to), table, changes);
  };
  if (!arn_or_name.empty())
    add(arn_or_name);
  else
    for (const std::string_view arn : catalog.managed_policy_arns()) add(arn);
  return changes;
}

std::size_t PolicyChange::count(Kind kind) const {
  std::size_t sum = 0;
  for (const ActionChange& change : actions)
    if (change.kind == kind) sum += change.actions.size();
  return sum;
}

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::given:
      return "given";
    case Kind::taken:
      return "taken";
    case Kind::denied:
      return "denied";
    case Kind::changed:
      break;
  }
  return "changed";
}

}  // namespace whichgate
