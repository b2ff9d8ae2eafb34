#include "whichgate/catalog.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "catalog/check_file.hpp"
#include "catalog/matching_actions.hpp"
#include "catalog/packed.hpp"
#include "catalog/policy_store.hpp"
#include "catalog/unpack.hpp"
#include "text/text.hpp"

namespace whichgate {

using catalog::Packed;

namespace {

// A value that is made once, by whichever thread asks first.
template <class T>
class Lazy {
 public:
  const T& get(T (*make)(const Packed&), const Packed& packed) {
    std::call_once(made_, [&] { value_ = make(packed); });
    return value_;
  }

 private:
  std::once_flag made_;
  T value_;
};

}  // namespace

struct Catalog::Data {
  Data(std::string file, std::string_view view)
      : owned(std::move(file)), bytes(owned.empty() ? view : owned), packed(bytes), policies(packed) {}

  const std::string owned;  // empty: the bytes are somebody else's
  const std::string_view bytes;
  const Packed packed;
  catalog::PolicyStore policies;

  // Unpacked at the first question, for a program that only looks an action up should not wait for it.
  Lazy<std::vector<CatalogOrigin>> origins;
  Lazy<std::vector<BillingPage>> pages;
  Lazy<std::vector<RetiredAction>> retired;
  Lazy<std::vector<GlobalConditionKey>> global_keys;
};

Catalog::Catalog(std::string_view bytes) : data_(std::make_shared<Data>(std::string(), bytes)) {}
Catalog::Catalog(std::string bytes) : data_(std::make_shared<Data>(std::move(bytes), std::string_view())) {}

Result<Catalog> Catalog::load(std::string bytes, std::string_view name) {
  Problems problems = catalog::check_file(bytes, name);
  if (!problems.empty()) return Unexpected(std::move(problems));
  return Catalog(std::move(bytes));
}

std::optional<std::string_view> Catalog::action(std::string_view name) const {
  const auto id = data_->packed.find_action(name);
  if (!id) return std::nullopt;
  return data_->packed.string(*id);
}

std::optional<std::uint16_t> Catalog::action_id(std::string_view name) const {
  const auto id = data_->packed.find_action(name);
  if (!id) return std::nullopt;
  return static_cast<std::uint16_t>(*id);
}

std::string_view Catalog::action_name(std::uint16_t id) const { return data_->packed.string(id); }

std::size_t Catalog::action_count() const { return data_->packed.action_count(); }

void Catalog::add_action_ranges(std::string_view pattern, std::vector<ActionRange>& to) const {
  catalog::add_matching_actions(data_->packed, pattern, to);
}

std::optional<CatalogAction> Catalog::action_details(std::string_view name) const {
  const auto id = data_->packed.find_action(name);
  if (!id) return std::nullopt;
  return catalog::unpack_action(data_->packed, *id);
}

std::vector<std::string_view> Catalog::expand(std::string_view pattern) const {
  std::vector<std::string_view> actions;
  std::vector<ActionRange> ranges;
  add_action_ranges(pattern, ranges);
  for (const ActionRange range : ranges)
    for (std::uint16_t id = range.first; id < range.last; ++id) actions.push_back(action_name(id));
  return actions;
}

bool Catalog::any_action(std::string_view pattern) const {
  std::vector<ActionRange> ranges;
  add_action_ranges(pattern, ranges);
  return !ranges.empty();
}

namespace {

std::vector<std::string> copies(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

// The beginnings of a name that end with a word: "ce:", "ce:Describe", "ce:DescribeReport".
void add_beginnings(std::string_view action, std::vector<std::string>& to) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::size_t first = action.find(':') + 1;
  for (std::size_t i = first; i < action.size(); ++i)
    if (i == first || (upper(action[i]) && !upper(action[i - 1]))) to.emplace_back(action.substr(0, i));
  to.emplace_back(action);
}

// Of a pattern whose only wildcard is a star at its end.
std::string nearest_wildcard(const Catalog& catalog, std::string_view pattern) {
  const std::size_t star = pattern.find_first_of("*?"), colon = pattern.find(':');
  if (pattern.substr(star) != "*" || colon > star) return {};
  const std::string_view prefix = pattern.substr(0, colon);
  const std::string service = catalog.has_service(prefix) ? std::string(prefix) : catalog.nearest_service(prefix);
  std::vector<std::string> beginnings;
  for (const std::string_view action : catalog.expand(service + ":*")) add_beginnings(action, beginnings);
  const std::string near = text::nearest(pattern.substr(0, star), beginnings);
  return near.empty() ? near : near + "*";
}

// The first action of that name, whichever its service.
std::string action_of_any_service(const Catalog& catalog, std::string_view name) {
  const std::vector<std::string_view> found = catalog.expand(fmt::format("*:{}", name));
  return found.empty() ? std::string() : std::string(found.front());
}

}  // namespace

std::string Catalog::nearest_action(std::string_view name) const {
  if (name.find_first_of("*?") != std::string_view::npos) return nearest_wildcard(*this, name);
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return action_of_any_service(*this, name);
  const std::string_view prefix = name.substr(0, colon);
  const auto actions_of = [&](std::string_view service) { return copies(expand(fmt::format("{}:*", service))); };
  if (has_service(prefix)) return text::nearest(name, actions_of(prefix));
  const std::string service = nearest_service(prefix);
  if (service.empty()) return action_of_any_service(*this, name.substr(colon + 1));
  return text::nearest(service + std::string(name.substr(colon)), actions_of(service));
}

bool Catalog::without_resource_types(std::string_view action) const {
  const auto id = data_->packed.find_action(action);
  return id && catalog::without_resource_types(data_->packed, *id);
}

bool Catalog::console_only(std::string_view action) const {
  const auto id = data_->packed.find_action(action);
  return id && catalog::console_only(data_->packed, *id);
}

std::vector<std::string_view> Catalog::services() const {
  std::vector<std::string_view> prefixes;
  for (std::uint32_t i = 0; i < data_->packed.service_count(); ++i)
    prefixes.push_back(data_->packed.service(i).details.first_text());
  return prefixes;
}

bool Catalog::has_service(std::string_view prefix) const { return data_->packed.find_service(prefix).has_value(); }

std::string Catalog::nearest_service(std::string_view prefix) const {
  return text::nearest(prefix, copies(services()));
}

std::optional<CatalogService> Catalog::service(std::string_view prefix) const {
  const auto index = data_->packed.find_service(prefix);
  if (!index) return std::nullopt;
  return catalog::unpack_service(data_->packed.service(*index));
}

bool Catalog::rcp_reaches(std::string_view service) const {
  const auto index = data_->packed.find_service(service);
  return index && data_->packed.service(*index).rcp_reaches;
}

std::span<const GlobalConditionKey> Catalog::global_condition_keys() const {
  return data_->global_keys.get(catalog::unpack_global_keys, data_->packed);
}

const ManagedPolicy* Catalog::managed_policy(std::string_view arn_or_name) const {
  return data_->policies.current(arn_or_name);
}

std::vector<const ManagedPolicy*> Catalog::managed_policy_versions(std::string_view arn_or_name) const {
  return data_->policies.versions(arn_or_name);
}

std::vector<const ManagedPolicy*> Catalog::managed_policy_at(std::string_view arn_or_name, Instant time) const {
  return data_->policies.at(arn_or_name, time);
}

std::vector<std::string_view> Catalog::managed_policy_arns() const { return data_->policies.arns(); }

std::string Catalog::nearest_managed_policy(std::string_view name) const {
  std::vector<std::string> names;
  for (const std::string_view arn : managed_policy_arns()) names.emplace_back(arn.substr(arn.rfind('/') + 1));
  return text::nearest(name, names);
}

const BillingPage* Catalog::page(std::string_view name) const {
  const auto is_name = [name](const std::string& each) { return text::equals_ignoring_case(each, name); };
  for (const BillingPage& page : pages())
    if (is_name(page.name) || std::ranges::any_of(page.other_names, is_name)) return &page;
  return nullptr;
}

std::span<const BillingPage> Catalog::pages() const { return data_->pages.get(catalog::unpack_pages, data_->packed); }
std::span<const RetiredAction> Catalog::retired_actions() const {
  return data_->retired.get(catalog::unpack_retired_actions, data_->packed);
}
std::span<const CatalogOrigin> Catalog::origins() const {
  return data_->origins.get(catalog::unpack_origins, data_->packed);
}

std::string Catalog::origin() const {
  std::vector<std::string> parts;
  for (const CatalogOrigin& one : origins())
    if (!one.version.empty()) parts.push_back(one.source + " " + one.version);
  return text::join(parts, ", ");
}

std::string_view Catalog::date() const {
  std::string_view newest;
  for (const CatalogOrigin& one : origins()) newest = std::max(newest, std::string_view(one.date).substr(0, 10));
  return newest;
}

CatalogCounts Catalog::counts() const {
  const Packed& packed = data_->packed;
  CatalogCounts counts;
  counts.services = packed.service_count();
  for (std::uint32_t i = 0; i < packed.service_count(); ++i) {
    const CatalogService service = catalog::unpack_service(packed.service(i));
    counts.resource_types += service.resource_types.size();
    counts.condition_keys += service.condition_keys.size();
    if (service.rcp_reaches) ++counts.services_rcps_reach;
  }
  counts.actions = packed.action_count();
  counts.global_condition_keys = global_condition_keys().size();
  counts.managed_policies = packed.policy_count();
  for (std::uint32_t i = 0; i < packed.policy_count(); ++i) {
    const catalog::PackedPolicy policy = catalog::unpack_policy(packed.policy(i));
    if (policy.arn.find(":policy/root-task/") != std::string_view::npos) ++counts.root_task_policies;
    counts.policy_versions += policy.versions.size();
    for (const catalog::PackedVersion& version : policy.versions)
      if (version.date.empty()) ++counts.versions_without_date;
  }
  counts.billing_pages = pages().size();
  counts.retired_actions = retired_actions().size();
  return counts;
}

std::string_view Catalog::bytes() const { return data_->bytes; }

}  // namespace whichgate
