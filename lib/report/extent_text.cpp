#include "report/extent_text.hpp"

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
std::vector<StatementLimit> relevant_limits(const Extent& extent) {
  if (extent.allowance != Allowance::denied) return extent.limits;
  std::vector<StatementLimit> denials;
  for (const StatementLimit& limit : extent.limits)
    if (limit.effect == Effect::deny) denials.push_back(limit);
  return denials;
}

}  // namespace

bool unrestricted(const Extent& extent) {
  return extent.limits.size() == 1 && extent.limits[0].resources.empty() && extent.limits[0].conditions.empty();
}

std::vector<std::string> extent_phrases(const Extent& extent) {
  if (extent.limits.empty()) return {std::string(to_string(extent.allowance))};
  std::vector<std::string> words;
  for (const StatementLimit& limit : relevant_limits(extent)) {
    if (!words.empty()) words.back() += ';';
    add_pieces(limit, words);
  }
  return words;
}

std::vector<std::string> action_phrases(std::span<const std::string_view> actions, const Catalog& catalog) {
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

std::vector<ExtentActions> group_by_extent(const PolicyDocument& document, const EffectiveActions& actions) {
  std::map<Extent, std::vector<std::string_view>> found;
  for (const ActionGroup& group : actions.groups) {
    Extent extent{group.allowance, limits(document, group)};
    extent.limits = relevant_limits(extent);
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
