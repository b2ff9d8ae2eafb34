#include <fmt/core.h>

#include <optional>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/refuse.hpp"
#include "cli/world_files.hpp"
#include "whichgate/simulation.hpp"

namespace whichgate::cli {
namespace {

// What it prints has AWS's form.
struct Options {
  std::string request = {};
  std::string world = {};  // empty: none
};

void declare(OptionList& list, Options& options) {
  list.required("--request", options.request, "FILE",
                "what `aws iam simulate-custom-policy` and `simulate-principal-policy` take as --cli-input-json; - is "
                "the standard input");
  list.optional("--world", options.world, "FILE",
                "a world, or a scenario: has the user, group or role of PolicySourceArn, its policies and its "
                "organization");
}

// As AWS's command line words the errors of a service.
Problems problems_of(const ApiError& error, const SimulationRequest& request, const std::string& path) {
  const std::string_view operation =
      request.policy_source_arn.empty() ? "SimulateCustomPolicy" : "SimulatePrincipalPolicy";
  std::string message =
      fmt::format("An error occurred ({}) when calling the {} operation: {}", error.code, operation, error.message);
  return {{Severity::error, error.code, std::move(message), {path, {}, 0, 0}, error.help}};
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  if (options.request == "-" && options.world == "-")
    return refuse_usage("the request and the world cannot both be the standard input", "name a file for one of them",
                        streams.err);
  const Result<std::string> text = read_input(options.request, streams.in);
  if (!text) return refuse(text.error(), streams);
  const Result<SimulationRequest> request = read_simulation(*text, options.request);
  if (!request) return refuse(request.error(), streams);
  if (!request->policy_source_arn.empty() && options.world.empty())
    return refuse_usage("the request names a PolicySourceArn, and no world to find it in was given",
                        "for example --world world.json", streams.err);
  std::optional<World> world;
  if (!options.world.empty()) {
    Result<World> found = world_of(options.world, catalog, streams.in);
    if (!found) return refuse(found.error(), streams);
    world = *std::move(found);
  }
  const Result<SimulationResponse, ApiError> response = simulate(*request, world ? &*world : nullptr, catalog);
  if (!response) return refuse(problems_of(response.error(), *request, options.request), streams);
  streams.out << print_simulation(*response);
  return yes;
}

}  // namespace

Command simulate_command() {
  return command("simulate", "answer as AWS's policy simulator does: its request, its JSON",
                 "whichgate example request | whichgate simulate --request -", declare, answer);
}

}  // namespace whichgate::cli
