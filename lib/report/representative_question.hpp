#pragma once
#include <vector>

#include "whichgate/scenario.hpp"

namespace whichgate::report {

// One question of a scenario, and what each rule book answers.
struct RepresentativeQuestion {
  std::string question;
  struct Answer {
    std::string rules;
    Asked asked;
  };
  std::vector<Answer> answers;  // one for each rule book under which it was asked
};

// The question that stands for a scenario: the first on which the rule books differ, else the first that is not
// allowed, else the first. It has no answers when nothing was asked.
RepresentativeQuestion representative_question(const ScenarioReport& report);

}  // namespace whichgate::report
