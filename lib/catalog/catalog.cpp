#include "whichgate/catalog.hpp"

#include <fmt/format.h>

#include <cassert>
#include <deque>
#include <mutex>
#include <utility>

#include "catalog/data.hpp"
#include "catalog/lines.hpp"
#include "catalog/pages.hpp"
#include "catalog/retired_actions.hpp"
#include "text/text.hpp"

namespace whichgate {

namespace data = catalog::data;

namespace {

struct CarriedPolicy {
  std::string_view arn, name, json;
  ManagedPolicy policy;  // its document waits for the first look-up
  std::once_flag parsed;
};

void parse(CarriedPolicy& carried) {
  const std::string name = fmt::format("AWS managed policy {} {}", carried.name, carried.policy.version);
  Result<PolicyDocument> document = parse_policy(carried.json, name);
  assert(document.has_value());
  if (document) carried.policy.document = std::make_shared<const PolicyDocument>(std::move(*document));
}

// Every action of a service.
std::vector<std::string> actions_of(std::string_view service) {
  const std::string prefix = std::string(service) + ":";
  std::vector<std::string> found;
  for (std::size_t at = catalog::first_line_from(data::actions, prefix); at < data::actions.size();) {
    const std::string_view line = catalog::line_at(data::actions, at);
    if (!text::starts_with_ignoring_case(line, prefix)) break;
    found.emplace_back(line);
    at += line.size() + 1;
  }
  return found;
}

std::vector<std::string> services() {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < data::actions.size();) {
    const std::string_view line = catalog::line_at(data::actions, at);
    found.emplace_back(line.substr(0, line.find(':')));
    at = catalog::first_line_from(data::actions, found.back() + ";");  // the character after the colon
  }
  return found;
}

// The first action of that name, whichever its service.
std::string action_of_any_service(std::string_view name) {
  for (std::size_t at = 0; at < data::actions.size();) {
    const std::string_view line = catalog::line_at(data::actions, at);
    if (text::equals_ignoring_case(line.substr(line.find(':') + 1), name)) return std::string(line);
    at += line.size() + 1;
  }
  return {};
}

}  // namespace

struct Catalog::Data {
  std::deque<CarriedPolicy> policies;  // a once_flag does not move
};

Catalog::Catalog() : data_(std::make_unique<Data>()) {
  for (std::size_t at = 0; at < data::managed_policies.size();) {
    const std::string_view header = catalog::line_at(data::managed_policies, at);
    at += header.size() + 1;
    const std::string_view json = catalog::line_at(data::managed_policies, at);
    at += json.size() + 1;
    const std::vector<std::string_view> words = text::split(header, ' ');
    CarriedPolicy& carried = data_->policies.emplace_back();
    carried.arn = words[0];
    carried.name = words[1];
    carried.json = json;
    carried.policy.arn = words[0];
    carried.policy.name = words[1];
    carried.policy.version = words[2];
    carried.policy.date = words[3];
  }
}

Catalog::~Catalog() = default;

const Catalog& Catalog::builtin() {
  static const Catalog catalog;
  return catalog;
}

std::optional<std::string_view> Catalog::action(std::string_view name) const {
  return catalog::find_line(data::actions, name);
}

std::string Catalog::nearest_action(std::string_view name) const {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return action_of_any_service(name);
  std::vector<std::string> candidates = actions_of(name.substr(0, colon));
  if (!candidates.empty()) return text::nearest(name, candidates);
  const std::string service = text::nearest(name.substr(0, colon), services());
  if (service.empty()) return action_of_any_service(name.substr(colon + 1));
  return text::nearest(service + std::string(name.substr(colon)), actions_of(service));
}

bool Catalog::has_service(std::string_view prefix) const {
  const std::string begin = std::string(prefix) + ":";
  const std::size_t at = catalog::first_line_from(data::actions, begin);
  return at < data::actions.size() && text::starts_with_ignoring_case(catalog::line_at(data::actions, at), begin);
}

bool Catalog::any_action(std::string_view pattern) const {
  // What stands before the first wildcard narrows the lines down.
  const std::string_view begin = pattern.substr(0, pattern.find_first_of("*?"));
  for (std::size_t at = catalog::first_line_from(data::actions, begin); at < data::actions.size();) {
    const std::string_view line = catalog::line_at(data::actions, at);
    if (!text::starts_with_ignoring_case(line, begin)) return false;
    if (text::wildcard_match_ignoring_case(pattern, line)) return true;
    at += line.size() + 1;
  }
  return false;
}

bool Catalog::console_only(std::string_view action) const { return catalog::console_only(action); }

const BillingPage* Catalog::page(std::string_view name) const { return catalog::billing_page(name); }

std::span<const BillingPage> Catalog::pages() const { return catalog::billing_pages(); }

std::span<const RetiredAction> Catalog::retired_actions() const { return catalog::retired_actions(); }

const ManagedPolicy* Catalog::managed_policy(std::string_view arn_or_name) const {
  for (CarriedPolicy& carried : data_->policies) {
    if (carried.arn != arn_or_name && carried.name != arn_or_name) continue;
    std::call_once(carried.parsed, [&] { parse(carried); });
    return &carried.policy;
  }
  return nullptr;
}

std::vector<std::string_view> Catalog::managed_policy_arns() const {
  std::vector<std::string_view> arns;
  for (const CarriedPolicy& carried : data_->policies) arns.push_back(carried.arn);
  return arns;
}

bool Catalog::rcp_reaches(std::string_view service) const {
  return catalog::find_line(data::rcp_services, service).has_value();
}

std::string_view Catalog::origin() const { return text::trim(data::origin); }

}  // namespace whichgate
