#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "operations/actor.hpp"
#include "operations/operation.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/world.hpp"

namespace whichgate::operations {

// The id or ARN of the thing that a member of this form names, or nullopt.
std::optional<std::string> find_id(const World& world, const Catalog& catalog, const Actor& actor, Form form,
                                   const std::string& name);
// All names that a member of this form can take, for the nearest one in an error.
std::vector<std::string> known_names(const World& world, const Catalog& catalog, const Actor& actor, Form form);

}  // namespace whichgate::operations
