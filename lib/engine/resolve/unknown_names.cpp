#include "engine/resolve/unknown_names.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "engine/resolve/derived_keys.hpp"
#include "text/text.hpp"

namespace whichgate::engine {

namespace {

using Names = std::vector<std::string>;

// The pointer names the question's member, so that a reader of files can give the line.
void unknown_name(Problems& problems, std::string_view member, std::string_view code, std::string message,
                  std::string_view name, const Names& known) {
  problems.push_back({Severity::error,
                      std::string(code),
                      std::move(message),
                      {{}, "/" + std::string(member), 0, 0},
                      text::suggestion(name, known)});
}

template <class Row, class Name>
Names names_of(const Table<Row>& table, Name name) {
  Names names;
  table.for_each([&](const Row& row) { names.push_back(name(row)); });
  return names;
}

void unknown_account(const World& world, std::string_view member, const std::string& name, Problems& problems) {
  const auto same = world.accounts.with("name:" + name);
  if (same.size() > 1) {
    Names ids;
    for (const Account* one : same) ids.push_back(one->id);
    problems.push_back({Severity::error,
                        "ambiguous-account",
                        fmt::format("{} accounts are called `{}`", same.size(), name),
                        {{}, "/" + std::string(member), 0, 0},
                        "say which by its id: " + text::join(ids, ", ")});
  } else if (name.empty()) {
    problems.push_back({Severity::error,
                        "missing-account",
                        "no account is named",
                        {{}, "/" + std::string(member), 0, 0},
                        "say in which account, by name or id"});
  } else {
    unknown_name(problems, member, "unknown-account", fmt::format("there is no account `{}`", name), name,
                 names_of(world.accounts, [](const Account& a) { return a.name; }));
  }
}

void check_identity_center_user(const World& world, const Question& question, Problems& problems) {
  if (!world.identity_center) return;
  const IdentityCenter& center = *world.identity_center;
  if (!center.users.first_with("name:" + question.who) && !world.iam_users.first_with("name:" + question.who))
    unknown_name(problems, "who", "unknown-user",
                 fmt::format("there is no user `{}` in the Identity Center directory", question.who), question.who,
                 names_of(center.users, [](const DirectoryUser& u) { return u.user_name; }));
  if (question.as.empty()) return;
  const auto& deleted = center.deleted_permission_sets;
  if (!center.permission_sets.find(question.as) && !center.permission_sets.first_with("name:" + question.as) &&
      std::find(deleted.begin(), deleted.end(), question.as) == deleted.end()) {
    Names known = names_of(center.permission_sets, [](const PermissionSet& set) { return set.name; });
    known.insert(known.end(), {"IAM user", "root"});
    unknown_name(problems, "as", "unknown-permission-set", fmt::format("there is no permission set `{}`", question.as),
                 question.as, known);
  }
}

void check_iam_user(const World& world, const Account& account, const Question& question, Problems& problems) {
  if (world.iam_users.first_with("name:" + account.id + "/" + question.who)) return;
  if (world.identity_center && world.identity_center->users.first_with("name:" + question.who)) return;
  Names known;
  world.iam_users.for_each([&](const IamUser& user) {
    if (user.account == account.id) known.push_back(user.name);
  });
  unknown_name(problems, "who", "unknown-user",
               fmt::format("there is no IAM user `{}` in {}", question.who, account.name), question.who, known);
}

void check_role(const World& world, const Account& account, const Question& question, Problems& problems) {
  const std::string name = question.as.substr(std::string_view("role ").size());
  if (name == "OrganizationAccountAccessRole" || world.iam_roles.first_with("name:" + name)) return;
  Names known;
  world.iam_roles.for_each([&](const IamRole& role) {
    if (role.account == account.id) known.push_back(role.name);
  });
  unknown_name(problems, "as", "unknown-role", fmt::format("there is no role `{}` in {}", name, account.name), name,
               known);
}

void check_context(const Catalog& catalog, const Question& question, Problems& problems) {
  const auto where = [](const std::string& key) { return Location{{}, "/context/" + key, 0, 0}; };
  for (const auto& [key, values] : question.context) {
    if (derived_key(key)) {
      problems.push_back({Severity::error, "derived-key", fmt::format("`{}` cannot be given: the world tells it", key),
                          where(key), "change the world or the caller instead"});
    } else if (text::starts_with_ignoring_case(key, "aws:")) {
      const std::string_view base = without_tag_key(key);
      const auto globals = catalog.global_condition_keys();
      if (std::ranges::any_of(globals, [&](const GlobalConditionKey& global) {
            return text::equals_ignoring_case(without_tag_key(global.name), base);
          }))
        continue;
      Names known;
      for (const GlobalConditionKey& global : globals) known.emplace_back(without_tag_key(global.name));
      unknown_name(problems, "context/" + key, "unknown-condition-key",
                   fmt::format("there is no condition key `{}`", key), base, known);
    } else if (key.find(':') == std::string::npos) {
      problems.push_back({Severity::error, "unknown-condition-key", fmt::format("`{}` is not a condition key", key),
                          where(key), "a condition key has the form service:Name, for example aws:SourceIp"});
    }
  }
}

// An action of a known service may be newer than the catalog; one whose name is near to a listed one is misspelt.
bool may_be_newer(const Catalog& catalog, std::string_view action, std::string_view near) {
  const std::size_t colon = action.find(':');
  return near.empty() && colon != std::string_view::npos && colon + 1 < action.size() &&
         action.find_first_of("*?: ", colon + 1) == std::string_view::npos &&
         catalog.has_service(action.substr(0, colon));
}

void check_action(const Catalog& catalog, const Question& question, Problems& problems) {
  if (question.action.empty() || catalog.action(question.action)) return;
  const std::string near = catalog.nearest_action(question.action);
  if (may_be_newer(catalog, question.action, near)) return;
  problems.push_back({Severity::error,
                      "unknown-action",
                      fmt::format("there is no action `{}`", question.action),
                      {{}, "/action", 0, 0},
                      near.empty() ? "an action has the form service:Name, for example ce:DescribeReport"
                                   : fmt::format("did you mean `{}`?", near)});
}

}  // namespace

Problems unknown_caller(const World& world, const Question& question) {
  Problems problems;
  if (question.as.starts_with("session ")) {
    const std::string id = question.as.substr(std::string_view("session ").size());
    if (!world.sessions.find(id))
      unknown_name(problems, "as", "unknown-session", fmt::format("there is no session `{}`", id), id,
                   names_of(world.sessions, [](const Session& s) { return s.id; }));
    return problems;
  }
  const bool portal_itself = question.as.empty() && question.in.empty();
  const Account* account = portal_itself ? nullptr : find_account(world, question.in);
  if (!account && !portal_itself) unknown_account(world, "in", question.in, problems);
  if (question.as == "root") return problems;
  if (question.as == "IAM user") {
    if (account) check_iam_user(world, *account, question, problems);
  } else if (question.as.starts_with("role ")) {
    if (account) check_role(world, *account, question, problems);
  } else {
    check_identity_center_user(world, question, problems);
  }
  return problems;
}

Problems unknown_request(const EngineState& state, const Question& question) {
  const World& world = state.world();
  const Catalog& catalog = state.catalog();
  Problems problems;
  check_action(catalog, question, problems);
  if (!question.page.empty() && !catalog.page(question.page)) {
    Names known;
    for (const BillingPage& page : catalog.pages()) known.emplace_back(page.name);
    unknown_name(problems, "page", "unknown-page",
                 fmt::format("there is no page `{}` in the billing console", question.page), question.page, known);
  }
  if (!question.resource.empty() && question.resource != "*" && !question.resource.starts_with("arn:"))
    problems.push_back({Severity::error,
                        "malformed-resource",
                        fmt::format("`{}` is not an ARN", question.resource),
                        {{}, "/resource", 0, 0},
                        "write an ARN such as arn:aws:s3:::bucket, or \"*\""});
  if (!question.resource_account.empty() && !state.account(question.resource_account))
    unknown_account(world, "resource_account", question.resource_account, problems);
  if (!question.vpc_endpoint.empty() && !state.vpc_endpoint(question.vpc_endpoint))
    unknown_name(
        problems, "vpc_endpoint", "unknown-vpc-endpoint",
        fmt::format("there is no VPC endpoint `{}` among the resources of the accounts", question.vpc_endpoint),
        question.vpc_endpoint, {});
  check_context(catalog, question, problems);
  return problems;
}

}  // namespace whichgate::engine
