#pragma once
#include <string>
#include <vector>

#include "eval/request.hpp"
#include "reference/answer.hpp"

namespace reference {

std::string lower(std::string text);  // ASCII letters only

// What a request carries under one key. Without values the key is absent.
struct Fact {
  std::vector<std::string> values;
  bool several = false;  // the key holds a list, whatever its length
  bool unknown = false;  // the context is partial and does not tell
};
Fact fact(const whichgate::eval::Context& context, const std::string& key);

// A text in which some characters are wildcards.
struct Glob {
  struct Letter {
    char letter;
    bool wild;
  };
  std::vector<Letter> letters;
  Answer has_value = Answer::yes;  // every variable had one
};

// Without variables, `${` is two characters like any other.
Glob glob(const std::string& pattern);
Glob glob_with_variables(const std::string& pattern, const whichgate::eval::Context& context);
std::string plain(const Glob& pattern);

bool matches(const Glob& pattern, const std::string& text);
// Part by part, at the first five colons.
bool arn_matches(const Glob& pattern, const std::string& arn);

// The six fields of an ARN; empty when the text is none.
std::vector<std::string> arn_fields(const std::string& arn);

}  // namespace reference
