#pragma once
#include <string>
#include <string_view>

#include "whichgate/catalog.hpp"
#include "whichgate/world.hpp"
#include "world/file/places.hpp"

namespace whichgate {

// What the checks of the parts of a world share: each finding is about one row, and has its place where the world
// was read from a file.
struct WorldCheck {
  const World& world;
  const Catalog& catalog;
  const Places& places;
  Problems& problems;
  bool resolved = false;  // whoever read the world has found by name what assignments and memberships refer to

  // Something that the row refers to does not exist: "role `CI` in Dev: there is no managed policy `arn:...`".
  void dangling(std::string_view kind, std::string_view key, std::string message);
  // The row breaks one of AWS's rules.
  void rule(std::string_view kind, std::string_view key, std::string message, std::string help = {});
  // The managed policy that the owner names does not exist, or not yet.
  void no_policy(std::string_view kind, std::string_view key, std::string_view owner, std::string_view what,
                 std::string_view arn);
  // How messages call an account: by its name, or by the id when there is no such account.
  std::string name_of(std::string_view account) const;
};

void check_world(WorldCheck check);

void check_policies_as_of(WorldCheck& check);
void check_accounts(WorldCheck& check);
void check_iam(WorldCheck& check);
void check_organization(WorldCheck& check);
void check_identity_center(WorldCheck& check);
void check_sessions(WorldCheck& check);

}  // namespace whichgate
