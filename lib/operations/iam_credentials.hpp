#pragma once
#include "operations/step.hpp"

// Passwords, access keys and MFA devices, of IAM users and of the root user.
namespace whichgate::operations {

void create_login_profile(Step& step);
void delete_login_profile(Step& step);
void create_access_key(Step& step);
void delete_access_key(Step& step);
void deactivate_mfa_device(Step& step);

}  // namespace whichgate::operations
