#pragma once
#include "whichgate/effective_actions.hpp"

// How far a statement reaches, without regard to its actions.
namespace whichgate::analysis {

enum class Resources { none, some, all };

// The resources that a statement is about. Nothing but "all resources" covers an action without resource types.
Resources resources_of(const PolicyStatement& statement, bool without_resource_types);

// Does a Deny, of an action with resource types, cover every resource on which the statement allows it?
bool takes_all(const PolicyStatement& deny, const PolicyStatement& allow);

}  // namespace whichgate::analysis
