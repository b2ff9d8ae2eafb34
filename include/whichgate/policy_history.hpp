#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/effective_actions.hpp"

// What AWS's changes of its managed policies gave and took. Wildcards are expanded against the actions that the catalog
// lists today: it does not know when an action came to be. What these functions return points into the catalog and the
// policies that they are given, and lives as long: temporaries are refused.
namespace whichgate {

// How an action is allowed, and what limits it.
struct Extent {
  Allowance allowance = Allowance::none;
  std::vector<StatementLimit> limits = {};
  auto operator<=>(const Extent&) const = default;
};

// Actions that one version of a policy allows in another way than the version before.
struct ActionChange {
  enum class Kind {
    given,   // allowed now, and not before
    taken,   // allowed before, and not now
    denied,  // a Deny says so now; it was not allowed before either
    changed  // allowed before and after, on other resources or conditions; or denied otherwise than before
  };
  Kind kind = Kind::changed;
  Extent before = {};
  Extent after = {};
  std::vector<std::string_view> actions = {};
};
std::string_view to_string(ActionChange::Kind kind);  // "given"

// An action or a wildcard that came into a policy's text or left it, and the listed actions that it stands for.
struct PatternChange {
  Effect effect = Effect::allow;
  bool not_action = false;
  std::string_view pattern = {};
  std::vector<std::string_view> actions = {};  // that the pattern matches
};

struct PolicyChange {
  const ManagedPolicy* before = nullptr;  // null: nothing is recorded before
  const ManagedPolicy* after = nullptr;
  int unrecorded = 0;  // how many versions between them are not recorded
  std::vector<PatternChange> added = {};
  std::vector<PatternChange> removed = {};
  std::vector<ActionChange> actions = {};  // given, taken, denied, changed

  std::size_t count(ActionChange::Kind kind) const;  // of actions
  // The text changed, and with it neither the patterns nor what they allow: statements were moved, or renamed.
  bool without_effect() const { return before && added.empty() && removed.empty() && actions.empty(); }
};

// The change from one version to another; `before` may be null.
PolicyChange compare(const ManagedPolicy* before, const ManagedPolicy& after, const Catalog& catalog);
PolicyChange compare(const ManagedPolicy*, const ManagedPolicy&&, const Catalog&) = delete;
PolicyChange compare(const ManagedPolicy*, const ManagedPolicy&, const Catalog&&) = delete;

// Every recorded version of a managed policy with what it changed, the oldest first; empty when the catalog lacks it.
std::vector<PolicyChange> policy_history(const Catalog& catalog, std::string_view arn_or_name);
std::vector<PolicyChange> policy_history(const Catalog&&, std::string_view) = delete;

// A managed policy that is not the same at two times. Where AWS's dates do not say which version was in force, the
// change is from the latest that may have been in force at first to the earliest that may have been at last.
struct ChangedPolicy {
  PolicyChange change = {};
  std::vector<const ManagedPolicy*> from = {};  // versions that may have been in force; none: it did not exist yet
  std::vector<const ManagedPolicy*> to = {};
  bool certain() const { return from.size() <= 1 && to.size() == 1; }
};

// AWS's dates do not say whether the policy changed.
struct UndecidedPolicy {
  std::vector<const ManagedPolicy*> from = {};  // versions that may have been in force
  std::vector<const ManagedPolicy*> to = {};
};

struct PolicyChanges {
  std::vector<ChangedPolicy> changed = {};      // by name
  std::vector<UndecidedPolicy> undecided = {};  // by name
  std::size_t unchanged = 0;
};

// What changed between two times, of all managed policies or of one.
PolicyChanges policy_changes(const Catalog& catalog, Instant from, Instant to, std::string_view arn_or_name = {});
PolicyChanges policy_changes(const Catalog&&, Instant, Instant, std::string_view = {}) = delete;

}  // namespace whichgate
