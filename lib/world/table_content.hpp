#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "whichgate/row_tag.hpp"
#include "world/row_index.hpp"

namespace whichgate {

// What a Table holds. Rows have numbers, their slots, in the order of insertion; an erased row leaves its slot empty.
// What need not know the type of a row is RowIndex, which is compiled once and not for every kind of row.
template <class Row>
struct TableContent {
  std::shared_ptr<const TableContent> below = {};     // what this is a change of, which has no other below it
  std::map<std::uint32_t, std::size_t> changed = {};  // slots from below, and where in `changed_rows` they are now
  std::vector<std::optional<Row>> changed_rows = {};
  std::uint32_t first = 0;  // slot of the first row of this content's own
  std::vector<std::optional<Row>> rows = {};
  std::size_t count = 0;
  RowIndex by_key = {}, by_tag = {};  // without what is below

  // The same rows, to be changed: a copy when they are few, else a layer of changes above them.
  static std::shared_ptr<TableContent> changeable(const std::shared_ptr<TableContent>& shared) {
    constexpr std::size_t small = 256;
    const std::size_t size = shared->changed.size() + shared->rows.size();
    if (size < (shared->below ? shared->first / 4 : small)) return std::make_shared<TableContent>(*shared);
    auto content = std::make_shared<TableContent>();
    if (!shared->below) {
      content->below = shared;
      content->first = shared->slots();
      content->count = shared->count;
      return content;
    }
    // Every row keeps its slot: whoever changes it has looked it up.
    for (std::uint32_t slot = 0; slot < shared->slots(); ++slot)
      if (const Row* one = shared->row(slot))
        content->append(*one, RowIndex::hash(one->key()));
      else
        content->rows.emplace_back();
    return content;
  }

  std::uint32_t slots() const { return first + static_cast<std::uint32_t>(rows.size()); }

  const Row* row(std::uint32_t slot) const {
    if (slot >= first) return pointer(rows[slot - first]);
    if (changed.empty()) return pointer(below->rows[slot]);
    const auto at = changed.find(slot);
    return pointer(at == changed.end() ? below->rows[slot] : changed_rows[at->second]);
  }
  static const Row* pointer(const std::optional<Row>& row) { return row ? &*row : nullptr; }

  std::uint32_t slot_of(std::string_view key) const { return slot_of(key, RowIndex::hash(key)); }
  std::uint32_t slot_of(std::string_view key, std::uint32_t hash) const {
    for (RowIndex::Cursor at(by_key, hash); !at.at_end(); at.next())
      if (row(at.row())->key() == key) return at.row();
    if (!below) return RowIndex::none;
    for (RowIndex::Cursor at(below->by_key, hash); !at.at_end(); at.next())
      if (!changed.contains(at.row()) && row(at.row())->key() == key) return at.row();
    return RowIndex::none;
  }

  // Walks the rows with one tag, oldest first: those of its own and those from below, each in the order of their slots.
  class Tagged {
   public:
    Tagged(const TableContent& content, std::string_view tag)
        : content_(content), tag_(tag), own_(content.by_tag, RowIndex::hash(tag)) {
      if (content.below) below_ = RowIndex::Cursor(content.below->by_tag, RowIndex::hash(tag));
    }

    // The next row, or null after the last.
    const Row* next() {
      while (!own_.at_end() || !below_.at_end()) {
        const bool from_below = own_.at_end() || (!below_.at_end() && below_.row() < own_.row());
        RowIndex::Cursor& cursor = from_below ? below_ : own_;
        const std::uint32_t slot = cursor.row();
        cursor.next();
        if (from_below && content_.changed.contains(slot)) continue;
        const Row* one = content_.row(slot);
        for (const RowTag& own_tag : one->tags())
          if (own_tag == tag_) return one;
      }
      return nullptr;
    }

   private:
    const TableContent& content_;
    std::string_view tag_;
    RowIndex::Cursor own_, below_ = {};
  };

  void append(Row one, std::uint32_t key_hash) {
    rows.emplace_back(std::move(one));
    index(slots() - 1, key_hash);
  }

  void replace(std::uint32_t slot, std::optional<Row> after) {
    --count;
    if (slot >= first || changed.contains(slot)) {
      by_key.erase(RowIndex::hash(row(slot)->key()), slot);
      for (const RowTag& tag : row(slot)->tags())
        if (!tag.empty()) by_tag.erase(tag.hash(), slot);
      (slot >= first ? rows[slot - first] : changed_rows[changed[slot]]) = std::move(after);
    } else {
      changed.emplace(slot, changed_rows.size());
      changed_rows.push_back(std::move(after));
    }
    if (const Row* now = row(slot)) index(slot, RowIndex::hash(now->key()));
  }

  void index(std::uint32_t slot, std::uint32_t key_hash) {
    ++count;
    by_key.insert(key_hash, slot);
    for (const RowTag& tag : row(slot)->tags())
      if (!tag.empty()) by_tag.insert(tag.hash(), slot);
  }
};

}  // namespace whichgate
