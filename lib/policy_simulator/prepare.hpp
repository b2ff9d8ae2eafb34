#pragma once
#include <optional>
#include <string>
#include <vector>

#include "eval/policies.hpp"
#include "eval/request.hpp"
#include "policy_simulator/sources.hpp"

namespace whichgate::policy_simulator {

// Everything that is the same for all actions and resources of a request.
struct Simulation {
  eval::Principal caller;
  eval::Context context;
  std::vector<SourcePolicy> identity;
  std::optional<SourcePolicy> boundary, resource;
  std::optional<std::vector<eval::Level>> scps;
  bool in_organization = false;
  std::optional<std::string> owner;  // of resources whose ARN names no account
  std::vector<std::string> missing;  // condition keys that the request does not give
  eval::Policies policies;
};

// Checks the request, reads its policies and finds those of its principal.
Result<Simulation, ApiError> prepare_simulation(const SimulationRequest& request, const World* world,
                                                const Catalog& catalog);

}  // namespace whichgate::policy_simulator
