#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "whichgate/catalog.hpp"
#include "whichgate/question.hpp"
#include "whichgate/reason_id.hpp"
#include "whichgate/world.hpp"

namespace whichgate {

// An AWS API operation, or an act of a person that has no API. Members are named as AWS names them; where AWS
// wants an id or an ARN, a name does as well. A policy document is given as its JSON text.
struct Command {
  std::string operation = {};  // "CreateAccountAssignment", "ActivateIamAccess"
  std::map<std::string, std::string> members = {};
  std::string region = {};  // where the call goes; empty: where the service is
};

// The error that AWS would give. `code` is AWS's ("ConflictException"), `message` is AWS's wording where that is
// known. For a call that the gates refuse, `gate_reason` is the reason of the gate.
struct ApiError {
  std::string code = {};
  std::string message = {};
  std::optional<ReasonId> gate_reason = {};
  std::string help = {};
};

std::string to_string(const ApiError& error);

// Does the command for this caller: first the caller is put to the gates, then the operation's own rules hold.
// Gives the next world, or AWS's error and no change: `world` is untouched in both cases. The gates, and members that
// name an AWS managed policy, go by `catalog`.
Result<World, ApiError> apply(const World& world, const Caller& caller, const Command& command,
                              const Catalog& catalog = Catalog::builtin());

// Lets time pass: what is under way ends, sessions and handshakes expire. `time` is not negative.
World advance(World world, std::chrono::seconds time);
// The same for minutes, hours and days; and it keeps std::advance out of the way, which a call with a duration finds.
template <class Rep, class Period>
World advance(World world, std::chrono::duration<Rep, Period> time) {
  return advance(std::move(world), std::chrono::duration_cast<std::chrono::seconds>(time));
}

// One member of an operation, as AWS names it.
struct MemberInfo {
  std::string_view name = {};
  std::string_view form = {};  // "account", "permission set", "policy document", ...
  bool required = true;
  std::string_view values = {};  // of a choice, with a space between: "USER GROUP"
};

// What the library knows about an operation: the source of --help, of checks and of documentation.
struct OperationInfo {
  std::string_view name = {};
  std::string_view service = {};  // IAM prefix, "sso"; empty for an act of a person
  std::string_view summary = {};
  std::span<const MemberInfo> members = {};
  std::string_view source = {};                   // the AWS page
  std::span<const std::string_view> errors = {};  // codes of its own, beside denied access and malformed input
};

// All operations, by service and in the order of the service's life.
std::vector<OperationInfo> supported_operations();

// What is wrong with a command before anyone does it: unknown operation or member (with the nearest name),
// missing members, malformed values. Empty when sound. The pointer of each finding is the member's name. Whether
// the things it names exist is for apply() to answer, as AWS does.
Problems check(const Command& command);

}  // namespace whichgate
