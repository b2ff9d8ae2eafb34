#pragma once
#include <optional>
#include <string_view>

namespace whichgate::text {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
struct Arn {
  std::string_view partition, service, region, account, resource;  // the resource keeps its colons
};

// nullopt when the text has fewer than six fields or does not start with "arn:". The views point into `text`.
std::optional<Arn> parse_arn(std::string_view text);

// Arn operators: both split at the first five colons, each of the six parts compared as a wildcard, case-sensitive.
bool arn_like(std::string_view pattern, std::string_view arn);

}  // namespace whichgate::text
