#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/json.hpp"

namespace whichgate {

// Where the rows of a world stand in the file that it was read from. Empty for a world made by hand. Line and column
// are only worked out for a row that a finding is about.
class Places {
 public:
  void remember(std::string_view kind, std::string_view key, const json::Element& element) {
    places_.insert_or_assign(row(kind, key), element);
  }

  Location of(std::string_view kind, std::string_view key) const {
    const auto at = places_.find(row(kind, key));
    return at == places_.end() ? Location{} : at->second.where();
  }

 private:
  static std::string row(std::string_view kind, std::string_view key) {
    return std::string(kind) + " " + std::string(key);
  }

  std::unordered_map<std::string, json::Element> places_;
};

}  // namespace whichgate
