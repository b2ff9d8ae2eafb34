#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>

#include "catalog/file_format.hpp"
#include "catalog/update/update.hpp"
#include "text/text.hpp"

namespace whichgate::catalog {

namespace {

constexpr std::size_t names_shown = 24;

std::string line(std::string_view what, std::size_t count) { return fmt::format("{:<34}{:>9}\n", what, count); }

std::string origins(const Contents& contents) {
  std::string out = "Origins\n";
  for (const CatalogOrigin& origin : contents.origins)
    out += fmt::format("  {}{}{}\n", origin.source, origin.version.empty() ? "" : " " + origin.version,
                       origin.date.empty() ? "" : ", " + origin.date);
  return out;
}

template <class Entry, class Count>
std::size_t sum(const std::vector<Entry>& entries, Count count) {
  return std::accumulate(entries.begin(), entries.end(), std::size_t{0},
                         [&](std::size_t total, const Entry& entry) { return total + count(entry); });
}

using Counts = std::vector<std::pair<std::string, std::size_t>>;

void count_actions(const Contents& contents, Counts& counts) {
  const std::vector<CatalogAction>& actions = contents.actions;
  counts.emplace_back("actions", actions.size());
  for (const AccessLevel level : {AccessLevel::list, AccessLevel::read, AccessLevel::write,
                                  AccessLevel::permissions_management, AccessLevel::tagging})
    counts.emplace_back(fmt::format("  {}", to_string(level)),
                        sum(actions, [&](const CatalogAction& action) { return action.access_level == level; }));
  counts.emplace_back("  without resource types",
                      sum(actions, [](const CatalogAction& action) { return action.resources.empty(); }));
  counts.emplace_back("  of the console only",
                      sum(actions, [](const CatalogAction& action) { return action.console_only; }));
}

Counts counts_of(const Contents& contents) {
  const std::vector<CatalogService>& services = contents.services;
  Counts counts = {
      {"services", services.size()},
      {"  reached by RCPs", sum(services, [](const CatalogService& one) { return one.rcp_reaches; })},
      {"resource types", sum(services, [](const CatalogService& one) { return one.resource_types.size(); })},
      {"condition keys", sum(services, [](const CatalogService& one) { return one.condition_keys.size(); })}};
  count_actions(contents, counts);
  const auto undated = [](const Policy& policy) {
    return sum(policy.versions, [](const PolicyVersion& version) { return version.date.empty(); });
  };
  counts.emplace_back("managed policies", contents.policies.size());
  counts.emplace_back("  versions",
                      sum(contents.policies, [](const Policy& policy) { return policy.versions.size(); }));
  counts.emplace_back("  versions without a date", sum(contents.policies, undated));
  counts.emplace_back("global condition keys", contents.global_keys.size());
  counts.emplace_back("billing pages", contents.pages.size());
  counts.emplace_back("retired actions", contents.retired_actions.size());
  return counts;
}

std::string sizes(std::string_view bytes) {
  constexpr std::array<std::string_view, section_count> names = {"  ends of strings", "  strings", "  ends of values",
                                                                 "  values",          "  actions", "  hash",
                                                                 "  services",        "  policies"};
  std::string out = line("bytes", bytes.size());
  for (std::size_t i = 0; i < section_count; ++i)
    out += line(names[i], get_u32(bytes.data() + sections_at + 8 * i + 4));
  return out;
}

std::string listed(std::string_view what, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  const std::size_t shown = std::min(names.size(), names_shown);
  std::string out = fmt::format("  {} ({}): {}", what, names.size(), text::join({names.data(), shown}, ", "));
  if (shown < names.size()) out += ", ...";
  return out + "\n";
}

// Names of entries by kind of change, in the order of their names.
struct Changes {
  std::vector<std::string> added, removed;
};

template <class Entry, class Compare>
Changes compare(const std::vector<Entry>& before, const std::vector<Entry>& after, std::string Entry::*name,
                Compare compare_both) {
  std::map<std::string_view, const Entry*> old;
  for (const Entry& entry : before) old[entry.*name] = &entry;
  Changes changes;
  for (const Entry& entry : after) {
    const auto found = old.find(entry.*name);
    if (found == old.end()) {
      changes.added.push_back(entry.*name);
      continue;
    }
    compare_both(*found->second, entry);
    old.erase(found);
  }
  for (const auto& [gone, entry] : old) changes.removed.emplace_back(gone);
  return changes;
}

std::string told(std::string_view what, const Changes& changes) {
  return listed(fmt::format("{} added", what), changes.added) +
         listed(fmt::format("{} removed", what), changes.removed);
}

// Of entries about which no more is told than that they became other.
template <class Entry>
std::string entry_changes(std::string_view what, const std::vector<Entry>& before, const std::vector<Entry>& after,
                          std::string Entry::*name) {
  std::vector<std::string> other;
  const Changes changes = compare(before, after, name, [&](const Entry& old, const Entry& now) {
    if (!(old == now)) other.push_back(now.*name);
  });
  return told(what, changes) + listed(fmt::format("{} that became other", what), other);
}

std::string action_changes(const Contents& before, const Contents& after) {
  std::vector<std::string> levels, resources, others;
  const auto note = [&](const CatalogAction& old, const CatalogAction& now) {
    if (old.access_level != now.access_level)
      levels.push_back(
          fmt::format("{} ({} -> {})", now.name, to_string(old.access_level), to_string(now.access_level)));
    if (old.resources != now.resources) resources.push_back(now.name);
    if (old.condition_keys != now.condition_keys || old.dependent_actions != now.dependent_actions ||
        old.console_only != now.console_only)
      others.push_back(now.name);
  };
  const Changes changes = compare(before.actions, after.actions, &CatalogAction::name, note);
  return told("actions", changes) + listed("actions with another access level", levels) +
         listed("actions with other resource types", resources) +
         listed("actions with other condition keys, dependent actions or places", others);
}

std::string policy_changes(const Contents& before, const Contents& after) {
  std::vector<std::string> versions, histories;
  const auto note = [&](const Policy& old, const Policy& now) {
    const auto current = [](const Policy& policy) {
      return policy.versions.empty() ? std::string("none") : policy.versions.back().version;
    };
    if (current(old) != current(now))
      versions.push_back(fmt::format("{} ({} -> {})", now.name, current(old), current(now)));
    else if (old != now)
      histories.push_back(now.name);
  };
  const Changes changes = compare(before.policies, after.policies, &Policy::name, note);
  return told("policies", changes) + listed("policies with another current version", versions) +
         listed("policies with other dates, documents or earlier versions", histories);
}

std::string changed_counts(const Counts& before, const Counts& after) {
  std::string out;
  for (std::size_t i = 0; i < after.size(); ++i)
    if (before[i].second != after[i].second)
      out += fmt::format("  {}: {} -> {}\n", text::trim(after[i].first), before[i].second, after[i].second);
  return out;
}

std::string changes(const Contents& before, const Contents& after) {
  const std::string found =
      entry_changes("origins", before.origins, after.origins, &CatalogOrigin::source) +
      changed_counts(counts_of(before), counts_of(after)) +
      entry_changes("services", before.services, after.services, &CatalogService::prefix) +
      action_changes(before, after) + policy_changes(before, after) +
      entry_changes("global condition keys", before.global_keys, after.global_keys, &GlobalConditionKey::name) +
      entry_changes("billing pages", before.pages, after.pages, &BillingPage::name) +
      entry_changes("retired actions", before.retired_actions, after.retired_actions, &RetiredAction::action);
  if (!found.empty()) return "Changes\n" + found;
  return before == after ? "No changes\n" : "No changes but of order\n";
}

}  // namespace

std::string summarize(const Contents* before, const Contents& after, std::string_view bytes) {
  std::string out = origins(after) + "\nContents\n";
  for (const auto& [what, count] : counts_of(after)) out += line("  " + what, count);
  out += "\n" + sizes(bytes);
  if (before) out += "\n" + changes(*before, after);
  return out;
}

}  // namespace whichgate::catalog
