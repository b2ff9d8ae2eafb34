#include <algorithm>

#include "engine/resolve/resolve_caller.hpp"

namespace whichgate::engine {

namespace {

using Kind = Access::Kind;

// How near one assignment comes to the person.
Access access_by(const IdentityCenter& center, const AccountAssignment& one, const DirectoryUser& person) {
  const auto membership = [&](const DirectoryGroup& group) {
    return center.memberships.find(group.id + "/" + person.id);
  };
  if (one.principal == person.id) return {Kind::granted, &one, nullptr};
  const DirectoryGroup* group = center.groups.find(one.principal);
  const GroupMembership* member = group ? membership(*group) : nullptr;
  if (member && member->synchronized && group->synchronized) return {Kind::granted, &one, group};
  if (one.principal_type != AccountAssignment::PrincipalType::group) return {};
  if (group) return {member ? Kind::not_synchronized : Kind::not_in_group, &one, group};
  const DirectoryGroup* successor = center.groups.first_with("name:" + one.principal_name);
  if (successor && membership(*successor)) return {Kind::group_recreated, &one, nullptr};
  return {};
}

}  // namespace

Access find_access(const IdentityCenter& center, const ResolvedCaller& caller) {
  Access best;
  Instant since{};
  for (const AccountAssignment* one : center.assignments.with("place:" + caller.account->id + "/" + caller.set->arn)) {
    since = std::max(since, one->created);
    const Access access = access_by(center, *one, *caller.person);
    if (access.kind > best.kind) best = access;
  }
  best.since = since;
  return best;
}

}  // namespace whichgate::engine
