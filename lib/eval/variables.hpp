#pragma once
#include <optional>
#include <string_view>

#include "eval/pattern.hpp"
#include "eval/request.hpp"
#include "whichgate/policy.hpp"

namespace whichgate::eval {

// Does ${...} mean anything in this policy? Only since version 2012-10-17; a policy without a version is of 2008.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
bool variables_enabled(const PolicyDocument& policy);

// Fills in the variables from the character `from` on. nullopt: one of them has neither a value nor a default. A
// ${ that begins no well-formed variable stays as it is.
std::optional<Pattern> expand(std::string_view text, const Context& context, std::size_t from = 0);

}  // namespace whichgate::eval
