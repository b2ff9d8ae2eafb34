#include <algorithm>

#include "whichgate/catalog_questions.hpp"

namespace whichgate {

PageOpening page_opening(const ManagedPolicy& policy, const BillingPage& page, const Catalog& catalog) {
  PageOpening opening{&policy, {}, {}};
  for (const std::string& action : page.view_actions) {
    const EffectiveActions actions = effective_actions(*policy.document, catalog, action);
    const Allowance allowance = actions.groups.empty() ? Allowance::none : actions.groups.front().allowance;
    if (!allows(allowance))
      opening.missing.push_back(action);
    else if (allowance != Allowance::all_resources || !actions.groups.front().denied_by.empty())
      opening.restricted.push_back(action);
  }
  return opening;
}

PageSheet page_sheet(const Catalog& catalog, const BillingPage& page) {
  PageSheet sheet{&page, {}};
  for (const std::string_view arn : catalog.managed_policy_arns()) {
    PageOpening opening = page_opening(*catalog.managed_policy(arn), page, catalog);
    if (opening.missing.size() < page.view_actions.size()) sheet.policies.push_back(std::move(opening));
  }
  std::stable_sort(sheet.policies.begin(), sheet.policies.end(), [](const PageOpening& a, const PageOpening& b) {
    return std::pair(a.missing.size(), a.restricted.size()) < std::pair(b.missing.size(), b.restricted.size());
  });
  return sheet;
}

}  // namespace whichgate
