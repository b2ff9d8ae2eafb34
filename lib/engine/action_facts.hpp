#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "whichgate/action_name.hpp"
#include "whichgate/catalog.hpp"

namespace whichgate::engine {

// What an answer depends on, of an action.
struct ActionFacts {
  ActionView name = {};                 // in AWS's spelling, or as asked
  bool listed = true;                   // in the catalog
  bool without_resource_types = false;  // only the Resource "*" matches it
  bool console_only = false;            // it has no API operation
  bool rcps_apply = false;              // resource control policies reach its service
  bool concerns_gates = false;          // a gate may find something else about it than about other actions
};

// The facts about the listed actions, each read from the catalog once: it keeps them packed. Safe to share between
// threads.
class FactsOfActions {
 public:
  explicit FactsOfActions(const Catalog& catalog);

  // Of any action, whatever the case. Allocates nothing for a listed one that was asked for before.
  ActionFacts of(ActionView action) const;

 private:
  using Bits = std::uint8_t;  // 0: not read yet
  Bits bits_of(std::uint16_t id) const;

  Catalog catalog_;
  std::unique_ptr<std::atomic<Bits>[]> bits_;
};

}  // namespace whichgate::engine
