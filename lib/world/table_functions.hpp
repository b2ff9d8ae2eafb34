#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "whichgate/table.hpp"
#include "world/table_content.hpp"

// The functions of Table, for whoever compiles it for a kind of row.
namespace whichgate {

template <class Row>
Table<Row>::Table() : content_(std::make_shared<TableContent<Row>>()) {}

template <class Row>
std::size_t Table<Row>::size() const {
  return content_->count;
}

template <class Row>
const Row* Table<Row>::find(std::string_view key) const {
  const std::uint32_t slot = content_->slot_of(key);
  return slot == RowIndex::none ? nullptr : content_->row(slot);
}

template <class Row>
const Row* Table<Row>::only_with(std::string_view tag) const {
  typename TableContent<Row>::Tagged tagged(*content_, tag);
  const Row* found = tagged.next();
  return found && tagged.next() ? nullptr : found;
}

template <class Row>
std::vector<const Row*> Table<Row>::with(std::string_view tag) const {
  std::vector<const Row*> found;
  typename TableContent<Row>::Tagged tagged(*content_, tag);
  while (const Row* one = tagged.next()) found.push_back(one);
  return found;
}

template <class Row>
const Row* Table<Row>::first_with(std::string_view tag) const {
  return typename TableContent<Row>::Tagged(*content_, tag).next();
}

template <class Row>
bool Table<Row>::insert(Row row) {
  const auto& key = row.key();
  const std::uint32_t hash = RowIndex::hash(key);
  if (content_->slot_of(key, hash) != RowIndex::none) return false;
  own().append(std::move(row), hash);
  return true;
}

template <class Row>
bool Table<Row>::erase(std::string_view key) {
  const std::uint32_t slot = content_->slot_of(key);
  if (slot == RowIndex::none) return false;
  own().replace(slot, std::nullopt);
  return true;
}

template <class Row>
bool Table<Row>::replace(std::string_view key, Row after) {
  const std::uint32_t slot = content_->slot_of(key);
  const std::uint32_t taken = content_->slot_of(after.key());
  if (taken != RowIndex::none && taken != slot) return false;
  own().replace(slot, std::move(after));
  return true;
}

template <class Row>
std::uint32_t Table<Row>::slots() const {
  return content_->slots();
}

template <class Row>
const Row* Table<Row>::row(std::uint32_t slot) const {
  return content_->row(slot);
}

template <class Row>
TableContent<Row>& Table<Row>::own() {
  if (content_.use_count() != 1) content_ = TableContent<Row>::changeable(content_);
  return *content_;
}

}  // namespace whichgate
