#include "world/check.hpp"

#include <fmt/core.h>

#include "text/patterns.hpp"
#include "world/managed_policies.hpp"

namespace whichgate {

void WorldCheck::dangling(std::string_view kind, std::string_view key, std::string message) {
  problems.push_back({Severity::error, "world.dangling-reference", std::move(message), places.of(kind, key), {}});
}

void WorldCheck::rule(std::string_view kind, std::string_view key, std::string message, std::string help) {
  problems.push_back({Severity::error, "world.rule", std::move(message), places.of(kind, key), std::move(help)});
}

std::string WorldCheck::name_of(std::string_view account) const {
  const Account* found = world.accounts.find(account);
  return found && !found->name.empty() ? found->name : std::string(account);
}

void WorldCheck::no_policy(std::string_view kind, std::string_view key, std::string_view owner, std::string_view what,
                           std::string_view arn) {
  if (auto missing = not_yet_made(world, catalog, arn))
    problems.push_back({Severity::error, "world.policy-not-yet-made", fmt::format("{}: {}", owner, missing->message),
                        places.of(kind, key), std::move(missing->help)});
  else
    dangling(kind, key, fmt::format("{}: there is no {} `{}`", owner, what, arn));
}

void check_policies_as_of(WorldCheck& check) {
  if (before_all_managed_policies(check.world, check.catalog))
    check.rule("world", "policies_as_of",
               fmt::format("AWS had no managed policy on {}", day_or_moment(*check.world.policies_as_of)),
               "`policies_as_of` is the day whose AWS managed policies the world has");
}

void check_accounts(WorldCheck& check) {
  check.world.accounts.for_each([&](const Account& account) {
    if (!text::matches(text::Identifier::account_id, account.id))
      check.rule("account", account.id, fmt::format("`{}` is not an account ID", account.id),
                 "an account id has 12 digits");
  });
}

void check_sessions(WorldCheck& check) {
  check.world.sessions.for_each([&](const Session& session) {
    if (!session.account.empty() && !check.world.accounts.find(session.account))
      check.dangling("session", session.id,
                     fmt::format("session `{}`: there is no account `{}`", session.id, session.account));
    if (!session.task_policy.empty() && aws_managed_policy(check.world, check.catalog, session.task_policy).empty())
      check.no_policy("session", session.id, fmt::format("session `{}`", session.id), "AWS managed policy",
                      session.task_policy);
    if (session.ends < session.started)
      check.rule("session", session.id, fmt::format("session `{}` ends before it starts", session.id));
  });
}

void check_world(WorldCheck check) {
  check_policies_as_of(check);
  check_accounts(check);
  check_iam(check);
  check_organization(check);
  check_identity_center(check);
  check_sessions(check);
}

Problems check(const World& world, const Catalog& catalog) {
  Problems problems;
  check_world({world, catalog, Places{}, problems});
  return problems;
}

}  // namespace whichgate
