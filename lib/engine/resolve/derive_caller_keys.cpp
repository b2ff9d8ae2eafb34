#include "engine/resolve/resolve_caller.hpp"

namespace whichgate::engine {

namespace {

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

// A key that is told first stands against a later one of the same name.
void tell(ResolvedCaller& to, std::string_view key, std::string value) {
  to.keys.push_back({key, to.texts.emplace_back(std::move(value))});
}

void tell_user_id(std::string_view who, ResolvedCaller& to) {
  const eval::Principal& p = to.principal;
  switch (to.capacity) {
    case Capacity::iam_user:
      tell(to, "aws:username", std::string(who));
      return tell(to, "aws:userid", p.unique_id);
    case Capacity::root_user:
    case Capacity::root_session:
      return tell(to, "aws:userid", p.account);
    case Capacity::role:
    case Capacity::permission_set:
      return tell(to, "aws:userid", p.unique_id + ":" + p.arn.substr(p.arn.rfind('/') + 1));
  }
}

// Of tags whose keys differ in case alone the last counts.
void tell_tags(const std::vector<PrincipalTag>& tags, ResolvedCaller& to) {
  for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag)
    tell(to, to.texts.emplace_back("aws:PrincipalTag/" + tag->key), tag->value);
}

void tell_principal(std::string_view who, ResolvedCaller& to) {
  const eval::Principal& p = to.principal;
  tell(to, "aws:PrincipalArn", p.principal_arn);
  tell(to, "aws:PrincipalAccount", p.account);
  tell(to, "aws:PrincipalType", std::string(principal_type(p.kind)));
  tell(to, "aws:PrincipalIsAWSService", "false");
  tell_user_id(who, to);
  if (to.capacity == Capacity::root_session) tell(to, "aws:AssumedRoot", "true");
  if (to.person) tell(to, "identitystore:UserId", to.person->id);
  if (to.iam_user) tell_tags(to.iam_user->principal_tags, to);
  if (to.role) tell_tags(to.role->principal_tags, to);
}

void tell_organization(const World& world, ResolvedCaller& to) {
  if (!to.position) return;
  tell(to, "aws:PrincipalOrgID", world.organization->id);
  to.keys.push_back({"aws:PrincipalOrgPaths", {}, to.position->paths, true});
}

void tell_time(const World& world, ResolvedCaller& to) {
  tell(to, "aws:CurrentTime", to_string(world.now));
  tell(to, "aws:EpochTime", std::to_string(world.now.time_since_epoch().count()));
  if (to.principal.kind == eval::PrincipalKind::role_session || to.session)
    tell(to, "aws:TokenIssueTime", to_string(to.session ? to.session->started : world.now));
}

// Only sessions that AWS issues to IAM users, and roles that they assume, say whether MFA was used; an age is told
// only when it was.
void tell_mfa(const World& world, ResolvedCaller& to) {
  const bool says_mfa =
      to.session && (to.session->kind == Session::Kind::iam_user || to.session->kind == Session::Kind::assumed_role);
  if (!says_mfa) return;
  tell(to, "aws:MultiFactorAuthPresent", to.session->mfa ? "true" : "false");
  if (to.session->mfa) tell(to, "aws:MultiFactorAuthAge", std::to_string((world.now - to.session->signed_in).count()));
}

}  // namespace

void derive_caller_keys(const World& world, std::string_view who, ResolvedCaller& caller) {
  tell_principal(who, caller);
  tell_organization(world, caller);
  tell_time(world, caller);
  tell_mfa(world, caller);
}

}  // namespace whichgate::engine
