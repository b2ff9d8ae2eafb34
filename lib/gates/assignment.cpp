#include <fmt/format.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::assignment;

struct Granted {
  bool granted = false;
  std::string through;  // "group Finance" or the person's name
};

const GroupMembership* membership(const IdentityCenter& center, const std::string& group, const std::string& user) {
  return center.memberships.find(group + "/" + user);
}

Granted granted(const IdentityCenter& center, const Situation& s) {
  for (const AccountAssignment* one : center.assignments.with("place:" + s.account->id + "/" + s.set->arn)) {
    if (one->principal == s.person->id) return {true, s.person->user_name};
    const DirectoryGroup* group = center.groups.find(one->principal);
    const GroupMembership* member = group ? membership(center, group->id, s.person->id) : nullptr;
    if (group && group->synchronized && member && member->synchronized) return {true, "group " + group->display_name};
  }
  return {};
}

// Why the assignments that are there do not reach this person: the nearest miss first.
GateReport missed(const IdentityCenter& center, const Situation& s) {
  const GateReport none =
      blocked(gate, "assignment.none",
              fmt::format("nobody assigned {} in {} to {}", s.set_name, s.account->name, s.person->user_name));
  GateReport best = none;
  int rank = 0;
  const auto offer = [&](int how_near, GateReport report) {
    if (how_near > rank) best = std::move(report), rank = how_near;
  };
  for (const AccountAssignment* one : center.assignments.with("place:" + s.account->id + "/" + s.set->arn)) {
    if (one->principal_type != AccountAssignment::PrincipalType::group) continue;
    const DirectoryGroup* group = center.groups.find(one->principal);
    if (!group) {
      const DirectoryGroup* successor = center.groups.first_with("name:" + one->principal_name);
      if (successor && membership(center, successor->id, s.person->id))
        offer(
            3,
            blocked(
                gate, "assignment.group-recreated",
                fmt::format(
                    "{} in {} is assigned to the group {} that was deleted; the group of that name today has a new id",
                    s.set_name, s.account->name, one->principal_name)));
      continue;
    }
    const GroupMembership* member = membership(center, group->id, s.person->id);
    if (member)
      offer(2, blocked(gate, "assignment.not-synchronized",
                       fmt::format("group {} has {} in {}, and its membership of {} is not synchronized yet",
                                   group->display_name, s.set_name, s.account->name, s.person->user_name)));
    else
      offer(1, blocked(gate, "assignment.not-in-group",
                       fmt::format("group {} has {} in {}, and {} is not in it", group->display_name, s.set_name,
                                   s.account->name, s.person->user_name)));
  }
  return best;
}

}  // namespace

// https://docs.aws.amazon.com/singlesignon/latest/userguide/assignusers.html
GateReport assignment(const Situation& s) {
  if (s.capacity != Capacity::permission_set) return not_applicable(gate, "no permission set is involved");
  if (!s.world.identity_center || !s.person) return not_applicable(gate, "no Identity Center user is involved");
  const IdentityCenter& center = *s.world.identity_center;
  if (center.type == InstanceType::account)
    return blocked(gate, "assignment.account-instance",
                   "the Identity Center instance is an account instance, which has no permission sets");
  if (!s.set) return blocked(gate, "assignment.set-deleted", fmt::format("permission set {} was deleted", s.set_name));
  if (const Granted grant = granted(center, s); grant.granted)
    return passed(gate, fmt::format("{} has {} in {}", grant.through, s.set_name, s.account->name));
  if (s.live_role_session())
    return passed(gate,
                  fmt::format("{} no longer has {} in {}; the session that began before lasts until {}",
                              s.person->user_name, s.set_name, s.account->name, to_string(s.session->ends)),
                  "assignment.outlived");
  return missed(center, s);
}

}  // namespace whichgate::gates
