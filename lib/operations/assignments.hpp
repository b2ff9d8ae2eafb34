#pragma once
#include "operations/step.hpp"

namespace whichgate::operations {

void create_account_assignment(Step& step);
void delete_account_assignment(Step& step);
void provision_permission_set(Step& step);

}  // namespace whichgate::operations
