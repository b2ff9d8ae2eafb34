#pragma once
#include <optional>
#include <string>

#include "whichgate/affected_principals.hpp"
#include "whichgate/policy_history.hpp"

namespace whichgate::report {

// `catalog diff`: what changed between two days, and for whom in a world.
struct PolicyChangesAnswer {
  std::string from = {};  // the days as they were given
  std::string to = {};
  std::string world = {};  // its file, or an empty string
  PolicyChanges changes = {};
  std::optional<AffectedPrincipals> people = {};
  const Catalog& catalog;
};

}  // namespace whichgate::report
