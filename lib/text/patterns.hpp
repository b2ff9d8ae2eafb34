#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace whichgate::text {

enum class Identifier {
  account_id,
  organization_id,
  root_id,
  organizational_unit_id,
  policy_id,
  handshake_id,
  instance_arn,
  permission_set_arn,
  permission_set_name,
  session_duration,
  identity_store_id,
  user_id,
  group_id,
  user_name,
  group_name,
  iam_user_name,
  iam_role_name,
  role_session_name,
  aws_managed_policy_arn,
  email,
  arn
};

// A pattern that AWS's API reference publishes, kept as published, with the page.
struct Pattern {
  Identifier identifier;
  std::string_view name;     // "account id"
  std::string_view pattern;  // Perl syntax, matched against the whole text
  std::string_view example;
  std::string_view source;
  std::size_t min_length;  // in characters
  std::size_t max_length;
};

std::span<const Pattern> patterns();
const Pattern& pattern(Identifier identifier);
// Does the whole text match the published pattern? False also when it is shorter or longer than
// AWS allows.
bool matches(Identifier identifier, std::string_view text);

// How many characters a text has, whose UTF-8 may take several bytes for one.
std::size_t characters(std::string_view text);

}  // namespace whichgate::text
