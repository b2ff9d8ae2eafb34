#pragma once
#include "eval/exemptions.hpp"
#include "whichgate/access_request.hpp"
#include "whichgate/action_name.hpp"

// Which layers apply to which requests, as far as the request alone tells. What exempts whom from which layer is the
// table in exemptions.hpp; everything here reads it.
namespace whichgate::eval {

inline bool scps_apply(const AccessRequest& request) { return applies<Layer::scp>(request); }
inline bool rcps_apply(const AccessRequest& request) { return applies<Layer::rcp>(request); }
inline bool resource_policy_applies(const AccessRequest& request) { return applies<Layer::resource_policy>(request); }
// Whatever is asked.
inline bool scps_apply_to(const Principal& caller) { return applies_to<Layer::scp>(caller); }
inline bool identity_policies_apply(const Principal& caller) { return applies_to<Layer::identity_policy>(caller); }
inline bool boundary_applies(const Principal& caller) { return applies_to<Layer::permissions_boundary>(caller); }

// Allowed whatever policies say.
inline bool needs_no_permission(const Principal& caller, ActionView action) {
  return [&]<std::size_t... row>(std::index_sequence<row...>) {
    return ((action_fits<rows_of_all.first + row>(action) && callers_fit<rows_of_all.first + row>(caller)) || ...);
  }
  (std::make_index_sequence<rows_of_all.count>());
}

// For some callers.
inline bool may_need_no_permission(ActionView action) {
  return [&]<std::size_t... row>(std::index_sequence<row...>) {
    return (action_fits<rows_of_all.first + row>(action) || ...);
  }
  (std::make_index_sequence<rows_of_all.count>());
}

// Does a row of the table name this very action, so that lists of actions cannot treat it as the others of its service?
bool named_by_exemption(ActionView action);

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
