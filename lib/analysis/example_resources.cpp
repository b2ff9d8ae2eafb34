#include "analysis/example_resources.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "text/text.hpp"

namespace whichgate::analysis {
namespace {

constexpr std::size_t partition_field = 1, account_field = 4;

bool all_stars(std::string_view field) { return !field.empty() && field.find_first_not_of('*') == field.npos; }

// The patterns of one side; an empty one for all resources.
std::set<std::string> patterns_of(const Extent& extent) {
  std::set<std::string> found;
  for (const StatementLimit& limit : extent.limits) {
    if (limit.resources.empty() || limit.not_resource) found.emplace();
    found.insert(limit.resources.begin(), limit.resources.end());
  }
  return found;
}

}  // namespace

std::optional<std::string> example_resource(std::string_view pattern, std::string_view account) {
  if (pattern.find("${") != std::string_view::npos) return std::nullopt;
  std::string example;
  const std::vector<std::string_view> fields = text::split(pattern, ':');
  for (std::size_t i = 0; i < fields.size(); ++i) {
    std::string field(fields[i]);
    if (all_stars(field) && i == account_field) field = account;
    if (all_stars(field) && i == partition_field) field = "aws";
    std::replace(field.begin(), field.end(), '*', 'x');
    std::replace(field.begin(), field.end(), '?', 'x');
    example += (i == 0 ? "" : ":") + field;
  }
  return example;
}

std::vector<std::string> representative_patterns(const ActionChange& change, bool without_resource_types) {
  if (without_resource_types) return {""};
  const std::set<std::string> before = patterns_of(change.before), after = patterns_of(change.after);
  std::vector<std::string> found;
  std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(found));
  if (found.empty()) found.assign(after.begin(), after.end());
  return found;
}

}  // namespace whichgate::analysis
