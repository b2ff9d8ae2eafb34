#pragma once
#include <optional>
#include <vector>

#include "cli/streams.hpp"
#include "whichgate/scenario.hpp"

namespace whichgate::cli {

// Runs them all, under one rule book alone where one is given. On a terminal the error output shows how far it is.
// Fails with the findings of all scenarios.
Result<std::vector<ScenarioReport>> run_all(const std::vector<Scenario>& scenarios, const std::optional<Rules>& rules,
                                            const Catalog& catalog, const Streams& streams);

// The exit code that goes with them.
int exit_code(const std::vector<ScenarioReport>& reports);

}  // namespace whichgate::cli
