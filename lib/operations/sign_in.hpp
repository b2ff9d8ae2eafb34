#pragma once
#include "operations/step.hpp"

namespace whichgate::operations {

// A person signs in: to the AWS access portal, or as IAM user or root user to the console.
void sign_in(Step& step);
void sign_out(Step& step);

}  // namespace whichgate::operations
