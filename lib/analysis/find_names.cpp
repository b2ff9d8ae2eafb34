#include <fmt/core.h>

#include <algorithm>

#include "text/text.hpp"
#include "whichgate/catalog_questions.hpp"

namespace whichgate {
namespace {

Problems finding(std::string code, std::string message, std::string_view near, std::string_view otherwise) {
  std::string help = near.empty() ? std::string(otherwise) : fmt::format("did you mean `{}`?", near);
  return {{Severity::error, std::move(code), std::move(message), {}, std::move(help)}};
}

// An action of that name, whichever its service: all there are, for nobody knows which was meant.
Problems without_service(const Catalog& catalog, std::string_view name) {
  constexpr std::size_t most = 12;
  const std::vector<std::string_view> known = catalog.expand(fmt::format("*:{}", name));
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(known.size(), most); ++i) shown.push_back(fmt::format("`{}`", known[i]));
  const std::string more = known.size() > most ? fmt::format(" or one of {} more", known.size() - most) : "";
  return finding("catalog.no-action", fmt::format("`{}` is not an action: it has no service", name), {},
                 known.empty() ? "an action has the form service:Name, for example ce:DescribeReport"
                               : fmt::format("did you mean {}{}?", text::join(shown, " or "), more));
}

Problems unknown_actions(const Catalog& catalog, std::string_view pattern) {
  const std::size_t colon = pattern.find(':');
  const std::string_view service = pattern.substr(0, colon);
  const bool wildcard = pattern.find_first_of("*?") != std::string_view::npos;
  if (colon == std::string_view::npos) return without_service(catalog, pattern);
  if (service.find_first_of("*?") == std::string_view::npos && !catalog.has_service(service)) {
    const std::string near = catalog.nearest_service(service);
    return finding("catalog.unknown-service", fmt::format("AWS lists no service `{}`", service),
                   near.empty() ? "" : near + std::string(pattern.substr(colon)),
                   "`whichgate catalog info` says how old the catalog is");
  }
  if (wildcard)
    return finding("catalog.no-such-action", fmt::format("`{}` matches no action of AWS", pattern),
                   catalog.nearest_action(pattern), "the wildcard begins where no action's name goes on");
  return finding("catalog.unknown-action", fmt::format("AWS lists no action `{}`", pattern),
                 catalog.nearest_action(pattern), "it may be newer than this catalog, or misspelt");
}

// "did you mean" the pages whose names have the word in them, else the nearest one.
std::string pages_called(std::string_view word, const std::vector<std::string>& names) {
  std::vector<std::string> with;
  for (const std::string& one : names)
    if (!word.empty() && text::lower(one).find(text::lower(word)) != std::string::npos) with.push_back("`" + one + "`");
  return with.empty() ? text::suggestion(word, names) : fmt::format("did you mean {}?", text::join(with, " or "));
}

}  // namespace

Result<std::size_t> find_actions(const Catalog& catalog, std::string_view pattern) {
  const std::size_t count = catalog.expand(pattern).size();
  if (count == 0) return Unexpected(unknown_actions(catalog, pattern));
  return count;
}

Result<const ManagedPolicy*> find_managed_policy(const Catalog& catalog, std::string_view name_or_arn) {
  if (const ManagedPolicy* policy = catalog.managed_policy(name_or_arn)) return policy;
  const std::string_view name = name_or_arn.substr(name_or_arn.rfind('/') + 1);
  // The name may be right and the path wrong: arn:aws:iam::aws:policy/Billing.
  const ManagedPolicy* same_name = catalog.managed_policy(name);
  return Unexpected(finding("catalog.unknown-policy", fmt::format("AWS has no managed policy `{}`", name_or_arn),
                            same_name ? same_name->arn : catalog.nearest_managed_policy(name),
                            "`whichgate catalog info` says how old the catalog is"));
}

Result<const BillingPage*> find_page(const Catalog& catalog, std::string_view name) {
  if (const BillingPage* page = catalog.page(name)) return page;
  std::vector<std::string> names;
  for (const BillingPage& page : catalog.pages()) {
    names.push_back(page.name);
    names.insert(names.end(), page.other_names.begin(), page.other_names.end());
  }
  return Unexpected(Problems{{Severity::error,
                              "catalog.unknown-page",
                              fmt::format("the billing console has no page `{}`", name),
                              {},
                              pages_called(name, names)}});
}

}  // namespace whichgate
