#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// The form of a catalog file, which is also the form of the data in the library. Nothing is parsed before a look-up:
//
//   header          see below; numbers are little-endian
//   string ends     u32 each; the strings are sorted: first the actions' names by their lower-case spelling, so that
//                   an action's id is its string's id, then all others by their bytes
//   strings         their bytes, one after the other
//   node ends       u32 each
//   nodes           the values that are no strings, each once: a byte for the kind, then for what has any number of
//                   them the number of children, and the children, as numbers of variable length (see put_child).
//                   Children come before their parents. A value's id is a string's, or the number of strings plus a
//                   node's
//   actions         u32 each: the id of the list with the action's details
//   action slots    u16 each: a hash table of action ids, open addressing; `no_action` is an empty slot
//   services        by prefix, four u32: details, first action, number of actions, 1 when RCPs reach it
//   policies        u32 each, by name: the id of the list with name, ARN and versions
namespace whichgate::catalog {

inline constexpr std::string_view magic = "whichgate catalog\n";
inline constexpr std::uint32_t format_version = 2;

enum class Section { string_ends, strings, node_ends, nodes, actions, action_slots, services, policies };
inline constexpr std::size_t section_count = 8;

// Where the header's numbers stand.
inline constexpr std::size_t version_at = 20;   // u32
inline constexpr std::size_t size_at = 24;      // u32, of the whole file
inline constexpr std::size_t checksum_at = 28;  // u64, of everything after it
inline constexpr std::size_t root_at = 36;      // u32, the value that holds everything else
inline constexpr std::size_t sections_at = 40;  // offset and size in bytes of each section, u32
inline constexpr std::size_t header_size = sections_at + 8 * section_count;

// A number's child is its text. The children of `joined` are lists, and it is the list of all their items: versions of
// a policy have long lists in common.
enum class NodeKind : unsigned char { list, object, yes, no, null, number, joined };
inline bool has_count(NodeKind kind) {
  return kind == NodeKind::list || kind == NodeKind::object || kind == NodeKind::joined;
}

inline constexpr std::uint16_t no_action = 0xffff;
inline constexpr std::size_t service_row = 16;  // bytes

// Little-endian numbers on any machine.
inline std::uint32_t get_u32(const char* at) {
  const auto byte = [at](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])); };
  return byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
}
inline std::uint64_t get_u64(const char* at) { return get_u32(at) | static_cast<std::uint64_t>(get_u32(at + 4)) << 32; }
inline std::uint16_t get_u16(const char* at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(at[0]) | static_cast<unsigned char>(at[1]) << 8);
}

// Of an action's name, whatever its case, eight bytes at a time; the last eight may overlap those before. Setting bit 5
// makes letters lower-case; that it also changes other characters only costs a comparison.
inline std::uint32_t action_hash(std::string_view name) {
  constexpr std::uint64_t lower = 0x2020202020202020, factor = 0x9e3779b97f4a7c15;
  std::uint64_t hash = name.size() * factor;
  const auto add = [&](std::uint64_t word) {
    hash = (hash ^ (word | lower)) * factor;
    hash ^= hash >> 32;
  };
  std::size_t at = 0;
  for (; at + 8 < name.size(); at += 8) add(get_u64(name.data() + at));
  if (name.size() >= 8) {
    add(get_u64(name.data() + name.size() - 8));
  } else {
    std::uint64_t word = 0;
    for (; at < name.size(); ++at) word = word << 8 | static_cast<unsigned char>(name[at]);
    add(word);
  }
  return static_cast<std::uint32_t>(hash);
}

// FNV-1a.
inline std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

}  // namespace whichgate::catalog
