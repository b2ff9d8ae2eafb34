#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "report/catalog_text.hpp"
#include "report/extent_text.hpp"
#include "report/policy_change_text.hpp"
#include "report/policy_version_text.hpp"
#include "report/text_layout.hpp"
#include "text/text.hpp"

namespace whichgate::report {
namespace {

int number_of(std::string_view version) {
  int number = 0;
  std::from_chars(version.data() + 1, version.data() + version.size(), number);
  return number;
}

std::string versions_in_words(const std::vector<const ManagedPolicy*>& versions) {
  if (versions.empty()) return "none";
  std::vector<std::string> names;
  for (const ManagedPolicy* one : versions) names.push_back(one->version);
  const int span = number_of(names.back()) - number_of(names.front()) + 1;
  const bool gap = span > static_cast<int>(names.size());
  return text::join(names, " or ") + (gap ? " (or one between, which is not recorded)" : "");
}

std::string headline(const ChangedPolicy& changed) {
  const PolicyChange& change = changed.change;
  std::string from = change.before ? change.before->version + " to " : "new: ";
  if (!change.before && change.unrecorded > 0) from = "nothing is recorded before ";
  std::string text = fmt::format("{}  {}{} ({})  {}\n", change.after->name, from, change.after->version,
                                 release_date(*change.after), policy_change_summary(change));
  if (!changed.certain())
    text += fmt::format("  AWS's dates leave open which was in force: {} at first, {} at last\n",
                        versions_in_words(changed.from), versions_in_words(changed.to));
  return text;
}

std::string undecided_text(const UndecidedPolicy& policy) {
  return fmt::format("{}  {} at first, {} at last: AWS's dates do not say whether it changed\n",
                     policy.to.front()->name, versions_in_words(policy.from), versions_in_words(policy.to));
}

std::vector<std::string> asked_words(const std::vector<AskedAtBothTimes>& asked) {
  std::vector<std::string> words;
  for (const AskedAtBothTimes& one : asked)
    words.push_back(one.resource.empty() ? one.action : fmt::format("{} on {}", one.action, one.resource));
  return words;
}

// Holders to whom the same happened: one permission set has many people, in many accounts.
struct Alike {
  std::vector<std::string> who;  // empty for a role
  std::vector<std::string> accounts;
  const PolicyHolder* holder;
};

std::string what_happened(const PolicyHolder& holder) {
  std::string key = fmt::format("{}\n{}\n{}", holder.caller.as, text::join(holder.policies, ","), holder.same);
  for (const auto* list : {&holder.gained, &holder.lost, &holder.open})
    key += '\n' + text::join(asked_words(*list), ",");
  return key;
}

// Puts those together that have the same key, and lets `add` put the next one to the first.
template <class Key, class Add>
std::vector<Alike> together(const std::vector<Alike>& all, Key key, Add add) {
  std::vector<Alike> found;
  std::map<std::string, std::size_t> places;
  for (const Alike& one : all) {
    const auto [place, is_new] = places.try_emplace(key(one), found.size());
    if (is_new)
      found.push_back(one);
    else
      add(found[place->second], one);
  }
  return found;
}

std::vector<Alike> alike(const std::vector<PolicyHolder>& holders) {
  std::vector<Alike> all;
  for (const PolicyHolder& one : holders) {
    all.push_back({{}, {one.caller.in}, &one});
    if (!one.caller.who.empty()) all.back().who.push_back(one.caller.who);
  }
  const auto in_one_account = together(
      all, [](const Alike& one) { return one.accounts[0] + '\n' + what_happened(*one.holder); },
      [](Alike& first, const Alike& next) { first.who.insert(first.who.end(), next.who.begin(), next.who.end()); });
  return together(
      in_one_account, [](const Alike& one) { return text::join(one.who, ",") + '\n' + what_happened(*one.holder); },
      [](Alike& first, const Alike& next) { first.accounts.push_back(next.accounts[0]); });
}

// "jdoe, asmith as Billing in Management, Dev"; a role is itself.
std::string named(const Alike& one) {
  const std::string who = one.who.empty() ? one.holder->caller.as
                                          : fmt::format("{} as {}", text::join(one.who, ", "), one.holder->caller.as);
  return fmt::format("{} in {}", who, text::join(one.accounts, ", "));
}

std::string open_text(const std::vector<AskedAtBothTimes>& open) {
  std::map<std::string_view, std::vector<AskedAtBothTimes>> by_reason;
  for (const AskedAtBothTimes& one : open) by_reason[to_string(one.reason)].push_back(one);
  std::string text;
  for (const auto& [reason, asked] : by_reason)
    text +=
        paragraph(fmt::format("  unknown{}: ", reason.empty() ? "" : fmt::format(", {}", reason)), asked_words(asked));
  return text;
}

std::string holder_text(const Alike& one) {
  const PolicyHolder& holder = *one.holder;
  std::string text = paragraph(fmt::format("{}: through ", named(one)), holder.policies);
  if (!holder.gained.empty()) text += paragraph("  gains   ", asked_words(holder.gained));
  if (!holder.lost.empty()) text += paragraph("  loses   ", asked_words(holder.lost));
  text += open_text(holder.open);
  if (holder.same > 0) text += fmt::format("  {} as before\n", counted(holder.same, "other answer"));
  return text;
}

std::string people_text(const AffectedPrincipals& people) {
  std::string text;
  for (const Alike& one : alike(people.touched)) text += '\n' + holder_text(one);
  std::vector<std::string> same;
  for (const Alike& one : alike(people.untouched))
    same.push_back(fmt::format("{} ({} asked)", named(one), counted(one.holder->same, "action")));
  if (!same.empty()) text += '\n' + paragraph("nothing changes for ", same, "; ");
  return text;
}

std::set<std::string> held_policies(const AffectedPrincipals& people) {
  std::set<std::string> names;
  for (const auto* holders : {&people.touched, &people.untouched})
    for (const PolicyHolder& holder : *holders) names.insert(holder.policies.begin(), holder.policies.end());
  return names;
}

}  // namespace

std::string policy_changes_text(const PolicyChangesAnswer& answer, const Style&) {
  const PolicyChanges& changes = answer.changes;
  const std::optional<AffectedPrincipals>& people = answer.people;
  const std::size_t all = changes.changed.size() + changes.undecided.size() + changes.unchanged;
  std::string text = fmt::format("{} to {}: {} of {} changed", answer.from, answer.to, changes.changed.size(),
                                 counted(all, "managed policy"));
  if (!changes.undecided.empty()) text += fmt::format(", {} may have", changes.undecided.size());
  text += '\n';
  const std::set<std::string> held = people ? held_policies(*people) : std::set<std::string>{};
  std::size_t others = 0;
  const auto shown = [&](const std::string& name) {
    const bool show = !people || held.contains(name);
    if (!show) ++others;
    return show;
  };
  for (const ChangedPolicy& one : changes.changed)
    if (shown(one.change.after->name)) text += '\n' + headline(one) + policy_change_text(one.change, answer.catalog);
  if (!changes.undecided.empty()) text += '\n';
  for (const UndecidedPolicy& one : changes.undecided)
    if (shown(one.to.front()->name)) text += undecided_text(one);
  if (!people) return text;
  if (others > 0)
    text += fmt::format("\n{} held by nobody in {}: without --world they are shown too\n",
                        others == 1 ? "1 other policy is" : fmt::format("{} other policies are", others), answer.world);
  if (people->touched.empty() && people->untouched.empty()) return text;
  text += fmt::format("\nIn {}, asked on both days:\n", answer.world);
  return text + people_text(*people);
}

}  // namespace whichgate::report
