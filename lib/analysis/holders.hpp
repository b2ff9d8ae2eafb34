#pragma once
#include <string_view>
#include <vector>

#include "whichgate/question.hpp"
#include "whichgate/world.hpp"

namespace whichgate::analysis {

// Who holds a managed policy, as a policy of theirs or as a permissions boundary: each Identity Center user with each
// permission set that is provisioned and assigned to them, IAM users also through their groups, roles.
std::vector<Caller> holders(const World& world, std::string_view policy_arn);

}  // namespace whichgate::analysis
