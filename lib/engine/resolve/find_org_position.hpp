#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gates/org_position.hpp"
#include "whichgate/world.hpp"

namespace whichgate::engine {

class SharedCompiler;

// Null: the account is in no organization.
std::shared_ptr<const gates::OrgPosition> find_org_position(const World& world, std::string_view account,
                                                            SharedCompiler& compiler);

// How explanations call a level of the organization: "the root", "OU Workloads", "account Dev".
std::string level_name(const World& world, const OrganizationNode& node);

// The policies of this type on the way from the root to an account of the world's organization.
std::vector<eval::Level> organization_levels(const World& world, std::string_view account, PolicyType type);

}  // namespace whichgate::engine
