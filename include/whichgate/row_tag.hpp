#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace whichgate {

// What a row is looked up by beside its key, for example "name:Finance", or "place:111122223333/arn:...": a kind and
// up to three parts with slashes between them. Its texts belong to the row.
class RowTag {
 public:
  enum class Case { kept, lowered };

  RowTag() = default;  // no tag
  RowTag(std::string_view kind, std::string_view value, Case letters = Case::kept)
      : kind_(kind), parts_{value}, count_(1), letters_(letters) {}
  RowTag(std::string_view kind, std::string_view first, std::string_view second, Case letters = Case::kept)
      : kind_(kind), parts_{first, second}, count_(2), letters_(letters) {}
  RowTag(std::string_view kind, std::string_view first, std::string_view second, std::string_view third)
      : kind_(kind), parts_{first, second, third}, count_(3) {}

  bool empty() const { return count_ == 0; }
  std::string text() const;
  std::uint32_t hash() const;  // of its text
  bool operator==(std::string_view text) const;

 private:
  std::string_view kind_ = {};
  std::array<std::string_view, 3> parts_ = {};
  std::size_t count_ = 0;
  Case letters_ = Case::kept;
};

// A key of several parts, with slashes between them.
std::string row_key(std::string_view first, std::string_view second);
std::string row_key(std::string_view first, std::string_view second, std::string_view third);

}  // namespace whichgate
