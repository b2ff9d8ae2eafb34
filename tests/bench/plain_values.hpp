#pragma once
#include <string_view>

// How the plain loop compares values: everything is text, read anew at each comparison.
namespace bench::plain {

bool equals_ignoring_case(std::string_view a, std::string_view b);
// `*` and `?`, with one position to go back to.
bool wildcard(std::string_view pattern, std::string_view text);
bool wildcard_ignoring_case(std::string_view pattern, std::string_view text);
// Six parts between colons, each a pattern of its own.
bool arn_like(std::string_view pattern, std::string_view arn);
// An IPv4 or IPv6 address, and a range or an address.
bool in_range(std::string_view address, std::string_view range);
// Below zero, zero, or above zero; dates as AWS writes them compare as text.
int compare_numbers(std::string_view a, std::string_view b);

}  // namespace bench::plain
