#include "engine/resolve/resolve_caller.hpp"
#include "engine/engine_state.hpp"

namespace whichgate::engine {

namespace {

constexpr std::string_view role_word = "role ";
constexpr std::string_view session_word = "session ";

std::string tag(std::string_view kind, std::string_view name) { return std::string(kind).append(name); }

void resolve_permission_set(const World& world, std::string_view who, std::string_view set, ResolvedCaller& to) {
  to.capacity = Capacity::permission_set;
  to.set_name = set;
  if (!world.identity_center) return;
  const IdentityCenter& center = *world.identity_center;
  to.person = center.users.first_with(tag("name:", who));
  to.set = center.permission_sets.find(set);
  if (!to.set) to.set = center.permission_sets.first_with(tag("name:", set));
  if (!to.set) return;
  to.set_name = to.set->name;
  to.provisioning = center.provisionings.find(to.account->id + "/" + to.set->arn);
}

void resolve_role(const World& world, std::string_view name, ResolvedCaller& to) {
  to.capacity = Capacity::role;
  to.role_name = name;
  to.role = world.iam_roles.first_with(tag("name:" + to.account->id + "/", name));
}

void resolve_session(const World& world, std::string_view id, ResolvedCaller& to) {
  to.by_session = true;
  to.session = world.sessions.find(id);
  const Session& session = *to.session;
  if (const Account* account = world.accounts.find(session.account)) to.account = account;
  switch (session.kind) {
    case Session::Kind::assumed_root:
      to.capacity = Capacity::root_session;
      break;
    case Session::Kind::root:
      to.capacity = Capacity::root_user;
      break;
    case Session::Kind::iam_user:
      to.capacity = Capacity::iam_user;
      to.iam_user = world.iam_users.find(session.principal);
      break;
    case Session::Kind::assumed_role:
      to.capacity = Capacity::role;
      to.role = world.iam_roles.find(session.principal);
      to.role_name = session.principal.substr(session.principal.rfind('/') + 1);
      break;
    case Session::Kind::portal:
    case Session::Kind::cli_token:
    case Session::Kind::permission_set:
      to.capacity = Capacity::permission_set;
      if (world.identity_center) {
        const DirectoryUser* person = world.identity_center->users.find(session.principal);
        resolve_permission_set(world, person ? person->user_name : session.principal, session.permission_set, to);
      }
  }
}

// Where a caller stands who only opens the portal: the account of the Identity Center instance.
const Account* portal_account(const World& world) {
  if (world.identity_center)
    if (const Account* owner = world.accounts.find(world.identity_center->owner_account)) return owner;
  if (world.organization)
    if (const Account* management = world.accounts.find(world.organization->management_account)) return management;
  const Account* first = nullptr;
  world.accounts.for_each([&](const Account& account) {
    if (!first) first = &account;
  });
  return first;
}

void resolve_names(const EngineState& state, std::string_view who, std::string_view as, std::string_view in,
                   ResolvedCaller& to) {
  const World& world = state.world();
  to.account = in.empty() ? portal_account(world) : state.account(in);
  if (as.starts_with(session_word)) {
    resolve_session(world, as.substr(session_word.size()), to);
  } else if (as == "root") {
    to.capacity = Capacity::root_user;
  } else if (as == "IAM user") {
    to.capacity = Capacity::iam_user;
    to.iam_user = world.iam_users.first_with(tag("name:" + to.account->id + "/", who));
  } else if (as.starts_with(role_word)) {
    resolve_role(world, as.substr(role_word.size()), to);
  } else {
    resolve_permission_set(world, who, as, to);
  }
}

}  // namespace

std::shared_ptr<const ResolvedCaller> resolve_caller(const EngineState& state, std::string_view who,
                                                     std::string_view as, std::string_view in) {
  const World& world = state.world();
  auto caller = std::make_shared<ResolvedCaller>();
  resolve_names(state, who, as, in, *caller);
  choose_session(world, *caller);
  if (world.identity_center && caller->person && caller->set)
    caller->access = find_access(*world.identity_center, *caller);
  caller->position = state.position(caller->account->id);
  identify_principal(world, who, *caller);
  derive_caller_keys(world, who, *caller);
  gather_policies(state, *caller);
  return caller;
}

}  // namespace whichgate::engine
