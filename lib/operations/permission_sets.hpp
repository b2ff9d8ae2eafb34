#pragma once
#include <string>

#include "operations/step.hpp"

// Permission sets and what they hold. An edit counts up the set's version; accounts that it is provisioned to keep
// what they have until the next ProvisionPermissionSet.
namespace whichgate::operations {

void create_permission_set(Step& step);
void update_permission_set(Step& step);
void delete_permission_set(Step& step);
void put_inline_policy(Step& step);
void delete_inline_policy(Step& step);
void attach_managed_policy(Step& step);
void detach_managed_policy(Step& step);
void attach_customer_managed_policy(Step& step);
void detach_customer_managed_policy(Step& step);
void put_permissions_boundary(Step& step);
void delete_permissions_boundary(Step& step);

// A delegated administrator cannot touch a permission set that is provisioned to the management account. Fails the
// step, and returns false, when the caller is one and the set is.
bool may_manage(Step& step, const std::string& permission_set);
// Nor can it assign anything there.
bool may_assign_in(Step& step, const std::string& account);

}  // namespace whichgate::operations
