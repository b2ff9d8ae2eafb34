#pragma once
#include "operations/step.hpp"

namespace whichgate::operations {

void enable_identity_center(Step& step);
void change_home_region(Step& step);
void create_instance(Step& step);

}  // namespace whichgate::operations
