#include <fmt/format.h>

#include <algorithm>

#include "gates/situation.hpp"
#include "text/arn.hpp"

namespace whichgate::gates {

namespace {

constexpr std::string_view role_word = "role ";
constexpr std::string_view session_word = "session ";

void resolve_permission_set(Situation& s, const std::string& who, const std::string& set) {
  s.capacity = Capacity::permission_set;
  s.set_name = set;
  if (!s.world.identity_center) return;
  const IdentityCenter& center = *s.world.identity_center;
  s.person = center.users.first_with("name:" + who);
  s.set = center.permission_sets.find(set);
  if (!s.set) s.set = center.permission_sets.first_with("name:" + set);
  if (!s.set) return;
  s.set_name = s.set->name;
  s.provisioning = center.provisionings.find(s.account->id + "/" + s.set->arn);
}

void resolve_role(Situation& s, const std::string& name) {
  s.capacity = Capacity::role;
  s.role_name = name;
  s.role = s.world.iam_roles.first_with("name:" + s.account->id + "/" + name);
}

void resolve_session(Situation& s, const std::string& id) {
  s.session = s.world.sessions.find(id);
  const Session& session = *s.session;
  if (const Account* account = s.world.accounts.find(session.account)) s.account = account;
  switch (session.kind) {
    case Session::Kind::assumed_root:
      s.capacity = Capacity::root_session;
      break;
    case Session::Kind::root:
      s.capacity = Capacity::root_user;
      break;
    case Session::Kind::iam_user:
      s.capacity = Capacity::iam_user;
      s.iam_user = s.world.iam_users.find(session.principal);
      break;
    case Session::Kind::assumed_role:
      s.capacity = Capacity::role;
      s.role = s.world.iam_roles.find(session.principal);
      s.role_name = session.principal.substr(session.principal.rfind('/') + 1);
      break;
    case Session::Kind::portal:
    case Session::Kind::cli_token:
    case Session::Kind::permission_set:
      s.capacity = Capacity::permission_set;
      if (s.world.identity_center) {
        const DirectoryUser* person = s.world.identity_center->users.find(session.principal);
        resolve_permission_set(s, person ? person->user_name : session.principal, session.permission_set);
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

void resolve_caller(Situation& s) {
  const Question& q = s.question;
  s.account = q.in.empty() ? portal_account(s.world) : find_account(s.world, q.in);
  if (q.as.starts_with(session_word)) {
    resolve_session(s, q.as.substr(session_word.size()));
  } else if (q.as == "root") {
    s.capacity = Capacity::root_user;
  } else if (q.as == "IAM user") {
    s.capacity = Capacity::iam_user;
    s.iam_user = s.world.iam_users.first_with("name:" + s.account->id + "/" + q.who);
  } else if (q.as.starts_with(role_word)) {
    resolve_role(s, q.as.substr(role_word.size()));
  } else {
    resolve_permission_set(s, q.who, q.as);
  }
}

void resolve_actions(Situation& s) {
  const Question& q = s.question;
  if (!q.page.empty()) s.page = s.catalog.page(q.page);
  if (!q.action.empty()) {
    s.actions.emplace_back(s.catalog.action(q.action).value_or(q.action));
  } else if (s.page) {
    const bool legacy = s.account->console_action_set == ConsoleActionSet::legacy;
    const auto actions = legacy ? s.page->legacy_view_actions : s.page->view_actions;
    s.actions.assign(actions.begin(), actions.end());
  }
  s.console = q.through != Through::api || s.page != nullptr ||
              (!s.actions.empty() && s.catalog.console_only(s.actions.front()));
}

// What the question names is no resource of an action without resource types: only `*` matches that.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
std::string resource_of(const Situation& s, const std::string& action) {
  return s.catalog.without_resource_types(action) ? "*" : s.resource;
}

void read_otherwise(Situation& s) {
  const std::string asked = s.resource;
  std::size_t without = 0;
  for (const std::string& action : s.actions) {
    if (!s.catalog.action(action))
      s.notes.push_back(fmt::format("the catalog does not list {}: policies are matched by its text", action));
    if (resource_of(s, action) == asked) continue;
    ++without;
    s.notes.push_back(fmt::format(
        "{} has no resource types, and only `*` matches it: it is evaluated on `*`, not on {}", action, asked));
  }
  if (without > 0 && without == s.actions.size()) s.resource = "*";
}

void resolve_resource(Situation& s) {
  const Question& q = s.question;
  if (!q.resource.empty()) s.resource = q.resource;
  read_otherwise(s);
  s.resource_account = s.account->id;
  if (!q.resource_account.empty()) {
    s.resource_account = find_account(s.world, q.resource_account)->id;
  } else if (const auto arn = text::parse_arn(s.resource)) {
    if (arn->account == "aws") {
      s.resource_account = s.account->id;
    } else if (!arn->account.empty() && arn->account.find_first_of("*?") == std::string_view::npos) {
      s.resource_account = arn->account;
    } else if (arn->service == "s3") {
      const std::string bucket = s.resource.substr(0, s.resource.find('/'));
      if (const Resource* row = s.world.resources.find(bucket)) s.resource_account = row->account;
    }
  }
  // A key's policy has to allow by itself, and every key has one: without it nothing can be said.
  const bool key_without_policy = s.resource.starts_with("arn:aws:kms:") &&
                                  s.resource.find(":key/") != std::string::npos && !s.world.resources.find(s.resource);
  s.resource_known = !key_without_policy && s.world.accounts.find(s.resource_account) != nullptr;
}

}  // namespace

const PermissionSetContent* Situation::set_content() const {
  if (provisioning && provisioning->role) return provisioning->role->content.get();
  return set ? set->content.get() : nullptr;
}

bool Situation::live_role_session() const {
  return capacity == Capacity::permission_set && session && session->live_at(world.now);
}

Situation resolve(const World& world, const Catalog& catalog, const Question& question, eval::Reports reports) {
  Situation s{world,   catalog, question, {},   nullptr, nullptr, nullptr, nullptr, {}, nullptr, nullptr, {}, nullptr,
              nullptr, {},      nullptr,  true, "*",     {},      true,    {},      {}, {},      {},      {}};
  resolve_caller(s);
  choose_session(s);
  resolve_actions(s);
  resolve_resource(s);
  identify_principal(s);
  gather_policies(s);
  derive_context(s);
  for (const std::string& action : s.actions)
    s.evaluations.push_back(eval::evaluate({s.principal, action, resource_of(s, action), s.resource_account, s.context},
                                           s.policies, reports));
  return s;
}

}  // namespace whichgate::gates
