#pragma once
#include <string_view>

#include "policy/operators.hpp"
#include "text/values/reading.hpp"

namespace whichgate::policy {

// What a text is to an operator that compares numbers, dates, addresses or bytes. To the others every text is a value.
text::Meaning meaning_of(Comparison comparison, std::string_view text);

}  // namespace whichgate::policy
