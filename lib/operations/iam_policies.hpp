#pragma once
#include "operations/step.hpp"

// The policies of IAM users and roles.
namespace whichgate::operations {

void put_user_policy(Step& step);
void delete_user_policy(Step& step);
void attach_user_policy(Step& step);
void detach_user_policy(Step& step);
void delete_user_permissions_boundary(Step& step);

void put_role_policy(Step& step);
void delete_role_policy(Step& step);
void attach_role_policy(Step& step);
void detach_role_policy(Step& step);
void delete_role_permissions_boundary(Step& step);

void create_role(Step& step);
void update_assume_role_policy(Step& step);

}  // namespace whichgate::operations
