#include "catalog/packed.hpp"

#include <algorithm>
#include <limits>

#include "text/json.hpp"
#include "text/text.hpp"

namespace whichgate::catalog {

namespace {

unsigned char lower(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); }

bool sorts_before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return lower(x) < lower(y); });
}

// Seven bits a byte, the lowest first; the highest bit says that more follow. Advances `rest`.
std::optional<std::uint64_t> take_number(std::string_view& rest) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 63 && !rest.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

// A child that is a node is written as its distance, a string as its difference to the string before it.
std::optional<std::uint32_t> take_child(std::string_view& rest, std::uint32_t own, std::uint32_t string_count,
                                        std::int64_t& previous) {
  const auto coded = take_number(rest);
  if (!coded) return std::nullopt;
  const std::uint64_t number = *coded >> 1;
  if ((*coded & 1) != 0) {
    if (number == 0 || number > own - string_count) return std::nullopt;
    return own - static_cast<std::uint32_t>(number);
  }
  const std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  if (number > 2 * most) return std::nullopt;
  const auto distance = static_cast<std::int64_t>(number >> 1);
  previous += (number & 1) != 0 ? -distance - 1 : distance;
  if (previous < 0 || previous >= static_cast<std::int64_t>(string_count)) return std::nullopt;
  return static_cast<std::uint32_t>(previous);
}

}  // namespace

std::optional<Node> take_apart(std::string_view bytes, std::uint32_t own, std::uint32_t string_count) {
  if (bytes.empty() || static_cast<unsigned char>(bytes[0]) > static_cast<unsigned char>(NodeKind::joined))
    return std::nullopt;
  Node node{static_cast<NodeKind>(bytes[0]), {}};
  bytes.remove_prefix(1);
  std::uint64_t count = node.kind == NodeKind::number ? 1 : 0;
  if (has_count(node.kind)) {
    const auto children = take_number(bytes);
    if (!children || *children > bytes.size()) return std::nullopt;  // each takes a byte at least
    count = *children;
  }
  const bool pairs = node.kind == NodeKind::object;
  std::int64_t previous[2] = {0, 0};  // of an object's keys and of its values
  node.children.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto child = take_child(bytes, own, string_count, previous[pairs ? i % 2 : 0]);
    if (!child) return std::nullopt;
    node.children.push_back(*child);
  }
  if (!bytes.empty() || (pairs && count % 2 != 0)) return std::nullopt;
  return node;
}

bool Value::is_string() const { return packed_ && id_ < packed_->string_count(); }

std::string_view Value::text() const { return is_string() ? packed_->string(id_) : std::string_view(); }

namespace {

Node piece_of(const Packed& packed, std::uint32_t id) {
  if (id < packed.string_count()) return {};
  return take_apart(packed.node(id - packed.string_count()), id, packed.string_count()).value_or(Node{});
}

Node node_of(const Packed* packed, std::uint32_t id) {
  if (!packed) return {};
  Node node = piece_of(*packed, id);
  if (node.kind != NodeKind::joined) return node;
  Node list{NodeKind::list, {}};
  for (const std::uint32_t child : node.children) {
    const Node piece = piece_of(*packed, child);
    list.children.insert(list.children.end(), piece.children.begin(), piece.children.end());
  }
  return list;
}

void print(const Packed& packed, std::uint32_t id, std::string& out) {
  if (id < packed.string_count()) {
    out += json::quote(packed.string(id));
    return;
  }
  const Node node = node_of(&packed, id);
  switch (node.kind) {
    case NodeKind::list:
    case NodeKind::joined:
    case NodeKind::object: {
      const bool pairs = node.kind == NodeKind::object;
      out += pairs ? '{' : '[';
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) out += pairs && i % 2 != 0 ? ':' : ',';
        print(packed, node.children[i], out);
      }
      out += pairs ? '}' : ']';
      break;
    }
    case NodeKind::yes:
      out += "true";
      break;
    case NodeKind::no:
      out += "false";
      break;
    case NodeKind::null:
      out += "null";
      break;
    case NodeKind::number:
      out += Value(packed, node.children[0]).text();
      break;
  }
}

}  // namespace

bool Value::boolean() const { return !is_string() && node_of(packed_, id_).kind == NodeKind::yes; }

std::string_view Value::first_text() const {
  if (!packed_ || is_string()) return {};
  const std::uint32_t strings = packed_->string_count();
  std::string_view bytes = packed_->node(id_ - strings);
  const bool joined = static_cast<NodeKind>(bytes[0]) == NodeKind::joined;
  bytes.remove_prefix(1);
  if (!take_number(bytes)) return {};
  std::int64_t previous = 0;
  const auto first = take_child(bytes, id_, strings, previous);
  if (!first) return {};
  const Value child(*packed_, *first);
  return joined ? child.first_text() : child.text();
}

