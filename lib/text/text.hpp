#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whichgate::text {

std::string lower(std::string_view text);  // ASCII letters only
bool equals_ignoring_case(std::string_view a, std::string_view b);
bool before_ignoring_case(std::string_view a, std::string_view b);  // in the order of the lower-case spellings
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);

// `*` is any run of characters, `?` exactly one; anchored at both ends, nothing else is special.
// Linear in both lengths, except for a long run of letters with `?` among them between two stars: that may be looked
// for at every place of the text.
bool wildcard_match(std::string_view pattern, std::string_view text);
bool wildcard_match_ignoring_case(std::string_view pattern, std::string_view text);
// Is there a text that both patterns match?
bool wildcards_intersect(std::string_view a, std::string_view b);

// The name nearest to `name` by edit distance, ignoring case; empty when none is near enough to be a slip of
// the keyboard.
std::string nearest(std::string_view name, std::span<const std::string> names);
// "did you mean `nearest`?" or "known are: a, b, c", for the help of an error; empty when there are no names.
std::string suggestion(std::string_view name, std::span<const std::string> names);

// FNV-1a and a finisher: the same on every machine. For generated ids, not for security.
std::uint64_t hash(std::string_view text, std::uint64_t seed = 0);
// `digits` lower-case hexadecimal digits made from a hash chain.
std::string hex(std::string_view salt, std::uint64_t seed, std::size_t digits);

}  // namespace whichgate::text
