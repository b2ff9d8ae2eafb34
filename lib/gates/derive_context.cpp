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

void tell_principal(Situation& s) {
  eval::Context& c = s.context;
  const eval::Principal& p = s.principal;
  c.set("aws:PrincipalArn", p.principal_arn);
  c.set("aws:PrincipalAccount", p.account);
  c.set("aws:PrincipalType", std::string(principal_type(p.kind)));
  c.set("aws:PrincipalIsAWSService", "false");
  const std::string session_name = p.arn.substr(p.arn.rfind('/') + 1);
  switch (s.capacity) {
    case Capacity::iam_user:
      c.set("aws:username", s.question.who);
      c.set("aws:userid", p.unique_id);
      break;
    case Capacity::root_user:
    case Capacity::root_session:
      c.set("aws:userid", p.account);
      break;
    case Capacity::role:
    case Capacity::permission_set:
      c.set("aws:userid", p.unique_id + ":" + session_name);
      break;
  }
  if (s.capacity == Capacity::root_session) c.set("aws:AssumedRoot", "true");
  if (s.person) c.set("identitystore:UserId", s.person->id);
  const auto tags = s.iam_user ? s.iam_user->principal_tags
                    : s.role   ? s.role->principal_tags
                               : std::vector<PrincipalTag>{};
  for (const PrincipalTag& tag : tags) c.set("aws:PrincipalTag/" + tag.key, tag.value);
}

void tell_organization(Situation& s) {
  if (!s.world.organization) return;
  const Organization& organization = *s.world.organization;
  if (organization.has(s.account->id)) {
    s.context.set("aws:PrincipalOrgID", organization.id);
    s.context.set_list("aws:PrincipalOrgPaths", {organization.path_text(s.account->id)});
  }
  if (organization.has(s.resource_account)) {
    s.context.set("aws:ResourceOrgID", organization.id);
    s.context.set_list("aws:ResourceOrgPaths", {organization.path_text(s.resource_account)});
  }
}

void tell_request(Situation& s) {
  eval::Context& c = s.context;
  c.set("aws:ResourceAccount", s.resource_account);
  c.set("aws:RequestedRegion", s.question.region.empty() ? "us-east-1" : s.question.region);
  c.set("aws:CurrentTime", to_string(s.world.now));
  c.set("aws:EpochTime", std::to_string(s.world.now.time_since_epoch().count()));
  c.set("aws:SecureTransport", "true");
  c.set("aws:ViaAWSService", "false");
  if (s.principal.kind == eval::PrincipalKind::role_session || s.session)
    c.set("aws:TokenIssueTime", to_string(s.session ? s.session->started : s.world.now));
  // Only sessions that AWS issues to IAM users, and roles that they assume, say whether MFA was used.
  const bool says_mfa =
      s.session && (s.session->kind == Session::Kind::iam_user || s.session->kind == Session::Kind::assumed_role);
  if (says_mfa) c.set("aws:MultiFactorAuthPresent", s.session->mfa ? "true" : "false");
  if (!s.question.vpc_endpoint.empty()) c.set("aws:SourceVpce", s.question.vpc_endpoint);
}

std::string_view without_tag_key(std::string_view key) { return key.substr(0, key.find('/')); }

}  // namespace

void derive_context(Situation& s) {
  tell_principal(s);
  tell_organization(s);
  tell_request(s);
  for (const auto& [key, values] : s.question.context) {
    if (values.size() == 1)
      s.context.set(key, values.front());
    else
      s.context.set_list(key, values);
  }
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
