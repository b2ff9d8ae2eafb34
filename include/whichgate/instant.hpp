#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace whichgate {

// A moment in UTC, to the second. The library never asks the machine for the time: `World::now` says it.
using Instant = std::chrono::sys_seconds;

// Reads ISO 8601: "2026-11-22", "2026-11-22T09:00Z", "2026-11-22T09:00:00+01:00". A date alone is its first
// second in UTC; fractions of a second are cut off. Returns nullopt for anything else, impossible dates included.
std::optional<Instant> parse_instant(std::string_view text);

// Reads an ISO 8601 duration of days, hours, minutes and seconds, the form of Identity Center's session
// durations: "PT1H", "PT12H", "P90D", "PT1H30M". Returns nullopt for anything else, and for zero.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

std::string to_string(Instant instant);                // "2026-11-22T09:00:00Z"
std::string to_string(std::chrono::seconds duration);  // "PT1H30M"
std::string in_words(std::chrono::seconds duration);   // "1 hour 30 minutes"

}  // namespace whichgate
