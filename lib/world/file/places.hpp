#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/json/json.hpp"

namespace whichgate {

// Where the rows of a world stand in the file that it was read from. Empty for a world made by hand. Nearly always
// nobody asks: rows are put in order, and lines and columns worked out, only when there is a finding.
class Places {
 public:
  // The kind must outlive the places.
  void remember(std::string_view kind, std::string_view key, const json::Element& element) {
    rows_.push_back({kind, std::string(key), element});
  }

  Location of(std::string_view kind, std::string_view key) const {
    for (; sorted_ < rows_.size(); ++sorted_) {
      const Row& row = rows_[sorted_];
      by_name_.insert_or_assign(name(row.kind, row.key), row.element);
    }
    const auto at = by_name_.find(name(kind, key));
    return at == by_name_.end() ? Location{} : at->second.where();
  }

 private:
  struct Row {
    std::string_view kind;
    std::string key;
    json::Element element;
  };

  static std::string name(std::string_view kind, std::string_view key) {
    return std::string(kind) + " " + std::string(key);
  }

  std::vector<Row> rows_;
  mutable std::size_t sorted_ = 0;  // how many are in the map
  mutable std::unordered_map<std::string, json::Element> by_name_;
};

}  // namespace whichgate
