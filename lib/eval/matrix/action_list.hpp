#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/internals.hpp"
#include "eval/evaluate.hpp"
#include "whichgate/action_list.hpp"

namespace whichgate {

// The entries of a list in the order of their actions' ids: each has a place there. Entries that service rules are
// about, and those that the catalog does not list, are asked about one by one.
struct ActionList::Data {
  std::vector<ActionOnResource> entries;
  std::vector<std::uint32_t> entry_at;     // of each place
  std::vector<std::uint32_t> first_place;  // of each id, and one more: the places of an action are those up to the next
  std::vector<std::uint16_t> ids;          // of each place
  std::vector<std::uint32_t> one_by_one;   // entries
  std::vector<std::uint32_t> refused;      // places whose resource has a policy that must allow: a KMS key, a role
  // Actions to which a layer does not apply, whoever asks about which resource.
  struct Exempt {
    eval::Layer layer;
    ActionRange actions;
  };
  std::vector<Exempt> exempt;
  bool in_order = false;  // entry i has place i
};

namespace eval {
using ListData = DataOf<ActionList>;
}

}  // namespace whichgate
