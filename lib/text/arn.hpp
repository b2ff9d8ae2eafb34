#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "text/compiled_wildcard.hpp"

namespace whichgate::text {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
struct Arn {
  std::string_view partition, service, region, account, resource;  // the resource keeps its colons
};

// nullopt when the text has fewer than six fields or does not start with "arn:". The views point into `text`.
std::optional<Arn> parse_arn(std::string_view text);

// The text split at its first five colons; nullopt when it has fewer.
std::optional<std::array<std::string_view, 6>> six_parts(std::string_view text);

// The pattern of an Arn operator, looked at once to be matched often: both sides split at the first five colons, each
// of the six parts compared as a wildcard, case-sensitive. Points into the pattern.
class ArnPattern {
 public:
  static std::optional<ArnPattern> compile(std::string_view pattern);  // nullopt: matches nothing
  bool matches(std::string_view arn) const;

 private:
  std::string_view head_;  // the first parts, as long as they have no wildcards, with their colons
  std::size_t first_ = 0;  // the part after them
  std::string_view tail_;  // what the last part ends with, after its last wildcard
  std::array<CompiledWildcard, 6> parts_;
};

bool arn_like(std::string_view pattern, std::string_view arn);

}  // namespace whichgate::text
