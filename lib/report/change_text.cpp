#include "report/change_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/catalog_words.hpp"
#include "report/paragraph.hpp"
#include "text/text.hpp"

namespace whichgate::report {
namespace {

using Kind = ActionChange::Kind;

std::string spelled(const PatternChange& change) {
  const std::string element =
      fmt::format("{}{}", change.effect == Effect::deny ? "Deny " : "", change.not_action ? "NotAction " : "");
  return element + std::string(change.pattern);
}

bool literal(const PatternChange& change) {
  return change.effect == Effect::allow && !change.not_action &&
         change.pattern.find_first_of("*?") == std::string_view::npos;
}

// Do these patterns name exactly the actions of that kind of change, so that one list tells both?
bool tell_the_same(const std::vector<PatternChange>& patterns, const PolicyChange& change, Kind kind) {
  std::set<std::string> named, changed;
  for (const PatternChange& pattern : patterns) {
    if (!literal(pattern)) return false;
    named.insert(text::lower(pattern.pattern));
  }
  for (const ActionChange& one : change.actions)
    if (one.kind == kind)
      for (const std::string_view action : one.actions) changed.insert(text::lower(action));
  return named == changed;
}

std::vector<std::string> pattern_words(const std::vector<PatternChange>& patterns) {
  std::vector<std::string> words;
  for (const PatternChange& pattern : patterns) {
    const bool wildcard = pattern.pattern.find_first_of("*?") != std::string_view::npos;
    std::string stands_for;
    if (wildcard) stands_for = fmt::format(" ({})", counted(pattern.actions.size(), "action"));
    if (!wildcard && pattern.actions.empty()) stands_for = " (not listed)";
    words.push_back(spelled(pattern) + stands_for);
  }
  return words;
}

std::string verb(Kind kind) {
  switch (kind) {
    case Kind::given:
      return "gives";
    case Kind::taken:
      return "takes";
    case Kind::changed:
      break;
  }
  return "changes";
}

// On all resources, without a condition: what goes without saying.
bool plain(const Extent& extent) { return extent == Extent{Allowance::all_resources, {StatementLimit{}}}; }

// How it is allowed now, and was before, as far as that says anything.
std::string how_text(const ActionChange& change) {
  const std::string indent(10, ' ');
  std::string text;
  const bool was = change.before.allowance != Allowance::none, is = change.after.allowance != Allowance::none;
  if (was && !(change.kind == Kind::taken && plain(change.before)))
    text += paragraph(indent + "before: ", words_of(change.before), "; ");
  if (is && !(change.kind == Kind::given && plain(change.after)))
    text += paragraph(indent + "now:    ", words_of(change.after), "; ");
  return text;
}

}  // namespace

std::string change_text(const PolicyChange& change, const Catalog& catalog) {
  std::string text;
  const bool same =
      tell_the_same(change.added, change, Kind::given) && tell_the_same(change.removed, change, Kind::taken);
  if (!same && !change.added.empty()) text += paragraph("  text    + ", pattern_words(change.added));
  if (!same && !change.removed.empty()) text += paragraph("  text    - ", pattern_words(change.removed));
  for (const ActionChange& one : change.actions) {
    text += paragraph(fmt::format("  {:<8}", verb(one.kind)), action_words(one.actions, catalog));
    text += how_text(one);
  }
  return text;
}

std::string change_summary(const PolicyChange& change) {
  if (change.without_effect()) return "statements moved or renamed, what they allow is the same";
  std::vector<std::string> parts;
  for (const Kind kind : {Kind::given, Kind::taken, Kind::changed})
    if (const std::size_t count = change.count(kind); count > 0)
      parts.push_back(fmt::format("{} {}", verb(kind), counted(count, "action")));
  if (parts.empty()) return "the text changed, what it allows did not";
  return text::join(parts, ", ");
}

}  // namespace whichgate::report
