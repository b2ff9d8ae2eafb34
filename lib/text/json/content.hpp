#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

// What a JSON document is made of: reading one costs a few large pieces of memory and not one for every value.
namespace whichgate::json {

// Hands out memory that lives as long as it does itself.
class Arena {
 public:
  // `expected`: how much is likely to be needed at first.
  explicit Arena(std::size_t expected) : expected_(std::clamp(expected, smallest_piece, largest_piece)) {}

  template <class T>
  const T* copy(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (values.empty()) return nullptr;
    void* place = allocate(values.size_bytes(), alignof(T));
    std::memcpy(place, values.data(), values.size_bytes());
    return static_cast<const T*>(place);
  }
  std::string_view copy(std::string_view text) { return {copy(std::span(text)), text.size()}; }

 private:
  static constexpr std::size_t smallest_piece = 512, largest_piece = std::size_t{1} << 20U;

  void* allocate(std::size_t size, std::size_t alignment) {
    void* place = free_;
    if (!std::align(alignment, size, place, left_)) {
      // New memory is aligned for everything that is kept here.
      left_ = std::max(size, expected_);
      place = pieces_.emplace_back(std::make_unique_for_overwrite<std::byte[]>(left_)).get();
    }
    free_ = static_cast<std::byte*>(place) + size;
    left_ -= size;
    return place;
  }

  std::size_t expected_;
  std::vector<std::unique_ptr<std::byte[]>> pieces_;
  std::byte* free_ = nullptr;
  std::size_t left_ = 0;
};

// Where the lines of a text begin, and the characters in them.
class Lines {
 public:
  explicit Lines(std::string_view text);

  struct Place {
    int line = 1;
    int column = 1;
  };
  // The later bytes of a UTF-8 sequence stand where its first one does.
  Place at(std::string_view text, std::size_t offset) const;

 private:
  std::size_t later_bytes_before(std::string_view text, std::size_t offset) const;

  std::vector<std::size_t> begins_{0};
  std::vector<std::size_t> later_bytes_;  // before every so many bytes; none when all of the text is ASCII
};

struct Content {
  explicit Content(std::string_view all) : arena(2 * all.size() + all.size() / 2), text(arena.copy(all)), lines(text) {}

  Arena arena;
  std::string_view text;
  Lines lines;
};

}  // namespace whichgate::json
