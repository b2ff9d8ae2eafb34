#pragma once
#include <cstddef>
#include <vector>

#include "whichgate/catalog.hpp"

namespace whichgate::report {

// The counts of a catalog under the names that every format prints.
struct NamedCount {
  const char* name;
  std::size_t number;
};
std::vector<NamedCount> named_counts(const CatalogCounts& counts);

}  // namespace whichgate::report
