#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "policy/operators.hpp"
#include "text/text.hpp"
#include "validation/catalog_checks.hpp"
#include "validation/checks.hpp"
#include "validation/condition_keys.hpp"

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
namespace whichgate::validation {

namespace {

using policy::Comparison;
using policy::ConditionOperator;
using policy::Quantifier;

constexpr std::string_view array_of = "ArrayOf";

std::string_view without_array(std::string_view type) {
  return type.starts_with(array_of) ? type.substr(array_of.size()) : type;
}

// What an operator compares, as AWS calls the types of keys; empty: whatever the key has.
std::string_view compared_type(policy::Comparison comparison) {
  if (policy::compares_numbers(comparison)) return "Numeric";
  if (policy::compares_dates(comparison)) return "Date";
  switch (comparison) {
    case policy::Comparison::boolean:
      return "Bool";
    case policy::Comparison::binary:
      return "Binary";
    case policy::Comparison::address:
      return "IPAddress";
    case policy::Comparison::arn:
      return "ARN";
    case policy::Comparison::null:
      return {};
    case policy::Comparison::string_equals:
    case policy::Comparison::string_equals_ignoring_case:
    case policy::Comparison::string_like:
    case policy::Comparison::numeric_equals:
    case policy::Comparison::numeric_less:
    case policy::Comparison::numeric_less_equals:
    case policy::Comparison::numeric_greater:
    case policy::Comparison::numeric_greater_equals:
    case policy::Comparison::date_equals:
    case policy::Comparison::date_less:
    case policy::Comparison::date_less_equals:
    case policy::Comparison::date_greater:
    case policy::Comparison::date_greater_equals:
      break;
  }
  return "String";
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
bool fits(policy::Comparison comparison, std::string_view type, std::string_view key) {
  const std::string_view compared = compared_type(comparison);
  if (compared.empty() || type == compared) return true;
  // AWS's guide takes String operators for ARNs too. What a key of text holds may be an ARN, or in base64, and of a
  // Bool key both values have one spelling.
  if (compared == "String") return type == "ARN" || type == "Bool";
  if (compared == "ARN" || compared == "Binary") return type == "String";
  return compared == "Numeric" && text::equals_ignoring_case(key, "aws:EpochTime");
}

class KeyChecks {
 public:
  KeyChecks(const PolicyStatement& statement, ActionResources& actions, Findings& findings)
      : statement_(statement), actions_(actions), keys_(actions), findings_(findings) {}

  void check(const PolicyCondition& condition) {
    const std::string& key = condition.key;
    if (key.find(':') == std::string::npos || key.find("${") != std::string::npos ||
        ConditionKeys::of_identity_provider(key))
      return;
    const std::optional<ListedKey> listed = keys_.find(key);
    if (!listed) return unknown(condition);
    const auto how = policy::parse_operator(condition.condition_operator);
    if (!how) return;
    type(condition, *how, listed->key);
    values(condition, *how, listed->key);
    if (!listed->global) carried(condition, listed->key.name);
  }

 private:
  void unknown(const PolicyCondition& condition) {
    const std::string near = keys_.nearest(condition.key);
    findings_.warn(
        condition.where, "policy.unknown-key", fmt::format("AWS lists no condition key `{}`", condition.key),
        near.empty() ? "it may be newer than this catalog, or misspelt" : fmt::format("did you mean `{}`?", near));
  }

  void type(const PolicyCondition& condition, const policy::ConditionOperator& how, const ConditionKey& key) {
    const std::string_view type = without_array(key.type);
    if (fits(how.comparison, type, key.name)) return;
    findings_.warn(condition.where, "policy.operator-type",
                   fmt::format("`{}` is of type {}, and {} compares {} values", condition.key, type,
                               condition.condition_operator, compared_type(how.comparison)),
                   fmt::format("take an operator for {} values", type));
  }

  // The policy's own checks know the global keys.
  void values(const PolicyCondition& condition, const policy::ConditionOperator& how, const ConditionKey& key) {
    if (!key.type.starts_with(array_of) || how.quantifier != policy::Quantifier::none ||
        how.comparison == policy::Comparison::null || values_of_key(condition.key) != Values::unknown)
      return;
    findings_.warn(condition.where, "policy.multivalued-key",
                   fmt::format("`{}` may hold several values, and {} is for keys that hold one", condition.key,
                               condition.condition_operator),
                   "put ForAllValues: or ForAnyValue: in front of the operator");
  }

  // What all entries of Action stand for.
  const ActionEntry& listed_actions() {
    if (listed_actions_) return *listed_actions_;
    std::set<std::string_view> all;
    listed_actions_.emplace();
    for (const std::string& name : statement_.actions) {
      const ActionEntry entry = action_entry(actions_.catalog(), name);
      listed_actions_->open = listed_actions_->open || entry.open;
      all.insert(entry.listed.begin(), entry.listed.end());
    }
    listed_actions_->listed.assign(all.begin(), all.end());
    return *listed_actions_;
  }

  bool carried_by_any(const std::vector<std::string_view>& actions, std::string_view key) {
    return std::ranges::any_of(actions, [&](std::string_view action) { return actions_.carries(action, key); });
  }

  void carried(const PolicyCondition& condition, std::string_view key) {
    if (statement_.not_action || listed_actions().open || !checked_.insert(text::lower(condition.key)).second ||
        carried_by_any(listed_actions().listed, key))
      return;
    // AWS lists some keys of a service, and no action that they belong to.
    const std::string of_service = fmt::format("{}:*", key.substr(0, key.find(':')));
    if (!carried_by_any(actions_.catalog().expand(of_service), key)) return;
    findings_.warn(condition.where, "policy.key-without-action",
                   fmt::format("AWS lists `{}` for no action of the statement", condition.key),
                   "the key may be absent from every request that the statement is about");
  }

  const PolicyStatement& statement_;
  ActionResources& actions_;
  ConditionKeys keys_;
  Findings& findings_;
  std::optional<ActionEntry> listed_actions_;
  std::set<std::string> checked_;  // keys in lower case: each is said once
};

}  // namespace

void check_keys(const PolicyStatement& statement, ActionResources& actions, Findings& findings) {
  KeyChecks checks(statement, actions, findings);
  for (const PolicyCondition& condition : statement.conditions) checks.check(condition);
}

}  // namespace whichgate::validation
