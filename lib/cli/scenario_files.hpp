#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "whichgate/scenario.hpp"

namespace whichgate::cli {

// Reads every scenario that the paths name. In folders, .json files that are something else are passed over.
// Fails with the findings of all files.
Result<std::vector<Scenario>> read_scenarios(const std::vector<std::string>& paths, const Catalog& catalog,
                                             std::istream& in);

}  // namespace whichgate::cli
