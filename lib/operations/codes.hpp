#pragma once
#include <string>
#include <string_view>

#include "operations/operation.hpp"

// Which codes a service uses for what every operation of it can answer.
namespace whichgate::operations {

// The gates refuse the call.
std::string_view access_denied_code(std::string_view service);
// A member is missing or malformed.
std::string_view invalid_input_code(std::string_view service);
// The credentials belong to nobody that the world knows.
std::string_view unknown_caller_code(std::string_view service);

// There is no such thing as the member names: the code, and AWS's wording where it is known.
std::string_view missing_code(const Operation& operation, const Member& member, std::string_view name);
std::string missing_message(const Operation& operation, const Member& member, std::string_view name);

}  // namespace whichgate::operations
