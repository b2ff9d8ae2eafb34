#pragma once
#include <memory>
#include <string_view>

#include "gates/resolved_caller.hpp"
#include "whichgate/world.hpp"

namespace whichgate::engine {

class EngineState;
using gates::Access;
using gates::Capacity;
using gates::OrgPosition;
using gates::ResolvedCaller;

// Resolves a caller whose names are known.
std::shared_ptr<const ResolvedCaller> resolve_caller(const EngineState& state, std::string_view who,
                                                     std::string_view as, std::string_view in);

// The steps of resolve_caller(), each in its file.
void choose_session(const World& world, ResolvedCaller& caller);
Access find_access(const IdentityCenter& center, const ResolvedCaller& caller);
void identify_principal(const World& world, std::string_view who, ResolvedCaller& caller);
void derive_caller_keys(const World& world, std::string_view who, ResolvedCaller& caller);
void gather_policies(const EngineState& state, ResolvedCaller& caller);

}  // namespace whichgate::engine
