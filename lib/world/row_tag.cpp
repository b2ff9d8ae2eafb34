#include "whichgate/row_tag.hpp"

#include <cstring>

#include "text/text.hpp"
#include "world/row_index.hpp"

namespace whichgate {

std::string RowTag::text() const {
  std::string text(kind_);
  text += ':';
  for (std::size_t i = 0; i < count_; ++i) {
    if (i > 0) text += '/';
    text += parts_[i];
  }
  return letters_ == Case::lowered ? text::lower(text) : text;
}

std::uint32_t RowTag::hash() const {
  std::array<char, 256> buffer;
  std::size_t size = kind_.size() + count_;
  for (const std::string_view part : parts_) size += part.size();
  if (size > buffer.size() || letters_ == Case::lowered) return RowIndex::hash(text());
  char* end = buffer.data();
  const auto append = [&end](std::string_view part) {
    if (!part.empty()) std::memcpy(end, part.data(), part.size());
    end += part.size();
  };
  append(kind_);
  for (std::size_t i = 0; i < count_; ++i) {
    *end++ = i == 0 ? ':' : '/';
    append(parts_[i]);
  }
  return RowIndex::hash({buffer.data(), size});
}

bool RowTag::operator==(std::string_view text) const {
  if (empty()) return false;
  if (letters_ == Case::lowered) return this->text() == text;
  const auto take = [&text](std::string_view part) {
    if (text.substr(0, part.size()) != part) return false;
    text.remove_prefix(part.size());
    return true;
  };
  if (!take(kind_)) return false;
  for (std::size_t i = 0; i < count_; ++i)
    if (!take(i == 0 ? ":" : "/") || !take(parts_[i])) return false;
  return text.empty();
}

std::string row_key(std::string_view first, std::string_view second) {
  std::string key;
  key.reserve(first.size() + second.size() + 1);
  return key.append(first).append(1, '/').append(second);
}

std::string row_key(std::string_view first, std::string_view second, std::string_view third) {
  std::string key;
  key.reserve(first.size() + second.size() + third.size() + 2);
  return key.append(first).append(1, '/').append(second).append(1, '/').append(third);
}

}  // namespace whichgate
