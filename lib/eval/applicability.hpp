#pragma once
#include "eval/evaluate.hpp"
#include "whichgate/access_request.hpp"

// Which layers reach which requests, as far as the request alone tells.
namespace whichgate::eval {

// Users, roles and root users. A service or nobody has no account, and no policies there.
inline bool in_an_account(const Principal& caller) {
  return caller.kind != PrincipalKind::service && caller.kind != PrincipalKind::anonymous;
}
inline bool is_root(const Principal& caller) {
  return caller.kind == PrincipalKind::root_user || caller.kind == PrincipalKind::root_session;
}

// sts:GetCallerIdentity is allowed whatever policies say; so is sts:GetSessionToken, for those who can call it.
bool needs_no_permission(const Principal& caller, std::string_view action);

bool cross_account(const AccessRequest& request);
// The caller is of one partition (aws, aws-cn, ...) and the resource of another.
bool other_partition(const AccessRequest& request);

bool scps_apply(const AccessRequest& request);
bool rcps_apply(const AccessRequest& request);
inline bool identity_policies_apply(const Principal& caller) { return in_an_account(caller) && !is_root(caller); }
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
inline bool boundary_applies(const Principal& caller) {
  return identity_policies_apply(caller) && !caller.service_linked_role;
}
bool resource_policy_applies(const AccessRequest& request);

// The resource's policy must allow by itself: another account's, a role's trust policy, a KMS key's policy, and
// for callers without an account.
bool resource_policy_must_allow(const AccessRequest& request);

// Which layers must still allow when the resource's policy allows.
struct Needs {
  bool identity = true;
  bool limits = true;  // permissions boundary and session policy
};
Needs needs_after(PrincipalMatchKind naming, const AccessRequest& request);

}  // namespace whichgate::eval
