#pragma once
#include <span>
#include <string_view>

#include "whichgate/catalog.hpp"

namespace whichgate::catalog {

std::span<const RetiredAction> retired_actions();

// Only the console asks for it: no API operation does.
bool console_only(std::string_view action);

}  // namespace whichgate::catalog
