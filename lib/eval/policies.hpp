#pragma once
#include "whichgate/policy_set.hpp"

namespace whichgate::eval {

using whichgate::NamedPolicy;
using Level = PolicyLevel;
using Policies = PolicySet;

}  // namespace whichgate::eval
