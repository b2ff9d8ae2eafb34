#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "report/catalog_text.hpp"
#include "report/extent_text.hpp"
#include "report/policy_version_text.hpp"
#include "report/text_layout.hpp"

namespace whichgate::report {
namespace {

struct ServiceActions {
  std::string_view service;
  std::vector<std::string> names;  // without the service
  bool whole = false;              // all that the catalog lists
};

std::vector<ServiceActions> by_service(const std::vector<std::string_view>& actions, const Catalog& catalog) {
  std::vector<ServiceActions> services;
  for (const std::string_view action : actions) {
    const std::size_t colon = action.find(':');
    const std::string_view service = action.substr(0, colon);
    if (services.empty() || services.back().service != service) services.push_back({service, {}, false});
    services.back().names.emplace_back(action.substr(colon + 1));
  }
  for (ServiceActions& one : services)
    one.whole = one.names.size() == catalog.expand(fmt::format("{}:*", one.service)).size();
  return services;
}

// Services all of whose actions are there in one paragraph, each of the others in its own.
std::string services_text(const std::vector<std::string_view>& actions, const Catalog& catalog) {
  const std::vector<ServiceActions> services = by_service(actions, catalog);
  std::vector<std::string> whole;
  std::size_t width = 0;
  for (const ServiceActions& one : services) {
    if (one.whole)
      whole.push_back(fmt::format("{} ({})", one.service, one.names.size()));
    else
      width = std::max(width, one.service.size());
  }
  std::string text;
  if (whole.size() == catalog.services().size()) return "  every action of every service\n";
  if (!whole.empty()) text += paragraph(fmt::format("  every action of {}: ", counted(whole.size(), "service")), whole);
  for (const ServiceActions& one : services)
    if (!one.whole) text += paragraph("  " + padded(one.service, width + 2), one.names);
  return text;
}

std::string section(const ExtentActions& part, const Catalog& catalog) {
  std::vector<std::string> words = extent_phrases(part.extent);
  words.back() += fmt::format(": {}", counted(part.actions.size(), "action"));
  return '\n' + paragraph("", words, " ") + services_text(part.actions, catalog);
}

std::vector<std::string> strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

std::string policy_text(const NamedPolicy& policy, const Catalog& catalog) {
  const EffectiveActions actions = effective_actions(*policy.document, catalog);
  std::string text = policy.name;
  if (policy.managed) text += fmt::format("  {}\n  {}", release_date(*policy.managed), policy.managed->arn);
  text += '\n';
  text += fmt::format("allows {} of {} listed actions\n", actions.allowed() - actions.unlisted_allowed(),
                      catalog.expand("*").size());
  for (const ExtentActions& part : group_by_extent(*policy.document, actions)) text += section(part, catalog);
  if (!actions.unlisted.empty())
    text +=
        '\n' + paragraph("named, and matched by their text, for the catalog lacks them: ", strings(actions.unlisted));
  if (!actions.without_match.empty())
    text += '\n' + paragraph("wildcards that match no listed action: ", strings(actions.without_match));
  return text;
}

}  // namespace

std::string effective_policies_text(const EffectivePoliciesAnswer& answer, const Style&) {
  std::string text;
  if (answer.policies.size() > 1)
    text += fmt::format("AWS's dates do not say which of {} versions was in force on {}\n\n", answer.policies.size(),
                        answer.as_of);
  for (std::size_t i = 0; i < answer.policies.size(); ++i)
    text += (i == 0 ? "" : "\n") + policy_text(answer.policies[i], answer.catalog);
  return text;
}

}  // namespace whichgate::report
