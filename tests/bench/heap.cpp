#include "bench/heap.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

bool counting = false;
std::size_t allocation_count = 0;
std::ptrdiff_t held = 0, most_held = 0;

void* counted(void* memory) {
  if (!memory) throw std::bad_alloc();
  if (counting) {
    ++allocation_count;
    held += static_cast<std::ptrdiff_t>(malloc_usable_size(memory));
    most_held = std::max(most_held, held);
  }
  return memory;
}

void release(void* memory) {
  if (counting) held -= static_cast<std::ptrdiff_t>(malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return counted(std::malloc(std::max<std::size_t>(size, 1))); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto step = static_cast<std::size_t>(alignment);
  return counted(std::aligned_alloc(step, (std::max<std::size_t>(size, 1) + step - 1) / step * step));
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }

namespace bench {

HeapCount::HeapCount() {
  allocation_count = 0;
  held = most_held = 0;
  counting = true;
}

HeapCount::~HeapCount() { counting = false; }

std::size_t HeapCount::allocations() const { return allocation_count; }
std::size_t HeapCount::peak() const { return static_cast<std::size_t>(most_held); }

}  // namespace bench
