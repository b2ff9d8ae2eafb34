#include "report/catalog_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "text/text.hpp"

namespace whichgate::report {
namespace {

std::string_view service_of(std::string_view action) { return action.substr(0, action.find(':')); }

// Piece by piece: "on arn:aws:s3:::a", "or arn:aws:s3:::b", "if ...", "and ...".
void add_pieces(const StatementLimit& limit, std::vector<std::string>& pieces) {
  const std::string denied = limit.effect == Effect::deny ? "denied " : "";
  if (limit.resources.empty()) pieces.push_back(denied + "on all resources");
  for (std::size_t i = 0; i < limit.resources.size(); ++i)
    pieces.push_back((i > 0 ? "or " : denied + (limit.not_resource ? "on all resources but " : "on ")) +
                     limit.resources[i]);
  for (std::size_t i = 0; i < limit.conditions.size(); ++i)
    pieces.push_back((i > 0 ? "and " : "if ") + limit.conditions[i]);
}

// What takes an action away wholly is said alone.
std::vector<StatementLimit> telling_limits(const Extent& extent) {
  if (extent.allowance != Allowance::denied) return extent.limits;
  std::vector<StatementLimit> denials;
  for (const StatementLimit& limit : extent.limits)
    if (limit.effect == Effect::deny) denials.push_back(limit);
  return denials;
}

}  // namespace

std::string title(const ManagedPolicy& policy) { return fmt::format("{} {}", policy.name, policy.version); }

std::string day_of(std::string_view date) { return std::string(date.substr(0, date.find('T'))); }

std::string date_in_words(const ManagedPolicy& policy) {
  if (!policy.date.empty()) return day_of(policy.date);
  const std::string after = day_of(policy.appeared_after), before = day_of(policy.appeared_before);
  if (after.empty() && before.empty()) return "date unknown";
  if (after.empty()) return "before " + before;
  if (before.empty()) return "after " + after;
  return fmt::format("between {} and {}", after, before);
}

std::vector<std::string> words_of(const Extent& extent) {
  if (extent.limits.empty()) return {std::string(to_string(extent.allowance))};
  std::vector<std::string> words;
  for (const StatementLimit& limit : telling_limits(extent)) {
    if (!words.empty()) words.back() += ';';
    add_pieces(limit, words);
  }
  return words;
}

std::vector<std::string> action_words(std::span<const std::string_view> actions, const Catalog& catalog) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < actions.size();) {
    const std::string_view service = service_of(actions[i]);
    std::size_t end = i;
    while (end < actions.size() && service_of(actions[end]) == service) ++end;
    const std::string whole = fmt::format("{}:*", service);
    if (end - i > 1 && catalog.expand(whole).size() == end - i) {
      words.push_back(fmt::format("all {} actions of {}", end - i, service));
      i = end;
    }
    for (; i < end; ++i) words.emplace_back(actions[i]);
  }
  return words;
}

std::vector<ExtentActions> by_extent(const PolicyDocument& document, const EffectiveActions& actions) {
  std::map<Extent, std::vector<std::string_view>> found;
  for (const ActionGroup& group : actions.groups) {
    Extent extent{group.allowance, limits(document, group)};
    extent.limits = telling_limits(extent);
    std::vector<std::string_view>& all = found[std::move(extent)];
    all.insert(all.end(), group.actions.begin(), group.actions.end());
  }
  std::vector<ExtentActions> sorted;
  for (auto& [extent, names] : found) {
    std::vector<std::pair<std::string, std::string_view>> keyed;
    for (const std::string_view name : names) keyed.emplace_back(text::lower(name), name);
    std::sort(keyed.begin(), keyed.end());
    ExtentActions& row = sorted.emplace_back(ExtentActions{extent, {}});
    for (const auto& [key, name] : keyed) row.actions.push_back(name);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const ExtentActions& a, const ExtentActions& b) {
    return a.extent.allowance > b.extent.allowance;
  });
  return sorted;
}

}  // namespace whichgate::report
