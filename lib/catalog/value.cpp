#include "catalog/value.hpp"

#include "catalog/node.hpp"
#include "catalog/packed.hpp"
#include "text/json/json.hpp"

namespace whichgate::catalog {

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
  const std::string_view bytes = packed_->node(id_ - strings);
  const auto first = first_child(bytes, id_, strings);
  if (!first) return {};
  const Value child(*packed_, *first);
  return static_cast<NodeKind>(bytes[0]) == NodeKind::joined ? child.first_text() : child.text();
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

}  // namespace whichgate::catalog
