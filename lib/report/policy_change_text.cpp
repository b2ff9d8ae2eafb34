#include "report/policy_change_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/extent_text.hpp"
#include "report/text_layout.hpp"
#include "text/text.hpp"

namespace whichgate::report {
namespace {

using Kind = ActionChange::Kind;

bool wildcard(const PatternChange& change) { return change.pattern.find_first_of("*?") != std::string_view::npos; }

using Names = std::set<std::string>;  // in lower case

Names changed_actions(const PolicyChange& change, Kind kind) {
  Names names;
  for (const ActionChange& one : change.actions)
    if (one.kind == kind)
      for (const std::string_view action : one.actions) names.insert(text::lower(action));
  return names;
}

// Do the patterns name exactly the actions that changed, so that one list tells both?
bool patterns_are_the_changes(const PolicyChange& change) {
  Names given, taken, denied;
  for (const PatternChange& pattern : change.added) {
    if (wildcard(pattern) || pattern.not_action) return false;
    (pattern.effect == Effect::allow ? given : denied).insert(text::lower(pattern.pattern));
  }
  for (const PatternChange& pattern : change.removed) {
    if (wildcard(pattern) || pattern.not_action || pattern.effect == Effect::deny) return false;
    taken.insert(text::lower(pattern.pattern));
  }
  return given == changed_actions(change, Kind::given) && taken == changed_actions(change, Kind::taken) &&
         denied == changed_actions(change, Kind::denied);
}

std::string in_words(const PatternChange& change) {
  if (wildcard(change)) return fmt::format("{} ({})", change.pattern, counted(change.actions.size(), "action"));
  return fmt::format("{}{}", change.pattern, change.actions.empty() ? " (not listed)" : "");
}

// The patterns of each element for itself.
std::string patterns_text(char sign, const std::vector<PatternChange>& patterns) {
  std::map<std::string, std::vector<std::string>> elements;
  for (const PatternChange& one : patterns)
    elements[fmt::format("{}{}", one.effect == Effect::deny ? "Deny " : "", one.not_action ? "NotAction " : "")]
        .push_back(in_words(one));
  std::string text;
  for (const auto& [element, words] : elements) text += paragraph(fmt::format("  text    {} {}", sign, element), words);
  return text;
}

std::string verb(Kind kind) {
  switch (kind) {
    case Kind::given:
      return "gives";
    case Kind::taken:
      return "takes";
    case Kind::denied:
      return "denies";
    case Kind::changed:
      break;
  }
  return "changes";
}

// How it is allowed now, and was before, as far as that says anything.
std::string how_text(const ActionChange& change) {
  const std::string indent(10, ' ');
  std::string text;
  const bool was = change.before.allowance != Allowance::none, is = change.after.allowance != Allowance::none;
  if (was && !(change.kind == Kind::taken && unrestricted(change.before)))
    text += paragraph(indent + "before: ", extent_phrases(change.before), " ");
  const bool new_now = change.kind == Kind::given || change.kind == Kind::denied;
  if (is && !(new_now && unrestricted(change.after)))
    text += paragraph(indent + "now:    ", extent_phrases(change.after), " ");
  return text;
}

}  // namespace

std::string policy_change_text(const PolicyChange& change, const Catalog& catalog) {
  std::string text;
  if (!patterns_are_the_changes(change)) text = patterns_text('+', change.added) + patterns_text('-', change.removed);
  for (const ActionChange& one : change.actions) {
    text += paragraph(fmt::format("  {:<8}", verb(one.kind)), action_phrases(one.actions, catalog));
    text += how_text(one);
  }
  return text;
}

std::string policy_change_summary(const PolicyChange& change) {
  if (change.without_effect()) return "statements moved or renamed, what they allow is the same";
  std::vector<std::string> parts;
  for (const Kind kind : {Kind::given, Kind::taken, Kind::denied, Kind::changed})
    if (const std::size_t count = change.count(kind); count > 0)
      parts.push_back(fmt::format("{} {}", verb(kind), counted(count, "action")));
  if (parts.empty()) return "the text changed, what it allows did not";
  return text::join(parts, ", ");
}

}  // namespace whichgate::report
