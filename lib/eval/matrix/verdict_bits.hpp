#pragma once
#include <bit>
#include <cstdint>

#include "eval/bits.hpp"
#include "whichgate/action_list.hpp"

// Verdicts as two bits each: allowed and denied. Neither is implicitly denied, both are unknown.
namespace whichgate::eval {

inline Verdict verdict_at(std::span<const std::uint64_t> allowed, std::span<const std::uint64_t> denied,
                          std::size_t at) {
  if (has(allowed, at)) return has(denied, at) ? Verdict::unknown : Verdict::allowed;
  return has(denied, at) ? Verdict::explicit_deny : Verdict::implicit_deny;
}

inline void set_verdict(std::span<std::uint64_t> allowed, std::span<std::uint64_t> denied, std::size_t at,
                        Verdict verdict) {
  set(allowed, at, verdict == Verdict::allowed || verdict == Verdict::unknown);
  set(denied, at, verdict == Verdict::explicit_deny || verdict == Verdict::unknown);
}

// Adds the verdicts of a word, each as often as `times` says. Those that are implicitly denied are the rest.
inline void count(std::uint64_t allowed, std::uint64_t denied, std::size_t times, VerdictCounts& to) {
  const auto bits = [times](std::uint64_t word) { return times * static_cast<std::size_t>(std::popcount(word)); };
  to.allowed += bits(allowed & ~denied);
  to.explicitly_denied += bits(denied & ~allowed);
  to.unknown += bits(allowed & denied);
}

inline void count_the_rest(std::size_t all, VerdictCounts& to) {
  to.implicitly_denied = all - to.allowed - to.explicitly_denied - to.unknown;
}

}  // namespace whichgate::eval
