#pragma once
#include <optional>
#include <string>

#include "text/json/json.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::policy {

// Reads a policy that stands in a larger document, so that findings keep that document's places. A string is read
// as the text of a policy. nullopt, and at least one finding more, when it is not a policy.
std::optional<PolicyDocument> read_policy(const json::Element& element, std::string name, Problems& problems);

// A policy as far as it can be read. AWS refuses what is wrong with it at three moments, with checks of other
// kinds between them.
struct Draft {
  PolicyDocument document;
  Problems syntax;    // no policy at all
  Problems effects;   // an Effect in other letter case than AWS's
  Problems actions;   // a statement without Action and NotAction
  Problems oddities;  // warnings about what the document no longer shows: it keeps text of all values
};

Draft draft_policy(const json::Element& element, std::string name);

}  // namespace whichgate::policy
