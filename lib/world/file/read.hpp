#pragma once
#include <optional>

#include "text/json/json.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/world.hpp"

namespace whichgate {

// Reads a world that is part of a larger file. All findings go to `problems`, with their places in that file, in the
// order of the file. nullopt when one of them is an error.
std::optional<World> read_world(const json::Element& element, Problems& problems, const Catalog& catalog);

}  // namespace whichgate
