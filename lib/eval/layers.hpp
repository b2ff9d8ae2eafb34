#pragma once
#include <array>
#include <span>
#include <string_view>

#include "eval/evaluate.hpp"
#include "eval/match.hpp"

namespace whichgate::eval {

// What the allow statements of a resource-based policy grant, by the way in which they name the caller.
using Grants = std::array<Match, naming_count>;

// The policies of a layer without levels, added to `layer`: any of them denies, any of them allows.
void match_policies(std::span<const NamedPolicy> policies, const Asked& asked, std::string_view level,
                    LayerResult& layer, Grants* grants, Reports reports);

// Levels: any policy of any level denies; each level must allow, and the first that does not is named.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
void match_levels(std::span<const Level> levels, const Asked& asked, LayerResult& layer, Reports reports);

}  // namespace whichgate::eval
