#pragma once
#include <string>

#include "whichgate/catalog.hpp"

namespace whichgate::report {

std::string name_and_version(const ManagedPolicy& policy);  // "Billing v30"
std::string release_date(const ManagedPolicy& policy);      // "2026-07-30", "between 2026-02-12 and 2026-07-30"

}  // namespace whichgate::report
