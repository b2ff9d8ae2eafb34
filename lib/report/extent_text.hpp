#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/catalog.hpp"
#include "whichgate/policy_history.hpp"

// How much of an action a policy allows, in the words of several answers.
namespace whichgate::report {

// On all resources, without a condition.
bool unrestricted(const Extent& extent);

// "on arn:aws:s3:::a", "or arn:aws:s3:::b;", "denied on all resources", "if ...": to be joined by blanks.
std::vector<std::string> extent_phrases(const Extent& extent);

// The names of the actions; those of a service all of whose listed actions are there become one: "all 59 actions of
// ce".
std::vector<std::string> action_phrases(std::span<const std::string_view> actions, const Catalog& catalog);

// Of a policy, actions that are allowed in the same way.
struct ExtentActions {
  Extent extent = {};
  std::vector<std::string_view> actions = {};  // by their lower-case spelling
};
// The groups of a policy put together whose statements have the same limits, the most allowed first.
std::vector<ExtentActions> group_by_extent(const PolicyDocument& document, const EffectiveActions& actions);

}  // namespace whichgate::report
