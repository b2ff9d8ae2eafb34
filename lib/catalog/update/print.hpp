#pragma once
#include <string>

#include "catalog/contents.hpp"

namespace whichgate::catalog {

// Everything in a catalog as JSON, an action, a service and a version of a policy a line.
std::string print(const Contents& contents);

}  // namespace whichgate::catalog
