#pragma once
#include <string_view>

#include "whichgate/reason_id.hpp"

// Tests name reasons as users read them.
namespace whichgate {

inline bool operator==(ReasonId id, std::string_view text) { return to_string(id) == text; }

}  // namespace whichgate
