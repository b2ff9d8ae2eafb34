#pragma once
#include <string>

#include "whichgate/instant.hpp"
#include "whichgate/result.hpp"

namespace whichgate::cli {

// The date that an option gives, or one finding.
Result<Instant> read_date(const std::string& option, const std::string& text);

}  // namespace whichgate::cli
