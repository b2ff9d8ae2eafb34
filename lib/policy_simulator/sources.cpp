#include "policy_simulator/sources.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "text/arn.hpp"
#include "text/patterns.hpp"
#include "text/text.hpp"
#include "whichgate/validation.hpp"

namespace whichgate::policy_simulator {

std::optional<Entity> entity_of(std::string_view text) {
  const auto arn = text::parse_arn(text);
  if (!arn || arn->service != "iam" || !arn->region.empty() ||
      !text::matches(text::Identifier::account_id, arn->account))
    return std::nullopt;
  const std::string name(arn->resource.substr(arn->resource.rfind('/') + 1));
  if (name.empty()) return std::nullopt;
  for (const Entity::Kind kind : {Entity::Kind::user, Entity::Kind::group, Entity::Kind::role})
    if (arn->resource.starts_with(fmt::format("{}/", to_string(kind))))
      return Entity{kind, std::string(arn->account), name};
  return std::nullopt;
}

std::string_view to_string(Entity::Kind kind) {
  switch (kind) {
    case Entity::Kind::user:
      return "user";
    case Entity::Kind::group:
      return "group";
    case Entity::Kind::role:
      break;
  }
  return "role";
}

Result<SourcePolicy, ApiError> read_source(const std::string& text, std::string id, std::string_view type) {
  // The simulator saves nothing: neither the version nor the size that a kind of policy may have matters to it.
  const PolicyType checked = type == resource_policy ? PolicyType::resource : PolicyType::inline_identity;
  for (const Diagnostic& found : validate(text, {.type = checked, .name = id})) {
    if (found.severity != Severity::error || found.code.starts_with("LimitExceeded")) continue;
    std::string place;
    if (found.where.line > 0)
      place = fmt::format(" (line {}, column {} of the policy)", found.where.line, found.where.column);
    return Unexpected(ApiError{"InvalidInput", fmt::format("{}: {}{}", id, found.message, place), {}, found.help});
  }
  Result<PolicyDocument> document = parse_policy(text, id);
  if (!document)
    return Unexpected(ApiError{"InvalidInput", fmt::format("{}: {}", id, document.error().front().message), {}, {}});
  return SourcePolicy{
      {id, {}, std::make_shared<const PolicyDocument>(*std::move(document))}, id, type, statement_places(text)};
}

}  // namespace whichgate::policy_simulator
