#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Sets of small numbers, a bit each.
namespace whichgate::eval {

using Bits = std::vector<std::uint64_t>;

constexpr std::size_t words_for(std::size_t bits) { return (bits + 63) / 64; }

inline bool has(std::span<const std::uint64_t> bits, std::size_t at) { return (bits[at / 64] >> (at % 64) & 1) != 0; }

inline void set(std::span<std::uint64_t> bits, std::size_t at) { bits[at / 64] |= std::uint64_t{1} << (at % 64); }

inline void set(std::span<std::uint64_t> bits, std::size_t at, bool value) {
  const std::uint64_t mask = std::uint64_t{1} << (at % 64);
  bits[at / 64] = value ? bits[at / 64] | mask : bits[at / 64] & ~mask;
}

// From `first` up to, but not including, `last`, which is greater.
inline void set_range(std::span<std::uint64_t> bits, std::size_t first, std::size_t last) {
  const std::uint64_t from = ~std::uint64_t{0} << (first % 64), to = ~std::uint64_t{0} >> (63 - (last - 1) % 64);
  const std::size_t begin = first / 64, end = (last - 1) / 64;
  if (begin == end) {
    bits[begin] |= from & to;
    return;
  }
  bits[begin] |= from;
  std::fill(bits.begin() + static_cast<std::ptrdiff_t>(begin) + 1, bits.begin() + static_cast<std::ptrdiff_t>(end),
            ~std::uint64_t{0});
  bits[end] |= to;
}

}  // namespace whichgate::eval
