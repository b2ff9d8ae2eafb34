#pragma once
#include "simulator/step.hpp"

namespace whichgate::simulator {

void create_account_assignment(Step& step);
void delete_account_assignment(Step& step);
void provision_permission_set(Step& step);

}  // namespace whichgate::simulator
