#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "eval/layer_request.hpp"
#include "eval/logic.hpp"
#include "eval/variables.hpp"
#include "text/compiled_wildcard.hpp"

namespace whichgate::eval {

// One pattern of Resource or NotResource, looked at once to be matched often. Points into the policy.
class CompiledResource {
 public:
  CompiledResource(std::string_view pattern, const PolicyDocument& policy);

  // Unknown where AWS does not say what a short ARN means in such a policy, or a variable's value is not known; then
  // `note` says why, unless it is null.
  Match matches(const LayerRequest& asked, std::string* note) const {
    if (everything()) return Match::yes;
    // An action without resource types: no ARN covers it.
    const std::string_view resource = asked.request.resource;
    if (resource.empty() || resource == "*") return Match::no;
    const auto* wildcard = std::get_if<text::CompiledWildcard>(&form_);
    return wildcard ? match_if(wildcard->matches(resource)) : matches_form(asked, note);
  }
  // For reports: the pattern with its variables filled in. `missing` names one that has no value.
  std::string filled_in(const AccessRequest& request, std::string& missing) const;

  bool everything() const { return std::holds_alternative<Everything>(form_); }

  // The forms in which a pattern is kept.
  struct Everything {};
  // AWS fills a short ARN in identity-based policies up with wildcards; elsewhere it does not say.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  struct ShortArn {
    text::CompiledWildcard as_written;
    std::string filled_up;  // empty: it does not even begin like an ARN
  };

 private:
  using Form = std::variant<Everything, text::CompiledWildcard, ShortArn, std::vector<Token>>;

  Match matches_form(const LayerRequest& asked, std::string* note) const;

  std::string_view pattern_;
  Form form_;
};

}  // namespace whichgate::eval
