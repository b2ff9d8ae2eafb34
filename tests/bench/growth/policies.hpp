#pragma once
#include <string>
#include <vector>
#include <whichgate/whichgate.hpp>

// Every permission set of a world as a role in every account, under the account's service control policies, asked
// about the actions.
whichgate::PolicyMatrixQuestion policies_of(const whichgate::World& world, const std::vector<std::string>& actions);
