#pragma once
#include <array>
#include <cstddef>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/context.hpp"
#include "eval/pattern.hpp"
#include "whichgate/policy.hpp"
#include "whichgate/policy_report.hpp"

namespace whichgate::eval {

// Does ${...} mean anything in this policy? Only since version 2012-10-17; a policy without a version is of 2008.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
bool variables_enabled(const PolicyDocument& policy);

// A piece of a pattern as it was written: text, in which * and ? are wildcards; a character that ${*}, ${?} or ${$}
// stands for; or a variable.
struct Token {
  enum class Kind { text, escaped, variable };
  Kind kind = Kind::text;
  std::string_view text;  // of a variable: its key
  std::optional<std::string_view> default_value = {};
};
// The tokens point into `pattern`. Variables count from the character `from` on. A ${ that begins no well-formed
// variable is text.
std::vector<Token> tokenize(std::string_view pattern, std::size_t from = 0);

// A pattern whose variables are filled in.
struct Filled {
  Match has_value = Match::yes;    // no: a variable has neither a value nor a default; unknown: it may have one
  std::string_view variable = {};  // the one that has no value
  Pattern pattern = {};
};
// Room for a pattern that is filled in and soon forgotten: no allocation as long as it is of ordinary size.
class PatternRoom {
 public:
  std::pmr::memory_resource* resource() { return &resource_; }

 private:
  std::array<std::byte, 2048> bytes_;
  std::pmr::monotonic_buffer_resource resource_{bytes_.data(), bytes_.size()};
};
Filled fill(std::span<const Token> tokens, const AccessRequest& request,
            std::pmr::memory_resource* room = std::pmr::get_default_resource());
// Has every variable a value? Then a pattern begins as its first text does.
bool all_have_values(std::span<const Token> tokens, const AccessRequest& request);
// Which variable has no value, in words.
std::string missing_value(const Filled& filled);

// For reports: the pattern with its variables filled in, those of them that have a value. `missing` says which has
// none.
std::string filled_in(std::span<const Token> tokens, const AccessRequest& request, std::string& missing);

}  // namespace whichgate::eval
