#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "eval/evaluate.hpp"
#include "whichgate/access_request.hpp"
#include "whichgate/action_name.hpp"

// Which layers apply to which requests, as far as the request alone tells. What exempts whom from which layer is one
// table; everything else here reads it.
namespace whichgate::eval {

// Users, roles and root users. A service or nobody has no account, and no policies there.
inline bool in_an_account(const Principal& caller) {
  return caller.kind != PrincipalKind::service && caller.kind != PrincipalKind::anonymous;
}
inline bool is_root(const Principal& caller) {
  return caller.kind == PrincipalKind::root_user || caller.kind == PrincipalKind::root_session;
}

// A row of the table. The layer does not apply to a request that fits all of it.
struct Exemption {
  enum class Callers {
    any,
    without_account,
    root,
    root_of_the_resource_account,
    service_linked_role,
    user_or_root_user
  };
  enum class Resources { any, service_linked_role };

  std::optional<Layer> layer = {};  // nullopt: every layer
  Callers callers = Callers::any;
  std::string_view action = {};  // empty: any; "service:*": every action of the service
  Resources resources = Resources::any;
};
std::span<const Exemption> exemptions();

bool scps_apply(const AccessRequest& request);
bool rcps_apply(const AccessRequest& request);
bool identity_policies_apply(const Principal& caller);
bool boundary_applies(const Principal& caller);
bool resource_policy_applies(const AccessRequest& request);
bool scps_apply_to(const Principal& caller);  // whatever is asked

// Allowed whatever policies say.
bool needs_no_permission(const Principal& caller, ActionView action);
// For some callers.
bool may_need_no_permission(ActionView action);

// Does a row of the table name this very action, so that lists of actions cannot treat it as the others of its service?
bool named_by_exemption(ActionView action);

bool cross_account(const AccessRequest& request);
// The caller is of one partition (aws, aws-cn, ...) and the resource of another.
bool other_partition(const AccessRequest& request);

// The resource's policy must allow by itself: another account's, a role's trust policy, a KMS key's policy, and
// for callers without an account.
bool resource_policy_must_allow(const AccessRequest& request);

// Which layers must still allow when the resource's policy allows.
struct Needs {
  bool identity = true;
  bool limits = true;  // permissions boundary and session policy
};
Needs needs_after(PrincipalMatchKind kind, const AccessRequest& request);

}  // namespace whichgate::eval
