#pragma once
#include <string_view>

#include "whichgate/result.hpp"

namespace whichgate::catalog {

// Whether these bytes are a catalog file that can be read: its form, its version, its length, its checksum, and every
// number in it. The finding says what is wrong; nothing is found when the file is sound.
Problems check_file(std::string_view bytes, std::string_view name);

// The same without the checksum. For tests that look for what a checksum would hide.
Problems check_structure(std::string_view bytes, std::string_view name);

}  // namespace whichgate::catalog
