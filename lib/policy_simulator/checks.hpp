#pragma once
#include <optional>

#include "eval/request.hpp"
#include "whichgate/simulation.hpp"

namespace whichgate::policy_simulator {

// What AWS refuses of a request before it looks at policies; nullopt when it is sound.
std::optional<ApiError> check_simulation(const SimulationRequest& request);

// Adds the context entries. Each key may be given once, with values of its type.
std::optional<ApiError> add_context(const SimulationRequest& request, eval::Context& context);

// The account that a ResourceOwner names: an ARN of it, or its id. nullopt when it names none.
std::optional<std::string> owner_account(std::string_view resource_owner);

}  // namespace whichgate::policy_simulator
