#include "eval/compiled_resource.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "text/text.hpp"

namespace whichgate::eval {

namespace {

constexpr int arn_colons = 5;

bool matches_everything(std::string_view pattern) {
  return !pattern.empty() && pattern.find_first_not_of('*') == std::string_view::npos;
}

// Where an ARN's resource part begins: after the fifth colon. Colons inside ${...} do not count.
struct ArnShape {
  int colons = 0;
  std::size_t resource = std::string_view::npos;  // npos: the ARN is too short to have one
};

ArnShape shape_of(std::string_view pattern) {
  ArnShape shape;
  for (std::size_t i = 0; i < pattern.size() && shape.colons < arn_colons; ++i) {
    if (pattern.substr(i, 2) == "${") {
      i = std::min(pattern.find('}', i), pattern.size());
    } else if (pattern[i] == ':' && ++shape.colons == arn_colons) {
      shape.resource = i + 1;
    }
  }
  return shape;
}

// Where the part of a pattern begins in which variables count; npos: it has none.
std::size_t variable_part(std::string_view pattern, std::size_t resource, const PolicyDocument& policy) {
  const bool variables = variables_enabled(policy) && resource != std::string_view::npos;
  return variables && pattern.find("${", resource) != std::string_view::npos ? resource : std::string_view::npos;
}

struct Matcher {
  std::string_view pattern;
  const LayerRequest& asked;
  std::string* note;

  Match operator()(const CompiledResource::Everything&) const { return Match::yes; }
  Match operator()(const text::CompiledWildcard& wildcard) const {
    return match_if(wildcard.matches(asked.request.resource));
  }

  Match operator()(const CompiledResource::ShortArn& arn) const {
    if (arn.as_written.matches(asked.request.resource)) return Match::yes;
    if (arn.filled_up.empty() || !text::wildcard_match(arn.filled_up, asked.request.resource)) return Match::no;
    if (asked.layer == Layer::identity_policy || asked.layer == Layer::permissions_boundary) return Match::yes;
    if (note) *note = fmt::format("AWS does not document the incomplete ARN `{}` in such a policy", pattern);
    return Match::unknown;
  }

  Match operator()(const std::vector<Token>& tokens) const {
    const std::string_view begin = tokens.front().kind == Token::Kind::text ? tokens.front().text : std::string_view();
    if (!asked.request.resource.starts_with(begin.substr(0, begin.find_first_of("*?"))) &&
        all_have_values(tokens, asked.request))
      return Match::no;
    PatternRoom room;
    const Filled filled = fill(tokens, asked.request, room.resource());
    if (filled.has_value == Match::unknown && note) *note = missing_value(filled);
    if (filled.has_value != Match::yes) return filled.has_value;
    return match_if(wildcard_match(view(filled.pattern), asked.request.resource));
  }
};

}  // namespace

CompiledResource::CompiledResource(std::string_view pattern, const PolicyDocument& policy) : pattern_(pattern) {
  if (matches_everything(pattern)) return;
  const ArnShape shape = shape_of(pattern);
  if (shape.resource == std::string_view::npos) {
    ShortArn arn{text::CompiledWildcard(pattern), {}};
    if (text::starts_with_ignoring_case(pattern, "arn:")) {
      arn.filled_up = pattern;
      for (int i = shape.colons; i < arn_colons; ++i) arn.filled_up += ":*";
    }
    form_ = std::move(arn);
  } else if (variable_part(pattern, shape.resource, policy) != std::string_view::npos) {
    form_ = tokenize(pattern, shape.resource);
  } else {
    form_ = text::CompiledWildcard(pattern);
  }
}

Match CompiledResource::matches_form(const LayerRequest& asked, std::string* note) const {
  return std::visit(Matcher{pattern_, asked, note}, form_);
}

std::string CompiledResource::filled_in(const AccessRequest& request, std::string& missing) const {
  const auto* tokens = std::get_if<std::vector<Token>>(&form_);
  return tokens ? eval::filled_in(*tokens, request, missing) : std::string(pattern_);
}

}  // namespace whichgate::eval
