#include <fmt/core.h>

#include "gates/gate.hpp"

namespace whichgate::gates {

namespace {

constexpr Gate gate = Gate::assignment;

// Why the assignments that are there do not cover this person.
GateResult missed(const ResolvedRequest& s) {
  const Access& access = s.caller.access;
  const std::string &set = s.caller.set_name, &account = s.caller.account->name, &person = s.caller.person->user_name;
  switch (access.kind) {
    case Access::Kind::group_recreated:
      return found(s, ReasonId::assignment_group_recreated, [&] {
        return fmt::format(
            "{} in {} is assigned to the group {} that was deleted; the group of that name today has a new id", set,
            account, access.assignment->principal_name);
      });
    case Access::Kind::not_synchronized:
      return found(s, ReasonId::assignment_not_synchronized, [&] {
        return fmt::format("group {} has {} in {}, and its membership of {} is not synchronized yet",
                           access.group->display_name, set, account, person);
      });
    case Access::Kind::not_in_group:
      return found(s, ReasonId::assignment_not_in_group, [&] {
        return fmt::format("group {} has {} in {}, and {} is not in it", access.group->display_name, set, account,
                           person);
      });
    case Access::Kind::none:
    case Access::Kind::granted:
      break;
  }
  return found(s, ReasonId::assignment_none,
               [&] { return fmt::format("nobody assigned {} in {} to {}", set, account, person); });
}

// https://docs.aws.amazon.com/singlesignon/latest/userguide/assignusers.html
GateResult check(const ResolvedRequest& s) {
  if (s.caller.capacity != Capacity::permission_set) return not_applicable(s, gate, "no permission set is involved");
  if (!s.world.identity_center || !s.caller.person)
    return not_applicable(s, gate, "no Identity Center user is involved");
  if (s.world.identity_center->type == InstanceType::account)
    return found(s, ReasonId::assignment_account_instance,
                 "the Identity Center instance is an account instance, which has no permission sets");
  if (!s.caller.set)
    return found(s, ReasonId::assignment_set_deleted,
                 [&] { return fmt::format("permission set {} was deleted", s.caller.set_name); });
  if (const Access& access = s.caller.access; access.kind == Access::Kind::granted)
    return passed(s, gate, [&] {
      return fmt::format("{} has {} in {}",
                         access.group ? "group " + access.group->display_name : s.caller.person->user_name,
                         s.caller.set_name, s.caller.account->name);
    });
  if (s.caller.live_role_session())
    return found(s, ReasonId::assignment_outlived, [&] {
      return fmt::format("{} no longer has {} in {}; the session that began before lasts until {}",
                         s.caller.person->user_name, s.caller.set_name, s.caller.account->name,
                         to_string(s.caller.session->ends));
    });
  return missed(s);
}

}  // namespace

const GateDefinition assignment_gate{.check = check, .caller_alone = true};

}  // namespace whichgate::gates
