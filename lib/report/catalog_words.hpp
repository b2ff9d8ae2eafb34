#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/catalog.hpp"
#include "whichgate/policy_history.hpp"

// Words that several answers about the catalog are made of.
namespace whichgate::report {

std::string title(const ManagedPolicy& policy);          // "Billing v30"
std::string day_of(std::string_view date);               // "2026-07-30"
std::string date_in_words(const ManagedPolicy& policy);  // "2026-07-30", "between 2026-02-12 and 2026-07-30"
// "on arn:aws:s3:::a", "or arn:aws:s3:::b;", "denied on all resources", "if ...": to be joined by blanks.
std::vector<std::string> words_of(const Extent& extent);

// The names of the actions; those of a service all of whose listed actions are there become one: "all 59 actions of
// ce".
std::vector<std::string> action_words(std::span<const std::string_view> actions, const Catalog& catalog);

// Of a policy, actions that are allowed in the same way.
struct ExtentActions {
  Extent extent = {};
  std::vector<std::string_view> actions = {};  // by their lower-case spelling
};
// The groups of a policy put together whose statements have the same limits, the most allowed first.
std::vector<ExtentActions> by_extent(const PolicyDocument& document, const EffectiveActions& actions);

}  // namespace whichgate::report
