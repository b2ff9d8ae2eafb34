#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace whichgate {

// The rows of one kind in a World, found by index and never by scan.
//
// A row type has `std::string key() const` (unique) and `std::vector<std::string> tags() const` (what else it
// is looked up by, for example "name:Finance"; several rows may share a tag). Rows keep the order of insertion.
//
// A Table is a value: a copy costs one pointer, and the first change to a copy makes the content its own. So a
// World can be copied for every what-if. Const use of one Table from several threads is safe.
// Pointers returned are valid until the next change of this table.
template <class Row>
class Table {
 public:
  Table() : content_(std::make_shared<Content>()) {}

  std::size_t size() const { return content_->by_key.size(); }
  bool empty() const { return size() == 0; }

  // The row with this key, or null.
  const Row* find(std::string_view key) const {
    const auto at = content_->by_key.find(key);
    return at == content_->by_key.end() ? nullptr : &*content_->rows[at->second];
  }

  // All rows with this tag, oldest first.
  std::vector<const Row*> with(std::string_view tag) const {
    std::vector<const Row*> found;
    if (const auto at = content_->by_tag.find(tag); at != content_->by_tag.end())
      for (const std::uint32_t slot : at->second) found.push_back(&*content_->rows[slot]);
    return found;
  }

  // The first row with this tag, or null.
  const Row* first_with(std::string_view tag) const {
    const auto at = content_->by_tag.find(tag);
    return at == content_->by_tag.end() ? nullptr : &*content_->rows[at->second.front()];
  }

  // Adds a row. False, and no change, when its key is taken.
  bool insert(Row row) {
    if (find(row.key())) return false;
    Content& content = own();
    content.rows.emplace_back(std::move(row));
    content.index(static_cast<std::uint32_t>(content.rows.size() - 1));
    return true;
  }

  // Lets `change` edit the row with this key, its key and tags included. False, and no change, when there is no
  // such row, or when the new key is another row's.
  template <class Change>
  bool edit(std::string_view key, Change&& change) {
    const Row* before = find(key);
    if (!before) return false;
    Row after = *before;
    std::forward<Change>(change)(after);
    const Row* taken = find(after.key());
    if (taken && taken != before) return false;
    const std::uint32_t slot = content_->by_key.find(before->key())->second;
    Content& content = own();
    content.unindex(slot);
    content.rows[slot] = std::move(after);
    content.index(slot);
    return true;
  }

  // Removes the row with this key. False when there is no such row.
  bool erase(std::string_view key) {
    if (!find(key)) return false;
    Content& content = own();
    const std::uint32_t slot = content.by_key.find(key)->second;
    content.unindex(slot);
    content.rows[slot].reset();
    return true;
  }

  // Calls `visit(const Row&)` for every row, oldest first.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const auto& row : content_->rows)
      if (row) visit(*row);
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Content {
    std::vector<std::optional<Row>> rows;  // an erased row leaves its slot empty
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> by_key;
    std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> by_tag;

    void index(std::uint32_t slot) {
      by_key.emplace(rows[slot]->key(), slot);
      for (std::string& tag : rows[slot]->tags()) {
        auto& slots = by_tag[std::move(tag)];
        slots.insert(std::lower_bound(slots.begin(), slots.end(), slot), slot);
      }
    }
    void unindex(std::uint32_t slot) {
      by_key.erase(rows[slot]->key());
      for (const std::string& tag : rows[slot]->tags()) {
        const auto at = by_tag.find(tag);
        std::erase(at->second, slot);
        if (at->second.empty()) by_tag.erase(at);
      }
    }
  };

  Content& own() {
    if (content_.use_count() != 1) content_ = std::make_shared<Content>(*content_);
    return *content_;
  }

  std::shared_ptr<Content> content_;
};

}  // namespace whichgate
