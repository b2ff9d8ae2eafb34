#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "whichgate/detail/table_content.hpp"
#include "whichgate/row_tag.hpp"

namespace whichgate {

// The rows of one kind in a World, found by index and never by scan.
//
// A row type has `key() const` (a text, unique) and `tags() const` (an array of RowTag, what else it is looked up by;
// several rows may share a tag). Rows keep the order of insertion.
//
// A Table is a value: a copy costs one pointer, and the first change to a copy makes the content its own. A large
// content is not copied: it stays below what changed. So a World can be copied for every what-if. Const use of one
// Table from several threads is safe. Pointers returned are valid until the next change of this table.
template <class Row>
class Table {
 public:
  Table() : content_(std::make_shared<Content>()) {}

  std::size_t size() const { return content_->count; }
  bool empty() const { return size() == 0; }

  // The row with this key, or null.
  const Row* find(std::string_view key) const {
    const std::uint32_t slot = content_->slot_of(key);
    return slot == detail::RowIndex::none ? nullptr : content_->row(slot);
  }

  // The row with this tag, when there is one and no other.
  const Row* only_with(std::string_view tag) const {
    const Row* found = nullptr;
    bool several = false;
    content_->visit(tag, [&](const Row* row) {
      several = found != nullptr;
      found = row;
      return several;
    });
    return several ? nullptr : found;
  }

  // All rows with this tag, oldest first.
  std::vector<const Row*> with(std::string_view tag) const {
    std::vector<const Row*> found;
    content_->visit(tag, [&](const Row* row) {
      found.push_back(row);
      return false;
    });
    return found;
  }

  // The first row with this tag, or null.
  const Row* first_with(std::string_view tag) const {
    const Row* found = nullptr;
    content_->visit(tag, [&](const Row* row) { return (found = row) != nullptr; });
    return found;
  }

  // Adds a row. False, and no change, when its key is taken.
  bool insert(Row row) {
    const auto& key = row.key();
    const std::uint32_t hash = detail::RowIndex::hash(key);
    if (content_->slot_of(key, hash) != detail::RowIndex::none) return false;
    own().append(std::move(row), hash);
    return true;
  }

  // Lets `change` edit the row with this key, its key and tags included. False, and no change, when there is no
  // such row, or when the new key is another row's.
  template <class Change>
  bool edit(std::string_view key, Change&& change) {
    const std::uint32_t slot = content_->slot_of(key);
    if (slot == detail::RowIndex::none) return false;
    Row after = *content_->row(slot);
    std::forward<Change>(change)(after);
    const std::uint32_t taken = content_->slot_of(after.key());
    if (taken != detail::RowIndex::none && taken != slot) return false;
    own().replace(slot, std::move(after));
    return true;
  }

  // Removes the row with this key. False when there is no such row.
  bool erase(std::string_view key) {
    const std::uint32_t slot = content_->slot_of(key);
    if (slot == detail::RowIndex::none) return false;
    own().replace(slot, std::nullopt);
    return true;
  }

  // Calls `visit(const Row&)` for every row, oldest first.
  template <class Visit>
  void for_each(Visit&& visit) const {
    const Content& content = *content_;
    for (std::uint32_t slot = 0; slot < content.slots(); ++slot)
      if (const Row* row = content.row(slot)) visit(*row);
  }

 private:
  using Content = detail::TableContent<Row>;

  Content& own() {
    if (content_.use_count() != 1) content_ = Content::changeable(content_);
    return *content_;
  }

  std::shared_ptr<Content> content_;
};

}  // namespace whichgate
