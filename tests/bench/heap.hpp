#pragma once
#include <cstddef>

// What operator new hands out, counted while somebody counts. Replaced in every program that links heap.cpp.
namespace bench {

class HeapCount {
 public:
  HeapCount();   // begins to count
  ~HeapCount();  // ends it; one at a time
  HeapCount(const HeapCount&) = delete;
  HeapCount& operator=(const HeapCount&) = delete;

  std::size_t allocations() const;
  std::size_t peak() const;  // bytes that were held at once, of those allocated since the beginning
};

}  // namespace bench
