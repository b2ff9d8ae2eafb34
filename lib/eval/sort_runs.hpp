#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

namespace whichgate::eval {

// Sorts what mostly stands in order: the sorted runs of which it consists are merged. Where there are many of them, it
// is sorted as any other.
template <class Item, class Key>
void sort_runs(std::vector<Item>& items, Key key) {
  constexpr std::size_t few = 32;
  std::vector<std::ptrdiff_t> ends;  // of the runs
  const auto begin = items.begin();
  while (ends.size() <= few && (ends.empty() || begin + ends.back() != items.end())) {
    const auto from = begin + (ends.empty() ? 0 : ends.back());
    ends.push_back(std::ranges::is_sorted_until(from, items.end(), {}, key) - begin);
  }
  if (ends.size() > few) {
    std::ranges::sort(items, {}, key);
    return;
  }
  // Neighbours are merged, until one run is left.
  while (ends.size() > 1) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ends.size(); i += 2) {
      const std::ptrdiff_t from = i == 0 ? 0 : ends[i - 1];
      if (i + 1 < ends.size()) std::ranges::inplace_merge(begin + from, begin + ends[i], begin + ends[i + 1], {}, key);
      ends[kept++] = ends[std::min(i + 1, ends.size() - 1)];
    }
    ends.resize(kept);
  }
}

}  // namespace whichgate::eval
