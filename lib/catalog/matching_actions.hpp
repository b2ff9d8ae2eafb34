#pragma once
#include <string_view>
#include <vector>

#include "catalog/packed.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::catalog {

// Appends the actions that a pattern of a policy matches: sorted ranges of ids, of which no two touch.
void add_matching_actions(const Packed& packed, std::string_view pattern, std::vector<ActionRange>& to);

}  // namespace whichgate::catalog
