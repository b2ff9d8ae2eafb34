#include "catalog/node.hpp"

#include <limits>

namespace whichgate::catalog {

namespace {

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

std::optional<std::uint32_t> first_child(std::string_view bytes, std::uint32_t own, std::uint32_t string_count) {
  if (bytes.empty() || !has_count(static_cast<NodeKind>(bytes[0]))) return std::nullopt;
  bytes.remove_prefix(1);
  const auto count = take_number(bytes);
  if (!count || *count == 0) return std::nullopt;
  std::int64_t previous = 0;
  return take_child(bytes, own, string_count, previous);
}

}  // namespace whichgate::catalog
