#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "whichgate/row_tag.hpp"

namespace whichgate {

template <class Row>
struct TableContent;

// The rows of one kind in a World, found by index and never by scan.
//
// A row type has `key() const` (a text, unique) and `tags() const` (an array of RowTag, what else it is looked up by;
// several rows may share a tag). Rows keep the order of insertion.
//
// A Table is a value: a copy costs one pointer, and the first change to a copy makes the content its own. A large
// content is not copied: it stays below what changed. So a World can be copied for every what-if. Const use of one
// Table from several threads is safe. Pointers returned are valid until the next change of this table.
//
// The functions are compiled in the library, once for each kind of row in a World.
template <class Row>
class Table {
 public:
  Table();

  std::size_t size() const;
  bool empty() const { return size() == 0; }

  // The row with this key, or null.
  const Row* find(std::string_view key) const;
  // The row with this tag, when there is one and no other.
  const Row* only_with(std::string_view tag) const;
  // All rows with this tag, oldest first.
  std::vector<const Row*> with(std::string_view tag) const;
  // The first row with this tag, or null.
  const Row* first_with(std::string_view tag) const;

  // Adds a row. False, and no change, when its key is taken.
  bool insert(Row row);
  // Removes the row with this key. False when there is no such row.
  bool erase(std::string_view key);

  // Lets `change` edit the row with this key, its key and tags included. False, and no change, when there is no
  // such row, or when the new key is another row's.
  template <class Change>
  bool edit(std::string_view key, Change&& change) {
    const Row* before = find(key);
    if (!before) return false;
    Row after = *before;
    std::forward<Change>(change)(after);
    return replace(key, std::move(after));
  }

  // Calls `visit(const Row&)` for every row, oldest first.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::uint32_t slot = 0; slot < slots(); ++slot)
      if (const Row* one = row(slot)) visit(*one);
  }

 private:
  bool replace(std::string_view key, Row after);
  // Rows are numbered in the order of insertion. The number of an erased one has no row.
  std::uint32_t slots() const;
  const Row* row(std::uint32_t slot) const;
  TableContent<Row>& own();

  std::shared_ptr<TableContent<Row>> content_;
};

}  // namespace whichgate
