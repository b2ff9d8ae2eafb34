#pragma once
#include <string_view>

namespace whichgate::text {

// Does the first resource pattern match everything that the second one matches? False when in doubt.
bool wildcard_subsumes(std::string_view pattern, std::string_view other);

}  // namespace whichgate::text
