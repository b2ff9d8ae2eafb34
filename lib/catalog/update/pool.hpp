#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/file_format.hpp"
#include "text/json/json.hpp"

namespace whichgate::catalog {

// Gathers values, each once, and writes the string and node sections of a catalog file.
class Pool {
 public:
  // Of a value while it is gathered; the file has other ids.
  enum class Handle : std::uint32_t {};

  Handle string(std::string_view text);
  Handle strings(const std::vector<std::string>& texts);
  Handle list(const std::vector<Handle>& items);
  Handle object(const std::vector<std::pair<std::string_view, Handle>>& members);
  Handle boolean(bool value);
  Handle null();
  Handle json(const json::Node& node);

  // Gives the strings their final order: first these, then all others by their bytes. Call it once, after the last
  // value was added.
  void finish(const std::vector<std::string>& first);
  std::uint32_t id(Handle handle) const;

  std::string string_ends() const;
  std::string string_bytes() const;
  struct Nodes {
    std::string ends, bytes;
  };
  Nodes nodes() const;

 private:
  struct Entry {
    NodeKind kind;
    std::vector<Handle> children;
  };
  Handle node(NodeKind kind, std::vector<Handle> children);
  std::string coded(std::uint32_t index) const;

  std::unordered_map<std::string, std::uint32_t> string_handles_;
  std::vector<const std::string*> strings_;  // by handle, then in the final order
  std::vector<std::uint32_t> string_ids_;    // by handle
  std::map<std::pair<NodeKind, std::vector<Handle>>, std::uint32_t> node_handles_;
  std::vector<Entry> nodes_;
};

// Appends a number of four or two bytes.
void put_u32(std::string& out, std::uint32_t number);
void put_u16(std::string& out, std::uint16_t number);

}  // namespace whichgate::catalog
