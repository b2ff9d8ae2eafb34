#pragma once
#include "simulator/step.hpp"

// Passwords, access keys and MFA devices, of IAM users and of the root user.
namespace whichgate::simulator {

void create_login_profile(Step& step);
void delete_login_profile(Step& step);
void create_access_key(Step& step);
void delete_access_key(Step& step);
void deactivate_mfa_device(Step& step);

}  // namespace whichgate::simulator
