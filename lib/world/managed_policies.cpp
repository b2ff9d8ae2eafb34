#include "world/managed_policies.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "text/text.hpp"
#include "world/lookup.hpp"

namespace whichgate {

namespace {

std::string_view name_of(std::string_view arn) { return arn.substr(arn.rfind('/') + 1); }

std::string as_of(const World& world) {
  return world.policies_as_of ? fmt::format(" as of {}", day_or_moment(*world.policies_as_of)) : std::string();
}

std::string day(std::string_view date) { return std::string(date.substr(0, std::string_view("2026-01-01").size())); }

// The change from the oldest of these versions to the newest came after the one date and before the other.
std::string between(const std::vector<const ManagedPolicy*>& versions) {
  const ManagedPolicy &oldest = *versions.front(), &newest = *versions.back();
  const std::string after = day(oldest.date.empty() ? oldest.appeared_after : oldest.date);
  const std::string before = day(newest.date.empty() ? newest.appeared_before : newest.date);
  if (after.empty() && before.empty()) return "no date of theirs is known";
  if (after.empty()) return fmt::format("the change came before {}", before);
  if (before.empty()) return fmt::format("the change came after {}", after);
  return fmt::format("the change came between {} and {}", after, before);
}

std::string doubt(const World& world, const std::vector<const ManagedPolicy*>& versions) {
  std::vector<std::string> names;
  for (const ManagedPolicy* one : versions) names.push_back(one->version);
  return fmt::format("AWS managed policy {} {}: which was in force on {} is not known, {}", versions.front()->name,
                     text::join(names, " or "), day_or_moment(*world.policies_as_of), between(versions));
}

eval::NamedPolicy named(const World& world, const ManagedPolicy& policy) {
  return {fmt::format("AWS managed policy {} {}{}", policy.name, policy.version, as_of(world)), policy.arn,
          policy.document};
}

}  // namespace

std::vector<const ManagedPolicy*> aws_managed_policy(const World& world, const Catalog& catalog,
                                                     std::string_view arn_or_name) {
  if (world.policies_as_of) return catalog.managed_policy_at(arn_or_name, *world.policies_as_of);
  if (const ManagedPolicy* current = catalog.managed_policy(arn_or_name)) return {current};
  return {};
}

std::optional<std::string> managed_policy_arn(const World& world, const Catalog& catalog, std::string_view account,
                                              std::string_view name_or_arn) {
  if (const IamPolicy* policy = find_customer_policy(world, account, name_or_arn)) return policy->arn();
  const auto versions = aws_managed_policy(world, catalog, name_or_arn);
  return versions.empty() ? std::nullopt : std::optional(versions.front()->arn);
}

std::optional<eval::NamedPolicy> managed_policy(const World& world, const Catalog& catalog, std::string_view arn) {
  if (const IamPolicy* own = world.iam_policies.find(arn))
    return eval::NamedPolicy{fmt::format("customer managed policy {}", name_of(arn)), own->arn(), own->document};
  const auto versions = aws_managed_policy(world, catalog, arn);
  if (versions.empty()) return std::nullopt;
  eval::NamedPolicy policy = named(world, *versions.front());
  if (versions.size() > 1) policy.note = doubt(world, versions);
  for (std::size_t i = 1; i < versions.size(); ++i) policy.or_else.push_back(named(world, *versions[i]));
  return policy;
}

std::vector<std::string> known_aws_managed_policies(const Catalog& catalog) {
  std::vector<std::string> names;
  for (const std::string_view arn : catalog.managed_policy_arns()) names.emplace_back(name_of(arn));
  return names;
}

std::vector<std::string> known_managed_policies(const World& world, const Catalog& catalog, std::string_view account) {
  std::vector<std::string> names = known_customer_policies(world, account);
  for (std::string& name : known_aws_managed_policies(catalog)) names.push_back(std::move(name));
  return names;
}

std::optional<NotYetMade> not_yet_made(const World& world, const Catalog& catalog, std::string_view arn_or_name) {
  if (!world.policies_as_of || !aws_managed_policy(world, catalog, arn_or_name).empty()) return std::nullopt;
  const auto versions = catalog.managed_policy_versions(arn_or_name);
  if (versions.empty()) return std::nullopt;
  const ManagedPolicy& first = *versions.front();
  return NotYetMade{
      fmt::format("AWS managed policy `{}` did not exist on {}", first.name, day_or_moment(*world.policies_as_of)),
      fmt::format("the first version that is known, {}, is of {}", first.version, first.date)};
}

bool before_all_managed_policies(const World& world, const Catalog& catalog) {
  if (!world.policies_as_of) return false;
  const auto arns = catalog.managed_policy_arns();
  return std::ranges::all_of(
      arns, [&](std::string_view arn) { return catalog.managed_policy_at(arn, *world.policies_as_of).empty(); });
}

std::string day_or_moment(Instant instant) {
  constexpr std::string_view first_second = "T00:00:00Z";
  std::string text = to_string(instant);
  if (text.ends_with(first_second)) text.resize(text.size() - first_second.size());
  return text;
}

}  // namespace whichgate
