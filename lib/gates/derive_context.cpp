#include <fmt/format.h>

#include <array>

#include "gates/situation.hpp"
#include "text/text.hpp"

namespace whichgate::gates {

namespace {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
struct GlobalKey {
  std::string_view name;
  bool derived;  // the world tells it
};
constexpr std::array<GlobalKey, 52> global_keys{{
    {"aws:PrincipalArn", true},
    {"aws:PrincipalAccount", true},
    {"aws:PrincipalOrgID", true},
    {"aws:PrincipalOrgPaths", true},
    {"aws:PrincipalTag", true},
    {"aws:PrincipalType", true},
    {"aws:PrincipalIsAWSService", true},
    {"aws:PrincipalServiceName", true},
    {"aws:PrincipalServiceNamesList", true},
    {"aws:userid", true},
    {"aws:username", true},
    {"aws:AssumedRoot", true},
    {"aws:ResourceAccount", true},
    {"aws:ResourceOrgID", true},
    {"aws:ResourceOrgPaths", true},
    {"aws:CurrentTime", true},
    {"aws:EpochTime", true},
    {"aws:RequestedRegion", true},
    {"aws:TokenIssueTime", true},
    {"aws:FederatedProvider", false},
    {"aws:SourceIdentity", false},
    {"aws:SignInSessionArn", false},
    {"aws:ChatbotSourceArn", false},
    {"aws:Ec2InstanceSourceVpc", false},
    {"aws:Ec2InstanceSourcePrivateIPv4", false},
    {"aws:MultiFactorAuthPresent", false},
    {"aws:MultiFactorAuthAge", false},
    {"aws:SourceIp", false},
    {"aws:SourceVpc", false},
    {"aws:SourceVpcArn", false},
    {"aws:SourceVpce", false},
    {"aws:VpceAccount", false},
    {"aws:VpceOrgID", false},
    {"aws:VpceOrgPaths", false},
    {"aws:VpcSourceIp", false},
    {"aws:ResourceTag", false},
    {"aws:RequestTag", false},
    {"aws:TagKeys", false},
    {"aws:SecureTransport", false},
    {"aws:UserAgent", false},
    {"aws:ViaAWSService", false},
    {"aws:CalledVia", false},
    {"aws:CalledViaFirst", false},
    {"aws:CalledViaLast", false},
    {"aws:CalledViaAWSMCP", false},
    {"aws:ViaAWSMCPService", false},
    {"aws:IsMcpServiceAction", false},
    {"aws:SourceAccount", false},
    {"aws:SourceArn", false},
    {"aws:SourceOrgID", false},
    {"aws:SourceOrgPaths", false},
    {"aws:referer", false},
}};

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
  for (const GlobalKey& one : global_keys)
    if (one.derived && !s.context.find(one.name)) s.context.set_absent(one.name);
  s.context.set_absent("aws:PrincipalTag/");
}

std::string_view without_tag_key(std::string_view key) { return key.substr(0, key.find('/')); }

}  // namespace

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
  if (text::equals_ignoring_case(key, "identitystore:UserId")) return true;
  for (const GlobalKey& one : global_keys)
    if (one.derived && text::equals_ignoring_case(one.name, without_tag_key(key))) return true;
  return false;
}

std::vector<std::string> global_condition_keys() {
  std::vector<std::string> names;
  names.reserve(global_keys.size());
  for (const GlobalKey& one : global_keys) names.emplace_back(one.name);
  return names;
}

}  // namespace whichgate::gates
