#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "whichgate/detail/row_index.hpp"
#include "whichgate/row_tag.hpp"

namespace whichgate::detail {

// What a Table holds. Rows have numbers, their slots, in the order of insertion; an erased row leaves its slot empty.
template <class Row>
struct TableContent {
  std::shared_ptr<const TableContent> below = {};            // what this is a change of, which has no other below it
  std::map<std::uint32_t, std::optional<Row>> changed = {};  // rows from below
  std::uint32_t first = 0;                                   // slot of the first row of this content's own
  std::vector<std::optional<Row>> rows = {};
  std::size_t count = 0;
  RowIndex by_key = {}, by_tag = {};  // without what is below

  // The same rows, to be changed: a copy when they are few, else a layer of changes above them.
  static std::shared_ptr<TableContent> changeable(const std::shared_ptr<const TableContent>& shared) {
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
    return pointer(at == changed.end() ? below->rows[slot] : at->second);
  }
  static const Row* pointer(const std::optional<Row>& row) { return row ? &*row : nullptr; }

  std::uint32_t slot_of(std::string_view key) const { return slot_of(key, RowIndex::hash(key)); }
  std::uint32_t slot_of(std::string_view key, std::uint32_t hash) const {
    const auto has_key = [&](std::uint32_t slot) { return row(slot)->key() == key; };
    const std::uint32_t own = by_key.find(hash, has_key);
    if (own != RowIndex::none || !below) return own;
    return below->by_key.find(hash, [&](std::uint32_t slot) { return !changed.contains(slot) && has_key(slot); });
  }

  // Calls `visit(const Row*)` for the rows with this tag, oldest first, until it returns true.
  template <class Visit>
  void visit(std::string_view tag, Visit&& visit) const {
    const std::uint32_t hash = RowIndex::hash(tag);
    const auto tagged = [&](const Row* one) {
      const auto tags = one->tags();
      return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    if (!below) {
      by_tag.find(hash, [&](std::uint32_t slot) { return tagged(row(slot)) && visit(row(slot)); });
      return;
    }
    std::vector<std::uint32_t> found;
    const auto collect = [&](std::uint32_t slot) { return found.push_back(slot), false; };
    below->by_tag.find(hash, [&](std::uint32_t slot) { return !changed.contains(slot) && collect(slot); });
    by_tag.find(hash, collect);
    std::sort(found.begin(), found.end());
    for (const std::uint32_t slot : found)
      if (tagged(row(slot)) && visit(row(slot))) return;
  }

  void append(Row one, std::uint32_t key_hash) {
    rows.emplace_back(std::move(one));
    index(slots() - 1, key_hash);
  }

  void replace(std::uint32_t slot, std::optional<Row> after) {
    const bool own = slot >= first || changed.contains(slot);
    --count;
    if (own) {
      by_key.erase(RowIndex::hash(row(slot)->key()), slot);
      for (const RowTag& tag : row(slot)->tags())
        if (!tag.empty()) by_tag.erase(tag.hash(), slot);
    }
    (slot >= first ? rows[slot - first] : changed[slot]) = std::move(after);
    if (const Row* now = row(slot)) index(slot, RowIndex::hash(now->key()));
  }

  void index(std::uint32_t slot, std::uint32_t key_hash) {
    ++count;
    by_key.insert(key_hash, slot);
    for (const RowTag& tag : row(slot)->tags())
      if (!tag.empty()) by_tag.insert(tag.hash(), slot);
  }
};

}  // namespace whichgate::detail
