#pragma once
#include <string>

#include "eval/request.hpp"
#include "whichgate/policy.hpp"

namespace reference {

// A text in which some characters are wildcards.
struct Glob {
  struct Letter {
    char letter;
    bool wild;
  };
  std::vector<Letter> letters;
  bool has_value = true;  // every variable had one
};

Glob glob(const std::string& pattern, bool variables, const whichgate::eval::Context& context);
bool matches(const Glob& pattern, const std::string& text);

// Whether the condition holds, if what AWS leaves open counts as `open`.
bool holds(const whichgate::PolicyCondition& condition, bool variables, const whichgate::eval::Context& context,
           bool open);

}  // namespace reference
