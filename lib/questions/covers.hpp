#pragma once
#include <string_view>

namespace whichgate::questions {

// Does the first resource pattern match everything that the second one matches? False when in doubt.
bool covers(std::string_view pattern, std::string_view other);

}  // namespace whichgate::questions
