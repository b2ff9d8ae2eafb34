#pragma once
#include "cli/streams.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::cli {

// Says on the error output that the catalog is old, where the time is known.
void warn_when_old(const Catalog& catalog, const Streams& streams);

}  // namespace whichgate::cli
