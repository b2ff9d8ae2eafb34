#pragma once
#include "engine/engine_state.hpp"

namespace whichgate::engine {

// What a question names that the world or the catalog does not know: of the caller, and of what is asked. Allocates
// nothing as long as all is known, and what is asked was asked before.
Problems unknown_caller(const World& world, const Question& question);
Problems unknown_request(const EngineState& state, const Question& question);

}  // namespace whichgate::engine
