#pragma once
#include "gates/memory.hpp"

namespace whichgate::gates {

// What a question names that the world or the catalog does not know: of the caller, and of what is asked. Allocates
// nothing as long as all is known, and what is asked was asked before.
Problems unknown_caller(const World& world, const Question& question);
Problems unknown_request(const Memory& memory, const Question& question);

}  // namespace whichgate::gates
