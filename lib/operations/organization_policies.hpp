#pragma once
#include "operations/step.hpp"

// Service control policies and resource control policies.
namespace whichgate::operations {

void enable_policy_type(Step& step);
void create_policy(Step& step);
void update_policy(Step& step);
void attach_policy(Step& step);
void detach_policy(Step& step);

}  // namespace whichgate::operations
