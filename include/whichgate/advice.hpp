#pragma once
#include <string>
#include <vector>

#include "whichgate/command.hpp"
#include "whichgate/engine.hpp"

namespace whichgate {

// One step of a remedy: a command, who may give it, and the words for a person.
struct RemedyStep {
  Caller by = {};
  Command command = {};
  std::string words = {};  // "root user of 111122223333: Account page, IAM user and role access ..., Update"
};

// A way to the answer yes, tried before it is offered: every step was applied to a copy of the world, and the
// question asked again was allowed. No step can be left out.
struct Remedy {
  std::vector<RemedyStep> steps = {};
  std::string caution = {};  // what else it opens, where that is more than was asked for
  Verdict re_evaluated = Verdict::allowed;
};

// The remedies for a question that is not allowed, cheapest and least privileged first. Empty when the question
// is allowed already, when it cannot be asked, or when nothing that whichgate knows helps.
std::vector<Remedy> advise(const Engine& engine, const Question& question);

}  // namespace whichgate
