#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "eval/compiled_layer.hpp"
#include "eval/policies.hpp"
#include "whichgate/world.hpp"

namespace whichgate::gates {

class SharedCompiler;

// An account's place in the organization, with the policies that reach it there.
struct Place {
  // The policies of one type on the way from the root to the account. No layer: the type is not enabled, or the
  // account is the management account, which they do not reach.
  struct Policies {
    std::vector<eval::Level> levels = {};
    std::shared_ptr<const eval::CompiledLayer> layer = nullptr;
  };
  bool management = false;
  std::vector<std::string> paths = {};  // the values of aws:PrincipalOrgPaths
  Policies scps = {}, rcps = {};
};

// Null: the account is in no organization.
std::shared_ptr<const Place> find_place(const World& world, std::string_view account, SharedCompiler& compiler);

// How explanations call a level of the organization: "the root", "OU Workloads", "account Dev".
std::string level_name(const World& world, const OrganizationNode& node);

// The policies of this type on the way from the root to an account of the world's organization.
std::vector<eval::Level> organization_levels(const World& world, std::string_view account, PolicyType type);

}  // namespace whichgate::gates
