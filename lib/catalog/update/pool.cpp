#include "catalog/update/pool.hpp"

#include <algorithm>

namespace whichgate::catalog {

namespace {

constexpr std::uint32_t node_bit = 0x80000000;  // in a handle: a node, not a string

std::uint32_t raw(Pool::Handle handle) { return static_cast<std::uint32_t>(handle); }

// Long lists are cut where their items say, about one in 32, so that lists which are mostly the same have most pieces
// in common.
bool ends_piece(Pool::Handle item) { return (raw(item) + 1) * 2654435761U % 32 == 0; }

void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(0x80 | (number & 0x7f));
  out += static_cast<char>(number);
}

// See take_child() for the form.
void put_child(std::string& out, std::uint32_t child, std::uint32_t own, std::uint32_t string_count,
               std::int64_t& previous) {
  if (child >= string_count) {
    put_number(out, static_cast<std::uint64_t>(own - child) << 1 | 1);
    return;
  }
  const std::int64_t distance = static_cast<std::int64_t>(child) - previous;
  previous = child;
  const auto zigzag = static_cast<std::uint64_t>(distance < 0 ? -2 * distance - 1 : 2 * distance);
  put_number(out, zigzag << 1);
}

}  // namespace

void put_u32(std::string& out, std::uint32_t number) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

void put_u16(std::string& out, std::uint16_t number) {
  out += static_cast<char>(number & 0xff);
  out += static_cast<char>(number >> 8 & 0xff);
}

Pool::Handle Pool::string(std::string_view text) {
  const auto [found, added] =
      string_handles_.try_emplace(std::string(text), static_cast<std::uint32_t>(strings_.size()));
  if (added) strings_.push_back(&found->first);
  return static_cast<Handle>(found->second);
}

Pool::Handle Pool::node(NodeKind kind, std::vector<Handle> children) {
  const auto [found, added] = node_handles_.try_emplace({kind, children}, static_cast<std::uint32_t>(nodes_.size()));
  if (added) nodes_.push_back({kind, std::move(children)});
  return static_cast<Handle>(found->second | node_bit);
}

Pool::Handle Pool::strings(const std::vector<std::string>& texts) {
  std::vector<Handle> items;
  for (const std::string& text : texts) items.push_back(string(text));
  return list(items);
}

Pool::Handle Pool::list(const std::vector<Handle>& items) {
  constexpr std::size_t longest = 31;
  if (items.size() <= longest) return node(NodeKind::list, items);
  std::vector<Handle> pieces, piece;
  for (const Handle item : items) {
    piece.push_back(item);
    if (!ends_piece(item) || piece.size() < 4) continue;
    pieces.push_back(node(NodeKind::list, std::move(piece)));
    piece.clear();
  }
  if (!piece.empty()) pieces.push_back(node(NodeKind::list, std::move(piece)));
  return node(NodeKind::joined, std::move(pieces));
}

Pool::Handle Pool::object(const std::vector<std::pair<std::string_view, Handle>>& members) {
  std::vector<Handle> children;
  for (const auto& [key, value] : members) {
    children.push_back(string(key));
    children.push_back(value);
  }
  return node(NodeKind::object, std::move(children));
}

Pool::Handle Pool::boolean(bool value) { return node(value ? NodeKind::yes : NodeKind::no, {}); }

Pool::Handle Pool::null() { return node(NodeKind::null, {}); }

Pool::Handle Pool::json(const json::Node& value) {
  switch (value.kind) {
    case json::Kind::string:
      return string(value.text);
    case json::Kind::number:
      return node(NodeKind::number, {string(value.text)});
    case json::Kind::boolean:
      return boolean(value.boolean);
    case json::Kind::null:
      return null();
    case json::Kind::array: {
      std::vector<Handle> items;
      for (const json::Node& item : value.items) items.push_back(json(item));
      return list(items);
    }
    case json::Kind::object:
      break;
  }
  std::vector<std::pair<std::string_view, Handle>> members;
  for (const json::Node::Member& member : value.members) members.emplace_back(member.key, json(member.value));
  return object(members);
}

void Pool::finish(const std::vector<std::string>& first) {
  std::vector<std::uint32_t> order;
  for (const std::string& text : first) order.push_back(raw(string(text)));
  std::vector<char> placed(strings_.size(), 0);
  for (const std::uint32_t handle : order) placed[handle] = 1;
  const auto rest = static_cast<std::ptrdiff_t>(order.size());
  for (std::uint32_t handle = 0; handle < strings_.size(); ++handle)
    if (!placed[handle]) order.push_back(handle);
  std::sort(order.begin() + rest, order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return *strings_[a] < *strings_[b]; });
  string_ids_.resize(order.size());
  std::vector<const std::string*> sorted;
  for (const std::uint32_t handle : order) {
    string_ids_[handle] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(strings_[handle]);
  }
  strings_ = std::move(sorted);
}

std::uint32_t Pool::id(Handle handle) const {
  const std::uint32_t number = raw(handle);
  if ((number & node_bit) == 0) return string_ids_[number];
  return static_cast<std::uint32_t>(strings_.size()) + (number & ~node_bit);
}

std::string Pool::coded(std::uint32_t index) const {
  const Entry& entry = nodes_[index];
  const auto string_count = static_cast<std::uint32_t>(strings_.size());
  std::string out(1, static_cast<char>(entry.kind));
  if (has_count(entry.kind)) put_number(out, entry.children.size());
  const bool pairs = entry.kind == NodeKind::object;
  std::int64_t previous[2] = {0, 0};
  for (std::size_t i = 0; i < entry.children.size(); ++i)
    put_child(out, id(entry.children[i]), string_count + index, string_count, previous[pairs ? i % 2 : 0]);
  return out;
}

std::string Pool::string_ends() const {
  std::string out;
  std::size_t end = 0;
  for (const std::string* text : strings_) put_u32(out, static_cast<std::uint32_t>(end += text->size()));
  return out;
}

std::string Pool::string_bytes() const {
  std::string out;
  for (const std::string* text : strings_) out += *text;
  return out;
}

Pool::Nodes Pool::nodes() const {
  Nodes nodes;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    nodes.bytes += coded(i);
    put_u32(nodes.ends, static_cast<std::uint32_t>(nodes.bytes.size()));
  }
  return nodes;
}

}  // namespace whichgate::catalog
