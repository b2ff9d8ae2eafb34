#pragma once
#include <string>
#include <vector>

#include "whichgate/advice.hpp"
#include "whichgate/decision.hpp"

namespace whichgate {

struct ExplainOptions {
  bool ascii = false;       // ok, x, - and ? for the signs
  bool color = false;       // ANSI colours
  bool every_gate = false;  // also the gates that do not apply
  bool statements = false;  // under each policy gate, its policies' statements
};

// The decision in words: the verdict, a line a gate, and what AWS says.
std::string explain(const Decision& decision, const ExplainOptions& options = {});
// The same, and what opens it.
std::string explain(const Decision& decision, const std::vector<Remedy>& remedies, const ExplainOptions& options = {});

}  // namespace whichgate
