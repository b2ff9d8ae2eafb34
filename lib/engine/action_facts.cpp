#include "engine/action_facts.hpp"

#include <algorithm>

#include "gates/gate.hpp"

namespace whichgate::engine {

namespace {

constexpr unsigned is_read = 1, without_resource_types = 2, console_only = 4, rcps_apply = 8, concerns_gates = 16;

bool concerns_a_gate(const Catalog& catalog, ActionView action) {
  return std::ranges::any_of(gates::all_gates(), [&](const gates::GateDefinition* gate) {
    return gate->concerns != nullptr && gate->concerns(catalog, action);
  });
}

}  // namespace

FactsOfActions::FactsOfActions(const Catalog& catalog)
    : catalog_(catalog), bits_(std::make_unique<std::atomic<Bits>[]>(catalog.action_count())) {}

// Threads that read the same action at once find the same.
FactsOfActions::Bits FactsOfActions::bits_of(std::uint16_t id) const {
  std::atomic<Bits>& known = bits_[id];
  Bits bits = known.load(std::memory_order_relaxed);
  if (bits != 0) return bits;
  const std::string_view name = catalog_.action_name(id);
  bits = static_cast<Bits>(is_read | (catalog_.without_resource_types(name) ? without_resource_types : 0) |
                           (catalog_.console_only(name) ? console_only : 0) |
                           (catalog_.rcp_reaches(ActionView(name).service()) ? rcps_apply : 0) |
                           (concerns_a_gate(catalog_, name) ? concerns_gates : 0));
  known.store(bits, std::memory_order_relaxed);
  return bits;
}

ActionFacts FactsOfActions::of(ActionView action) const {
  const auto id = catalog_.action_id(action.text());
  if (!id) return {action, false, false, false, catalog_.rcp_reaches(action.service()), true};
  const unsigned bits = bits_of(*id);
  return {catalog_.action_name(*id),
          true,
          (bits & without_resource_types) != 0,
          (bits & console_only) != 0,
          (bits & rcps_apply) != 0,
          (bits & concerns_gates) != 0};
}

}  // namespace whichgate::engine
