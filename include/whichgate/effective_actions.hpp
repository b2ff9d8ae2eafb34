#pragma once
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/catalog.hpp"
#include "whichgate/policy.hpp"

// What a policy really allows: its wildcards, NotAction and NotResource expanded against the catalog. This is about one
// policy alone, as one attached to a user or a role; other policies may allow more, or deny.
//
// What these functions return points into what they are given, and lives as long: temporaries are refused.
namespace whichgate {

// How much of an action a policy allows, the least first.
enum class Allowance {
  none,            // no statement allows it, and none denies it
  denied_in_part,  // no statement allows it, and a Deny covers a part of it
  denied,          // a Deny covers all of it, or all that is allowed of it
  conditional,     // while a condition holds
  some_resources,  // without a condition, not on every resource
  all_resources    // without a condition, on every resource
};
std::string_view to_string(Allowance allowance);  // "on all resources"
// Does the policy allow any of it?
constexpr bool allows(Allowance allowance) { return allowance >= Allowance::conditional; }

// Actions that the same statements of a policy cover in the same way.
struct ActionGroup {
  Allowance allowance = Allowance::none;
  // Statements, from 0. Of those that allow, only the first that allows all of it when there is one; the same for
  // those that deny. Both lists have entries when a Deny takes away a part, or all, of what is allowed.
  std::vector<std::size_t> allowed_by = {};
  std::vector<std::size_t> denied_by = {};
  std::vector<std::string_view> actions = {};  // by their lower-case spelling
};

struct EffectiveActions {
  std::vector<ActionGroup> groups = {};  // that which is allowed most first, then by the statements' order
  // Actions that the policy names and the catalog lacks. They are in the groups: AWS matches them by their text.
  std::vector<std::string_view> unlisted = {};
  // Wildcards that match no listed action.
  std::vector<std::string_view> without_match = {};

  std::size_t allowed() const;           // how many actions are allowed, on whatever resources and conditions
  std::size_t unlisted_allowed() const;  // how many of them the catalog lacks
  // How this action is allowed; null when no statement covers it.
  const ActionGroup* find(std::string_view action) const;
};

// Every action that `pattern` matches and a statement of the policy covers. An action without resource types is
// covered by statements about all resources only.
EffectiveActions effective_actions(const PolicyDocument& document, const Catalog& catalog,
                                   std::string_view pattern = "*");
EffectiveActions effective_actions(const PolicyDocument&&, const Catalog&, std::string_view = {}) = delete;
EffectiveActions effective_actions(const PolicyDocument&, const Catalog&&, std::string_view = {}) = delete;
template <std::same_as<std::string> Text>
EffectiveActions effective_actions(const PolicyDocument&, const Catalog&, Text&&) = delete;

// What limits a statement to a part of an action.
struct StatementLimit {
  Effect effect = Effect::allow;
  std::vector<std::string> resources = {};   // sorted; none: all resources
  bool not_resource = false;                 // all resources but these
  std::vector<std::string> conditions = {};  // sorted: `StringEquals aws:RequestedRegion "eu-west-1", "us-east-1"`
  auto operator<=>(const StatementLimit&) const = default;
};
// Those of a group's statements, each once, sorted: Allow before Deny.
std::vector<StatementLimit> limits(const PolicyDocument& document, const ActionGroup& group);

// An AWS managed policy that allows an action.
struct OpeningPolicy {
  const ManagedPolicy* policy = nullptr;
  // False: AWS's dates do not say whether this version was in force at the time that was asked about.
  bool certain = true;
  EffectiveActions actions = {};  // of those that were asked about
};

// Does a statement of the policy name the action, or the pattern, as it stands?
bool names_action(const PolicyDocument& document, std::string_view action);

// Every managed policy that allows an action that `pattern` matches, by name: the current versions, or those in force
// at a time. An action that the catalog lacks is matched by its text.
std::vector<OpeningPolicy> who_opens(const Catalog& catalog, std::string_view pattern,
                                     std::optional<Instant> as_of = std::nullopt);
std::vector<OpeningPolicy> who_opens(const Catalog&&, std::string_view, std::optional<Instant> = {}) = delete;
template <std::same_as<std::string> Text>
std::vector<OpeningPolicy> who_opens(const Catalog&, Text&&, std::optional<Instant> = {}) = delete;

}  // namespace whichgate