std::vector<Value> Value::items() const {
  const Node node = node_of(packed_, id_);
  std::vector<Value> items;
  if (node.kind == NodeKind::list)
    for (const std::uint32_t child : node.children) items.emplace_back(*packed_, child);
  return items;
}

std::vector<std::string> Value::strings() const {
  std::vector<std::string> strings;
  for (const Value& item : items()) strings.emplace_back(item.text());
  return strings;
}

Value Value::member(std::string_view key) const {
  const Node node = node_of(packed_, id_);
  if (node.kind == NodeKind::object)
    for (std::size_t i = 0; i + 1 < node.children.size(); i += 2)
      if (Value(*packed_, node.children[i]).text() == key) return {*packed_, node.children[i + 1]};
  return {};
}

std::string Value::json() const {
  std::string out;
  if (packed_) print(*packed_, id_, out);
  return out;
}

Packed::Packed(std::string_view bytes)
    : bytes_(bytes),
      strings_(static_cast<std::uint32_t>(size_of(Section::string_ends) / 4)),
      nodes_(static_cast<std::uint32_t>(size_of(Section::node_ends) / 4)),
      actions_(static_cast<std::uint32_t>(size_of(Section::actions) / 4)),
      slots_(static_cast<std::uint32_t>(size_of(Section::action_slots) / 2)),
      services_(static_cast<std::uint32_t>(size_of(Section::services) / service_row)),
      policies_(static_cast<std::uint32_t>(size_of(Section::policies) / 4)),
      root_(get_u32(bytes.data() + root_at)) {}

std::size_t Packed::size_of(Section section) const {
  return get_u32(bytes_.data() + sections_at + 8 * static_cast<std::size_t>(section) + 4);
}

const char* Packed::at(Section section, std::size_t offset) const {
  return bytes_.data() + get_u32(bytes_.data() + sections_at + 8 * static_cast<std::size_t>(section)) + offset;
}

std::string_view Packed::string(std::uint32_t id) const {
  const std::uint32_t begin = id == 0 ? 0 : get_u32(at(Section::string_ends, 4 * (id - 1UL)));
  return {at(Section::strings, begin), get_u32(at(Section::string_ends, 4UL * id)) - begin};
}

std::string_view Packed::node(std::uint32_t index) const {
  const std::uint32_t begin = index == 0 ? 0 : get_u32(at(Section::node_ends, 4 * (index - 1UL)));
  return {at(Section::nodes, begin), get_u32(at(Section::node_ends, 4UL * index)) - begin};
}

std::optional<std::uint32_t> Packed::find_action(std::string_view name) const {
  for (std::uint32_t slot = action_hash(name);; ++slot) {
    const std::uint16_t id = get_u16(at(Section::action_slots, 2UL * (slot & (slots_ - 1))));
    if (id == no_action) return std::nullopt;
    if (text::equals_ignoring_case(string(id), name)) return id;
  }
}

std::uint32_t Packed::first_action_from(std::string_view wanted) const {
  std::uint32_t low = 0, high = actions_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (sorts_before(string(middle), wanted))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

Value Packed::action(std::uint32_t id) const { return {*this, get_u32(at(Section::actions, 4UL * id))}; }

Packed::Service Packed::service(std::uint32_t index) const {
  const char* row = at(Section::services, service_row * index);
  return {Value(*this, get_u32(row)), get_u32(row + 4), get_u32(row + 8), get_u32(row + 12) != 0};
}

namespace {

// The index of the row with this name, among `count` rows sorted by name.
template <class NameOf>
std::optional<std::uint32_t> find_row(std::uint32_t count, std::string_view name, NameOf name_of) {
  std::uint32_t low = 0, high = count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::string_view found = name_of(middle);
    if (found == name) return middle;
    if (found < name)
      low = middle + 1;
    else
      high = middle;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> Packed::find_service(std::string_view prefix) const {
  return find_row(services_, text::lower(prefix), [&](std::uint32_t i) { return service(i).details.first_text(); });
}

Value Packed::policy(std::uint32_t index) const { return {*this, get_u32(at(Section::policies, 4UL * index))}; }

std::optional<std::uint32_t> Packed::find_policy(std::string_view name) const {
  return find_row(policies_, name, [&](std::uint32_t i) { return policy(i).first_text(); });
}

}  // namespace whichgate::catalog
