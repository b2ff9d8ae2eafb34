#include <fmt/core.h>

#include "operations/codes.hpp"
#include "operations/step.hpp"
#include "whichgate/command.hpp"

namespace whichgate {

namespace {

using operations::Asked;
using operations::Operation;
using operations::Step;

Result<World, ApiError> failure(ApiError error) { return Unexpected(std::move(error)); }

ApiError malformed(const Operation* operation, const Problems& problems) {
  const Diagnostic& first = problems.front();
  if (!operation) return {"InvalidAction", first.message, {}, first.help};
  return {std::string(operations::invalid_input_code(operation->service)), first.message, {}, first.help};
}

ApiError unknown_caller(const Operation& operation, const Caller& caller) {
  return {std::string(operations::unknown_caller_code(operations::action_service(operation))),
          "The security token included in the request is invalid.",
          {},
          fmt::format("the world knows no caller `{}`", to_string(caller))};
}

// AWS looks first whether the caller may make the call, then whether the service can be called so, and only then
// at what the members name.
void run(Step& step, const Operation& operation) {
  if (operation.asked != Asked::nothing) step.ask(step.question());
  if (!step.failed() && operation.given) operation.given(step);
  if (!step.failed() && step.unresolved()) step.fail(*step.unresolved());
  if (!step.failed()) operation.act(step);
}

}  // namespace

std::string to_string(const ApiError& error) {
  std::string words = fmt::format("An error occurred ({}): {}", error.code, error.message);
  if (error.gate_reason) words += fmt::format(" [{}]", to_string(*error.gate_reason));
  if (!error.help.empty()) words += fmt::format("\n  help: {}", error.help);
  return words;
}

Result<World, ApiError> apply(const World& world, const Caller& caller, const Command& command,
                              const Catalog& catalog) {
  const Operation* operation = operations::find_operation(command.operation);
  if (const Problems problems = check(command); !problems.empty()) return failure(malformed(operation, problems));
  const auto actor = operations::resolve_actor(world, caller);
  if (!actor) return failure(unknown_caller(*operation, caller));
  Step step(world, *actor, command, *operation, catalog);
  run(step, *operation);
  if (step.failed()) return failure(*step.error());
  return std::move(step.world);
}

}  // namespace whichgate
