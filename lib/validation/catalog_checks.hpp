#pragma once
#include "validation/action_resources.hpp"
#include "validation/findings.hpp"
#include "whichgate/policy.hpp"

// What is odd about a statement to whoever knows what AWS publishes.
namespace whichgate::validation {

// Services and actions that AWS does not have.
void check_names(const PolicyStatement& statement, const Catalog& catalog, Findings& findings);
// Resources that no action of the statement takes, and actions that apply to none of its resources.
void check_reach(const PolicyStatement& statement, ActionResources& actions, Findings& findings);
// Condition keys that AWS does not have, that no request for the statement's actions has, and operators that do not
// fit them.
void check_keys(const PolicyStatement& statement, ActionResources& actions, Findings& findings);
// All of this, for every statement.
void check_against(const Catalog& catalog, const PolicyDocument& document, Findings& findings);

}  // namespace whichgate::validation
