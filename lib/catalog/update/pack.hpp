#pragma once
#include <string>

#include "catalog/contents.hpp"
#include "whichgate/result.hpp"

namespace whichgate::catalog {

// Puts everything into the order that Contents promises. Sources may be read in any order.
void sort(Contents& contents);

// The catalog file of sorted contents: the same bytes for the same contents, on every machine. Fails with every
// finding when the contents cannot be held: two entries of one name, a document that is not JSON, too many actions.
Result<std::string> pack(const Contents& contents);

}  // namespace whichgate::catalog
