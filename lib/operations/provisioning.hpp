#pragma once
#include <string>

#include "operations/step.hpp"
#include "whichgate/world.hpp"

// How permission sets get into accounts.
// https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
namespace whichgate::operations {

// Begins to provision a permission set, as it is now, to an account. It ends one to three minutes from now, and
// fails then when the account, its policies or the caller's permissions do not let it succeed.
void begin_provisioning(Step& step, const std::string& account, const std::string& permission_set);

// Ends what is under way and due.
void end_due_provisionings(World& world);

// Takes an assignment away. With the last one of its account and permission set the role goes too.
void remove_assignment(World& world, const std::string& key);

// The permission set has a role in the account, or is about to.
bool provisioned(const IdentityCenter& center, const std::string& account, const std::string& permission_set);

}  // namespace whichgate::operations
