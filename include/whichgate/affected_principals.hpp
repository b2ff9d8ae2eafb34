#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "whichgate/decision.hpp"
#include "whichgate/policy_history.hpp"
#include "whichgate/question.hpp"
#include "whichgate/world.hpp"

// Whose permissions AWS's changes of its managed policies changed, in one world: proven by asking the engine about
// every changed action at both times.
namespace whichgate {

struct AskedAtBothTimes {
  std::string action = {};
  std::string resource = {};  // an example of what the changed statement is about; empty: all resources
  Verdict before = Verdict::unknown;
  Verdict after = Verdict::unknown;
  std::optional<ReasonId> reason = {};  // why one of them is unknown
};

// Somebody who holds a changed policy: an Identity Center user with a permission set in an account, an IAM user, a
// role. A policy that is a permissions boundary is held too.
struct PolicyHolder {
  Caller caller = {};
  std::vector<std::string> policies = {};     // names of the changed policies
  std::vector<AskedAtBothTimes> gained = {};  // allowed now, and not before
  std::vector<AskedAtBothTimes> lost = {};    // allowed before, and not now
  std::vector<AskedAtBothTimes> open = {};    // nobody can tell: a condition, or a date that AWS does not say
  std::size_t same = 0;                       // how many answers did not change
};

struct AffectedPrincipals {
  std::vector<PolicyHolder> touched = {};    // gained or lost something, or may have
  std::vector<PolicyHolder> untouched = {};  // hold a changed policy, and may what they might before
};

// Asks for each holder, through the API where the action has one. Policies of which AWS's dates do not say whether they
// changed are asked about as well. The world's own `policies_as_of` is set aside.
AffectedPrincipals affected_principals(const World& world, const Catalog& catalog, const PolicyChanges& changes,
                                       Instant from, Instant to);

}  // namespace whichgate
