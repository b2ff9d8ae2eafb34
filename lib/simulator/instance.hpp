#pragma once
#include "simulator/step.hpp"

namespace whichgate::simulator {

void enable_identity_center(Step& step);
void change_home_region(Step& step);
void create_instance(Step& step);

}  // namespace whichgate::simulator
