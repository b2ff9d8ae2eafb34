#include "report/catalog_counts.hpp"

namespace whichgate::report {

std::vector<NamedCount> named_counts(const CatalogCounts& counts) {
  return {{"services", counts.services},
          {"services that resource control policies reach", counts.services_rcps_reach},
          {"actions", counts.actions},
          {"resource types", counts.resource_types},
          {"condition keys of services", counts.condition_keys},
          {"global condition keys", counts.global_condition_keys},
          {"AWS managed policies", counts.managed_policies},
          {"of them for root tasks", counts.root_task_policies},
          {"versions of them", counts.policy_versions},
          {"versions without a known date", counts.versions_without_date},
          {"billing pages", counts.billing_pages},
          {"retired actions", counts.retired_actions}};
}

}  // namespace whichgate::report
