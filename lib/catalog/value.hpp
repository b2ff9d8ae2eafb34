#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whichgate::catalog {

class Packed;

// A value of a catalog file. Reading never fails: what is not there, or of another kind, is empty.
class Value {
 public:
  Value() = default;
  Value(const Packed& packed, std::uint32_t id) : packed_(&packed), id_(id) {}

  std::uint32_t id() const { return id_; }
  bool is_string() const;
  std::string_view text() const;             // of a string
  bool boolean() const;                      // whether it is `true`
  std::string_view first_text() const;       // of a list's first item
  std::vector<Value> items() const;          // of a list
  std::vector<std::string> strings() const;  // of a list of strings
  Value member(std::string_view key) const;  // of an object
  std::string json() const;                  // the value as compact JSON text

 private:
  const Packed* packed_ = nullptr;
  std::uint32_t id_ = 0;
};

}  // namespace whichgate::catalog
