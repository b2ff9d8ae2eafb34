#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace whichgate {

// Finds the rows of a Table by the hash of a text, in the order of their numbers. It keeps no text: whoever asks
// compares, since others may have the same hash. Flat, so that a million rows are added, and copied, quickly.
class RowIndex {
 public:
  static std::uint32_t hash(std::string_view text);

  void insert(std::uint32_t hash, std::uint32_t row);
  void erase(std::uint32_t hash, std::uint32_t row);

  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  // Walks the rows with one hash.
  class Cursor {
   public:
    Cursor() = default;
    Cursor(const RowIndex& index, std::uint32_t hash) : index_(&index), link_(index.first(hash)) {}

    bool at_end() const { return link_ == none; }
    std::uint32_t row() const { return index_->links_[link_].row; }
    void next() { link_ = index_->links_[link_].next; }

   private:
    const RowIndex* index_ = nullptr;
    std::uint32_t link_ = none;
  };

 private:
  // The rows of one hash are a chain of links.
  struct Head {
    std::uint32_t hash = 0, first = none, last = none;
    bool used = false;
  };
  struct Link {
    std::uint32_t row = none, next = none;
  };

  std::uint32_t first(std::uint32_t hash) const;
  Head& head(std::uint32_t hash);
  void grow();
  std::uint32_t make_link(std::uint32_t row);

  std::vector<Head> heads_ = {};  // open addressing; the number is a power of two
  std::vector<Link> links_ = {};
  std::uint32_t unused_ = none;  // links of rows that were erased
  std::size_t chains_ = 0;
};

}  // namespace whichgate
