#include "report/policy_version_text.hpp"

#include <fmt/core.h>

namespace whichgate::report {
namespace {

std::string day_of(std::string_view date) { return std::string(date.substr(0, date.find('T'))); }

}  // namespace

std::string name_and_version(const ManagedPolicy& policy) { return fmt::format("{} {}", policy.name, policy.version); }

std::string release_date(const ManagedPolicy& policy) {
  if (!policy.date.empty()) return day_of(policy.date);
  const std::string after = day_of(policy.appeared_after), before = day_of(policy.appeared_before);
  if (after.empty() && before.empty()) return "date unknown";
  if (after.empty()) return "before " + before;
  if (before.empty()) return "after " + after;
  return fmt::format("between {} and {}", after, before);
}

}  // namespace whichgate::report
