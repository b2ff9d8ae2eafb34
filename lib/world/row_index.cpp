#include "world/row_index.hpp"

#include <functional>

namespace whichgate {

namespace {

constexpr std::size_t fewest_heads = 16;

}  // namespace

std::uint32_t RowIndex::hash(std::string_view text) {
  const std::size_t hash = std::hash<std::string_view>{}(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 16U >> 16U));
}

std::uint32_t RowIndex::first(std::uint32_t hash) const {
  if (heads_.empty()) return none;
  const std::size_t mask = heads_.size() - 1;
  for (std::size_t at = hash & mask; heads_[at].used; at = (at + 1) & mask)
    if (heads_[at].hash == hash) return heads_[at].first;
  return none;
}

// The chain of this hash, which is made when there is none. There is always room for one more.
RowIndex::Head& RowIndex::head(std::uint32_t hash) {
  const std::size_t mask = heads_.size() - 1;
  std::size_t at = hash & mask;
  for (; heads_[at].used; at = (at + 1) & mask)
    if (heads_[at].hash == hash) return heads_[at];
  heads_[at].hash = hash;
  heads_[at].used = true;
  ++chains_;
  return heads_[at];
}

void RowIndex::grow() {
  std::vector<Head> before = std::move(heads_);
  heads_ = std::vector<Head>(before.empty() ? fewest_heads : 2 * before.size());
  chains_ = 0;
  for (const Head& one : before)
    if (one.first != none) head(one.hash) = one;
}

std::uint32_t RowIndex::make_link(std::uint32_t row) {
  if (unused_ == none) {
    links_.push_back({row, none});
    return static_cast<std::uint32_t>(links_.size() - 1);
  }
  const std::uint32_t link = unused_;
  unused_ = links_[link].next;
  links_[link] = {row, none};
  return link;
}

void RowIndex::insert(std::uint32_t hash, std::uint32_t row) {
  if (2 * (chains_ + 1) > heads_.size()) grow();
  const std::uint32_t link = make_link(row);
  Head& chain = head(hash);
  if (chain.first == none) {
    chain.first = chain.last = link;
  } else if (links_[chain.last].row <= row) {
    links_[chain.last].next = link;
    chain.last = link;
  } else {
    // A row that was edited keeps its place.
    std::uint32_t* place = &chain.first;
    while (links_[*place].row <= row) place = &links_[*place].next;
    links_[link].next = *place;
    *place = link;
  }
}

void RowIndex::erase(std::uint32_t hash, std::uint32_t row) {
  if (first(hash) == none) return;
  Head& chain = head(hash);
  std::uint32_t before = none;
  for (std::uint32_t at = chain.first; at != none; before = at, at = links_[at].next) {
    if (links_[at].row != row) continue;
    (before == none ? chain.first : links_[before].next) = links_[at].next;
    if (chain.last == at) chain.last = before;
    links_[at].next = unused_;
    unused_ = at;
    return;
  }
}

}  // namespace whichgate
