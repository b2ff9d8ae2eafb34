#include "eval/public_policy.hpp"

#include <algorithm>
#include <array>

#include "eval/applicability.hpp"
#include "eval/logic.hpp"
#include "eval/variables.hpp"
#include "policy/operators.hpp"
#include "text/arn.hpp"
#include "text/text.hpp"
#include "text/values/addresses.hpp"

namespace whichgate::eval {

namespace {

// How a condition key's values are read.
enum class Reading {
  plain,         // fixed: neither a wildcard nor a variable
  range,         // of addresses, and not too broad
  user_id,       // no session of a role
  access_point,  // the account is fixed; the name of the access point need not be
  retired        // some of AWS's pages list the key, and today's does not
};

// The keys that can limit a grant; on any other key a condition leaves the policy public. The page names
// aws:PrincipalOrgID as one example of a fixed "AWS principal, user, role, or service principal"; the other keys that
// name one are read the same way.
struct LimitingKey {
  std::string_view name;
  Reading reading;
};
constexpr std::array<LimitingKey, 17> limiting_keys{{
    {"aws:PrincipalOrgID", Reading::plain},
    {"aws:PrincipalOrgPaths", Reading::plain},
    {"aws:PrincipalArn", Reading::plain},
    {"aws:PrincipalAccount", Reading::plain},
    {"aws:PrincipalServiceName", Reading::plain},
    {"aws:PrincipalServiceNamesList", Reading::plain},
    {"aws:SourceIp", Reading::range},
    {"aws:SourceArn", Reading::plain},
    {"aws:SourceVpc", Reading::plain},
    {"aws:SourceVpce", Reading::plain},
    {"aws:SourceOwner", Reading::plain},
    {"aws:SourceAccount", Reading::plain},
    {"aws:userid", Reading::user_id},
    {"s3:DataAccessPointArn", Reading::access_point},
    {"s3:DataAccessPointAccount", Reading::plain},
    // Listed by the API reference of the SDKs and by the page until it was revised.
    {"s3:x-amz-server-side-encryption-aws-kms-key-id", Reading::retired},
    {"s3:x-amz-server-side-encryption-aws-kms-key-arn", Reading::retired},
}};

const LimitingKey* limiting_key(std::string_view name) {
  const auto found = std::find_if(limiting_keys.begin(), limiting_keys.end(),
                                  [&](const LimitingKey& key) { return text::equals_ignoring_case(key.name, name); });
  return found == limiting_keys.end() ? nullptr : &*found;
}

bool has_wildcard(std::string_view value) { return value.find_first_of("*?") != std::string_view::npos; }

Match fixed_text(std::string_view value, const policy::ConditionOperator& op, const PolicyDocument& document) {
  if (value.find("${") != std::string_view::npos) return variables_enabled(document) ? Match::no : Match::unknown;
  if (!has_wildcard(value)) return Match::yes;
  const bool wildcards_count =
      op.comparison == policy::Comparison::string_like || op.comparison == policy::Comparison::arn;
  return wildcards_count ? Match::no : Match::unknown;  // a literal asterisk: AWS does not say
}

// Not broader than /8 of IPv4 or /32 of IPv6. The private ranges that the page excepts are not broader either.
Match fixed_range(std::string_view value) {
  const text::Reading<text::AddressRange> range = text::read_range(value);
  if (!range.is_value()) return Match::unknown;
  return match_if(range.value.bits >= (range.value.base.size == 4 ? 8 : 32));
}

// The page takes "AROLEID:*" out, and does not say whether one session of a role is out too.
Match fixed_user_id(std::string_view value, const policy::ConditionOperator& op, const PolicyDocument& document) {
  return both(fixed_text(value, op, document), value.find(':') == std::string_view::npos ? Match::yes : Match::unknown);
}

Match fixed_access_point(std::string_view value, const policy::ConditionOperator& op, const PolicyDocument& document) {
  const Match fixed = fixed_text(value, op, document);
  const auto arn = text::parse_arn(value);
  if (fixed != Match::no || !arn || value.find("${") != std::string_view::npos) return fixed;
  if (arn->account.empty() || has_wildcard(arn->account)) return Match::no;
  // A wildcard that stands elsewhere than in the name, the account being fixed: AWS does not say.
  const bool in_the_name = arn->service == "s3" && !has_wildcard(arn->partition) && !has_wildcard(arn->region) &&
                           arn->resource.starts_with("accesspoint/");
  return in_the_name ? Match::yes : Match::unknown;
}

Match fixed_value(const LimitingKey& key, std::string_view value, const policy::ConditionOperator& op,
                  const PolicyDocument& document) {
  switch (key.reading) {
    case Reading::plain:
      return fixed_text(value, op, document);
    case Reading::range:
      if (op.comparison == policy::Comparison::address) return fixed_range(value);
      return both(fixed_text(value, op, document), Match::unknown);
    case Reading::user_id:
      return fixed_user_id(value, op, document);
    case Reading::access_point:
      return fixed_access_point(value, op, document);
    case Reading::retired:
      return both(fixed_text(value, op, document), Match::unknown);
  }
  return Match::unknown;
}

bool compares_names(policy::Comparison comparison) {
  using policy::Comparison;
  return comparison == Comparison::string_equals || comparison == Comparison::string_equals_ignoring_case ||
         comparison == Comparison::string_like || comparison == Comparison::arn || comparison == Comparison::address;
}

// Does the condition let in fixed values only?
Match limits(const PolicyCondition& condition, const PolicyDocument& document) {
  const LimitingKey* key = limiting_key(condition.key);
  const auto op = policy::parse_operator(condition.condition_operator);
  if (!key || !op || op->negated || !compares_names(op->comparison)) return Match::no;
  Match fixed = match_if(!condition.values.empty());
  for (const std::string& value : condition.values) fixed = both(fixed, fixed_value(*key, value, *op, document));
  // Both hold for a request without the key, and AWS does not say what it makes of them.
  const bool holds_without = op->if_exists || op->quantifier == policy::Quantifier::for_all_values;
  return holds_without ? both(fixed, Match::unknown) : fixed;
}

// The page begins by taking a policy for public: an identity provider is not an AWS principal.
bool fixed_principal(const PolicyPrincipal& principal) {
  const bool of_aws = principal.kind == "AWS" || principal.kind == "Service" || principal.kind == "CanonicalUser";
  return of_aws && !has_wildcard(principal.value) && principal.value.find("${") == std::string::npos;
}

bool names_fixed_principals(const PolicyStatement& statement) {
  return statement.principals && !statement.not_principal &&
         std::all_of(statement.principals->begin(), statement.principals->end(), fixed_principal);
}

bool aws_service(const Principal& caller) {
  return caller.kind == PrincipalKind::service && !caller.arn.starts_with("arn:");
}

}  // namespace

Match public_statement(const PolicyStatement& statement, const PolicyDocument& policy) {
  if (statement.effect == Effect::deny || names_fixed_principals(statement)) return Match::no;
  Match limited = Match::no;
  for (const PolicyCondition& condition : statement.conditions) limited = either(limited, limits(condition, policy));
  return opposite(limited);
}

Publicness public_policy(const PolicyDocument& policy) {
  Publicness found;
  for (std::size_t i = 0; i < policy.statements.size() && found.match != Match::yes; ++i) {
    const Match one = public_statement(policy.statements[i], policy);
    if (one == Match::yes || (one == Match::unknown && found.match == Match::no)) found = {one, static_cast<int>(i)};
  }
  return found;
}

Match kept_out_of_public_bucket(const AccessRequest& request, const PolicyDocument& policy) {
  const Principal& caller = request.principal;
  const bool of_the_account = in_an_account(caller) && !cross_account(request);
  return aws_service(caller) || of_the_account ? Match::no : public_policy(policy).match;
}

}  // namespace whichgate::eval
