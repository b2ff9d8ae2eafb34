#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whichgate/policy_history.hpp"

namespace whichgate::analysis {

// A resource in this account that a resource pattern of a policy matches; nullopt for a pattern with variables of
// which only a request tells the value.
std::optional<std::string> example_resource(std::string_view pattern, std::string_view account);

// The resource patterns about which a question shows what the change did: those that only one side has, else those
// that both have. An empty one stands for all resources.
std::vector<std::string> representative_patterns(const ActionChange& change, bool without_resource_types);

}  // namespace whichgate::analysis
