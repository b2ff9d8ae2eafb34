#include "analysis/action_table.hpp"

#include <algorithm>

namespace whichgate::analysis {

ActionTable::ActionTable(const Catalog& catalog, std::string_view pattern)
    : catalog_(&catalog), pattern_(pattern), names_(catalog.expand(pattern)) {
  if (names_.empty() && pattern_.find_first_of("*?") == std::string_view::npos) names_.push_back(pattern);
  lower_.reserve(names_.size());
  for (const std::string_view name : names_) lower_.push_back(text::lower(name));
}

std::uint32_t ActionTable::first_from(std::string_view wanted) const {
  return static_cast<std::uint32_t>(std::lower_bound(lower_.begin(), lower_.end(), wanted) - lower_.begin());
}

}  // namespace whichgate::analysis
