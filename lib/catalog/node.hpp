#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/file_format.hpp"

// The values of a catalog file that are no strings, byte by byte.
namespace whichgate::catalog {

// A node taken apart. Children of an object are key and value in turn.
struct Node {
  NodeKind kind = NodeKind::null;
  std::vector<std::uint32_t> children;
};
// nullopt when the bytes are no node, or name a child that does not come before `own`.
std::optional<Node> take_apart(std::string_view bytes, std::uint32_t own, std::uint32_t string_count);

// The id of the first child alone; nullopt when there is none.
std::optional<std::uint32_t> first_child(std::string_view bytes, std::uint32_t own, std::uint32_t string_count);

}  // namespace whichgate::catalog
