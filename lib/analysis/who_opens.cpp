#include <algorithm>

#include "analysis/action_table.hpp"
#include "whichgate/effective_actions.hpp"

namespace whichgate {

bool names_action(const PolicyDocument& document, std::string_view action) {
  return std::any_of(document.statements.begin(), document.statements.end(), [&](const PolicyStatement& statement) {
    return std::any_of(statement.actions.begin(), statement.actions.end(),
                       [&](const std::string& one) { return text::equals_ignoring_case(one, action); });
  });
}

std::vector<OpeningPolicy> who_opens(const Catalog& catalog, std::string_view pattern, std::optional<Instant> as_of) {
  const analysis::ActionTable table(catalog, pattern);
  std::vector<OpeningPolicy> found;
  for (const std::string_view arn : catalog.managed_policy_arns()) {
    std::vector<const ManagedPolicy*> versions;
    if (as_of)
      versions = catalog.managed_policy_at(arn, *as_of);
    else
      versions.push_back(catalog.managed_policy(arn));
    for (const ManagedPolicy* policy : versions) {
      EffectiveActions actions = analysis::effective_actions(*policy->document, table);
      if (actions.allowed() > 0) found.push_back({policy, versions.size() == 1, std::move(actions)});
    }
  }
  return found;
}

}  // namespace whichgate
