#include "engine/action_facts.hpp"

#include <algorithm>

#include "gates/billing.hpp"

namespace whichgate::engine {

namespace {

constexpr unsigned is_read = 1, without_resource_types = 2, console_only = 4, rcps_reach = 8, gates_ask = 16;

std::string_view service_of(std::string_view action) { return action.substr(0, action.find(':')); }

// Billing and cost management, with the actions that replaced aws-portal; what sessions and root users cannot call;
// roles and what else of IAM belongs to AWS; aliases of KMS.
bool asked_for_by_gates(const Catalog& catalog, std::string_view action) {
  const std::string_view service = service_of(action);
  if (gates::billing_service(action) || service == "iam" || service == "sts" || service == "kms") return true;
  return std::ranges::any_of(catalog.retired_actions(), [&](const RetiredAction& row) {
    return row.action == action || std::ranges::find(row.replaced_by, action) != row.replaced_by.end();
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
                           (catalog_.rcp_reaches(service_of(name)) ? rcps_reach : 0) |
                           (asked_for_by_gates(catalog_, name) ? gates_ask : 0));
  known.store(bits, std::memory_order_relaxed);
  return bits;
}

ActionFacts FactsOfActions::of(std::string_view action) const {
  const auto id = catalog_.action_id(action);
  if (!id) return {action, false, false, false, catalog_.rcp_reaches(service_of(action)), true};
  const unsigned bits = bits_of(*id);
  return {catalog_.action_name(*id),
          true,
          (bits & without_resource_types) != 0,
          (bits & console_only) != 0,
          (bits & rcps_reach) != 0,
          (bits & gates_ask) != 0};
}

}  // namespace whichgate::engine
