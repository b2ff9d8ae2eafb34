#pragma once
#include <string>
#include <vector>

#include "whichgate/question.hpp"

namespace whichgate::scenario {

// The members of an expectation that may be lists. An empty one leaves the question's member as it is.
struct Lists {
  std::vector<std::string> who, as, in, page, action, resource;
};

// Every combination, in the order of the lists: the last turns fastest.
std::vector<Question> fan_out(const Question& question, const Lists& lists);

}  // namespace whichgate::scenario
