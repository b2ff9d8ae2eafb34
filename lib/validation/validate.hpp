#pragma once
#include <optional>
#include <string_view>

#include "text/json/json.hpp"
#include "whichgate/validation.hpp"

namespace whichgate::validation {

struct Validated {
  Problems problems;
  std::optional<PolicyDocument> document;                // when the text is a policy, be it one that AWS refuses
  Result<json::Document> text = Unexpected(Problems{});  // when the text is JSON
};

Validated validate_text(std::string_view json, PolicyType type, std::string_view name,
                        const ValidationOptions& options);

}  // namespace whichgate::validation
