#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "whichgate/catalog.hpp"

namespace whichgate::engine {

// What the gates want to know about an action.
struct ActionFacts {
  std::string_view name = {};           // in AWS's spelling, or as asked
  bool listed = true;                   // in the catalog
  bool without_resource_types = false;  // only the Resource "*" matches it
  bool console_only = false;            // it has no API operation
  bool rcps_apply = false;              // resource control policies reach its service
  bool gates_ask = false;               // a gate that is no layer of policies asks whether it is this action
};

// The facts about the listed actions, each read from the catalog once: it keeps them packed. Safe to share between
// threads.
class FactsOfActions {
 public:
  explicit FactsOfActions(const Catalog& catalog);

  // Of any action, whatever the case. Allocates nothing for a listed one that was asked for before.
  ActionFacts of(std::string_view action) const;

 private:
  using Bits = std::uint8_t;  // 0: not read yet
  Bits bits_of(std::uint16_t id) const;

  Catalog catalog_;
  std::unique_ptr<std::atomic<Bits>[]> bits_;
};

}  // namespace whichgate::engine
