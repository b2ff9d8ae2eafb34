#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.hpp"
#include "whichgate/effective_actions.hpp"

namespace whichgate::analysis {

// Listed actions, numbered in the order of their lower-case names, to be matched by many patterns.
class ActionTable {
 public:
  // Those that a pattern matches. A name that the catalog lacks is the only entry then: it is matched by its text.
  // The pattern's text must outlive the table and what it answers.
  ActionTable(const Catalog& catalog, std::string_view pattern);

  const Catalog& catalog() const { return *catalog_; }
  std::string_view pattern() const { return pattern_; }
  std::size_t size() const { return names_.size(); }
  std::string_view name(std::uint32_t id) const { return names_[id]; }

  // Calls `found` with the number of every action that a policy's pattern matches.
  template <class Found>
  void for_each_match(std::string_view pattern, Found found) const {
    const std::string wanted = text::lower(pattern);
    const std::string_view begin = std::string_view(wanted).substr(0, wanted.find_first_of("*?"));
    const bool rest_matches = wanted.size() == begin.size() + 1 && wanted.back() == '*';
    for (std::uint32_t id = first_from(begin); id < size() && lower_[id].starts_with(begin); ++id)
      if (rest_matches || text::wildcard_match(wanted, lower_[id])) found(id);
  }

 private:
  std::uint32_t first_from(std::string_view wanted) const;

  const Catalog* catalog_;
  std::string_view pattern_;
  std::vector<std::string_view> names_;
  std::vector<std::string> lower_;
};

// effective_actions() for many policies: the table says which actions it is about.
EffectiveActions effective_actions(const PolicyDocument& document, const ActionTable& table);

}  // namespace whichgate::analysis
