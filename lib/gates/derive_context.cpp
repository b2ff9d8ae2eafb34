#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gates/situation.hpp"
#include "text/text.hpp"

namespace whichgate::gates {

namespace {

// Condition keys that the world tells.
constexpr std::array<std::string_view, 20> derived_keys{"aws:PrincipalArn",
                                                        "aws:PrincipalAccount",
                                                        "aws:PrincipalOrgID",
                                                        "aws:PrincipalOrgPaths",
                                                        "aws:PrincipalTag",
                                                        "aws:PrincipalType",
                                                        "aws:PrincipalIsAWSService",
                                                        "aws:PrincipalServiceName",
                                                        "aws:PrincipalServiceNamesList",
                                                        "aws:userid",
                                                        "aws:username",
                                                        "aws:AssumedRoot",
                                                        "aws:ResourceAccount",
                                                        "aws:ResourceOrgID",
                                                        "aws:ResourceOrgPaths",
                                                        "aws:CurrentTime",
                                                        "aws:EpochTime",
                                                        "aws:RequestedRegion",
                                                        "aws:TokenIssueTime",
                                                        "identitystore:UserId"};

std::string_view principal_type(eval::PrincipalKind kind) {
  switch (kind) {
    case eval::PrincipalKind::iam_user:
      return "User";
    case eval::PrincipalKind::role_session:
      return "AssumedRole";
    case eval::PrincipalKind::root_user:
    case eval::PrincipalKind::root_session:
      return "Account";
    case eval::PrincipalKind::federated_user:
      return "FederatedUser";
    case eval::PrincipalKind::service:
      return "Service";
    case eval::PrincipalKind::anonymous:
      return "Anonymous";
  }
  return {};
}

// What the world tells stands against anything that the question says.
void tell(Situation& s, std::string_view key, std::string value) {
  s.context.set(key, std::move(value));
  s.derived_keys.emplace_back(key);
}

void tell_list(Situation& s, std::string_view key, std::vector<std::string> values) {
  s.context.set_list(key, std::move(values));
  s.derived_keys.emplace_back(key);
}

void tell_user_id(Situation& s) {
  const eval::Principal& p = s.principal;
  const std::string session_name = p.arn.substr(p.arn.rfind('/') + 1);
  switch (s.capacity) {
    case Capacity::iam_user:
      tell(s, "aws:username", s.question.who);
      return tell(s, "aws:userid", p.unique_id);
    case Capacity::root_user:
    case Capacity::root_session:
      return tell(s, "aws:userid", p.account);
    case Capacity::role:
    case Capacity::permission_set:
      return tell(s, "aws:userid", p.unique_id + ":" + session_name);
  }
}

void tell_tags(Situation& s, std::string_view prefix, const std::vector<PrincipalTag>& tags) {
  for (const PrincipalTag& tag : tags) tell(s, fmt::format("{}/{}", prefix, tag.key), tag.value);
}

void tell_principal(Situation& s) {
  const eval::Principal& p = s.principal;
  tell(s, "aws:PrincipalArn", p.principal_arn);
  tell(s, "aws:PrincipalAccount", p.account);
  tell(s, "aws:PrincipalType", std::string(principal_type(p.kind)));
  tell(s, "aws:PrincipalIsAWSService", "false");
  tell_user_id(s);
  if (s.capacity == Capacity::root_session) tell(s, "aws:AssumedRoot", "true");
  if (s.person) tell(s, "identitystore:UserId", s.person->id);
  if (s.iam_user) tell_tags(s, "aws:PrincipalTag", s.iam_user->principal_tags);
  if (s.role) tell_tags(s, "aws:PrincipalTag", s.role->principal_tags);
}

void tell_organization(Situation& s) {
  if (!s.world.organization) return;
  const Organization& organization = *s.world.organization;
  if (organization.has(s.account->id)) {
    tell(s, "aws:PrincipalOrgID", organization.id);
    tell_list(s, "aws:PrincipalOrgPaths", {organization.path_text(s.account->id)});
  }
  if (organization.has(s.resource_account)) {
    tell(s, "aws:ResourceOrgID", organization.id);
    tell_list(s, "aws:ResourceOrgPaths", {organization.path_text(s.resource_account)});
  }
}

void tell_resource(Situation& s) {
  tell(s, "aws:ResourceAccount", s.resource_account);
  const IamRole* role = s.world.iam_roles.find(s.resource);
  const IamUser* user = s.world.iam_users.find(s.resource);
  for (const std::string_view prefix : {"aws:ResourceTag", "iam:ResourceTag"}) {
    if (role) tell_tags(s, prefix, role->principal_tags);
    if (user) tell_tags(s, prefix, user->principal_tags);
  }
}

// Only sessions that AWS issues to IAM users, and roles that they assume, say whether MFA was used; an age is told
// only when it was.
void tell_mfa(Situation& s) {
  const bool says_mfa =
      s.session && (s.session->kind == Session::Kind::iam_user || s.session->kind == Session::Kind::assumed_role);
  if (!says_mfa) return;
  tell(s, "aws:MultiFactorAuthPresent", s.session->mfa ? "true" : "false");
  if (s.session->mfa) tell(s, "aws:MultiFactorAuthAge", std::to_string((s.world.now - s.session->signed_in).count()));
}

void tell_request(Situation& s) {
  tell(s, "aws:RequestedRegion", s.question.region.empty() ? "us-east-1" : s.question.region);
  tell(s, "aws:CurrentTime", to_string(s.world.now));
  tell(s, "aws:EpochTime", std::to_string(s.world.now.time_since_epoch().count()));
  if (s.principal.kind == eval::PrincipalKind::role_session || s.session)
    tell(s, "aws:TokenIssueTime", to_string(s.session ? s.session->started : s.world.now));
  if (!s.question.vpc_endpoint.empty()) tell(s, "aws:SourceVpce", s.question.vpc_endpoint);
  // What a request has unless the question says otherwise.
  for (const auto& [key, value] : {std::pair{"aws:SecureTransport", "true"}, std::pair{"aws:ViaAWSService", "false"}})
    if (!s.context.find(key)) tell(s, key, value);
}

void give_asked(Situation& s) {
  for (const auto& [key, values] : s.question.context) {
    if (values.size() == 1)
      s.context.set(key, values.front());
    else
      s.context.set_list(key, values);
  }
}

// However partial the question's own context is: what the world would tell and does not is absent.
void tell_absent(Situation& s) {
  s.context.set_partial(true);
  for (const std::string_view key : derived_keys)
    if (!s.context.find(key)) s.context.set_absent(key);
  s.context.set_absent("aws:PrincipalTag/");
}

}  // namespace

std::string_view without_tag_key(std::string_view key) { return key.substr(0, key.find('/')); }

void derive_context(Situation& s) {
  give_asked(s);
  tell_principal(s);
  tell_organization(s);
  tell_resource(s);
  tell_request(s);
  tell_mfa(s);
  if (s.question.partial_context) tell_absent(s);
}

bool derived_key(std::string_view key) {
  return std::ranges::any_of(derived_keys, [&](std::string_view derived) {
    return text::equals_ignoring_case(derived, without_tag_key(key));
  });
}

}  // namespace whichgate::gates
