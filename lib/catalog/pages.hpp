#pragma once
#include <span>
#include <string_view>

#include "whichgate/catalog.hpp"

namespace whichgate::catalog {

std::span<const BillingPage> billing_pages();

// By a page's own name or one of its other names, ignoring case.
const BillingPage* billing_page(std::string_view name);

}  // namespace whichgate::catalog
