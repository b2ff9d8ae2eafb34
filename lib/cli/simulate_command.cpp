#include <fmt/format.h>

#include <optional>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/scenarios.hpp"
#include "whichgate/simulation.hpp"

namespace whichgate::cli {

namespace {

// The world of the file, or the one that its scenario starts with.
Result<World> world_of(const std::string& path, const Catalog& catalog, std::istream& in) {
  const Result<std::string> text = read_input(path, in);
  if (!text) return Unexpected(text.error());
  if (!looks_like_scenario(*text, path)) return read_world(*text, path, catalog);
  Result<Scenario> scenario = read_scenario(*text, path, read_file, catalog);
  if (!scenario) return Unexpected(std::move(scenario).error());
  return std::move(scenario)->world;
}

int usage_error(std::string_view message, std::string_view help, const Streams& streams) {
  streams.err << fmt::format("whichgate: {}\n  help: {}\n", message, help);
  return wrong_usage;
}

// As AWS's command line words the errors of a service.
Problems problems_of(const ApiError& error, const SimulationRequest& request, const std::string& path) {
  const std::string_view operation =
      request.policy_source_arn.empty() ? "SimulateCustomPolicy" : "SimulatePrincipalPolicy";
  std::string message =
      fmt::format("An error occurred ({}) when calling the {} operation: {}", error.code, operation, error.message);
  return {{Severity::error, error.code, std::move(message), {path, {}, 0, 0}, error.help}};
}

}  // namespace

int simulate(const SimulateOptions& options, const Catalog& catalog, const Streams& streams) {
  if (options.request == "-" && options.world == "-")
    return usage_error("the request and the world cannot both be the standard input", "name a file for one of them",
                       streams);
  const Result<std::string> text = read_input(options.request, streams.in);
  if (!text) return refuse(text.error(), streams);
  const Result<SimulationRequest> request = read_simulation(*text, options.request);
  if (!request) return refuse(request.error(), streams);
  if (!request->policy_source_arn.empty() && options.world.empty())
    return usage_error("the request names a PolicySourceArn, and no world to find it in was given",
                       "for example --world fixtures/worlds/three-accounts.json", streams);
  std::optional<World> world;
  if (!options.world.empty()) {
    Result<World> found = world_of(options.world, catalog, streams.in);
    if (!found) return refuse(found.error(), streams);
    world = *std::move(found);
  }
  const Result<SimulationResponse, ApiError> response =
      whichgate::simulate(*request, world ? &*world : nullptr, catalog);
  if (!response) return refuse(problems_of(response.error(), *request, options.request), streams);
  streams.out << print_simulation(*response);
  return yes;
}

}  // namespace whichgate::cli
