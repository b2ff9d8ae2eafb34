// AWS's own managed policies, held against what AWS publishes.
#include <map>
#include <set>
#include <string>

#include "support/catch.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/validation.hpp"

using namespace whichgate;

namespace {

struct Findings {
  std::size_t findings = 0;
  std::set<std::string> policies = {};
};

// By code.
using ByCode = std::map<std::string, Findings>;

std::map<Severity, ByCode> validate_all() {
  std::map<Severity, ByCode> found;
  const Catalog& catalog = Catalog::builtin();
  for (const std::string_view arn : catalog.managed_policy_arns()) {
    const ManagedPolicy& policy = *catalog.managed_policy(arn);
    for (const Diagnostic& one : validate(*policy.document, {.catalog = &catalog})) {
      Findings& all = found[one.severity][one.code];
      ++all.findings;
      all.policies.insert(policy.name);
    }
  }
  return found;
}

const ByCode& findings(Severity severity) {
  static std::map<Severity, ByCode> all = validate_all();
  return all[severity];
}

}  // namespace

TEST_CASE("AWS's own policies are sound, but for their size") {
  for (const auto& [code, found] : findings(Severity::error)) {
    INFO(code << " of " << *found.policies.begin());
    // AWS's own may be larger than a customer's, one of them than the whole member.
    CHECK((code == "LimitExceeded" || found.policies == std::set<std::string>{"AWSSupportServiceRolePolicy"}));
  }
}

// Each row was looked at: what stands here is odd about AWS's documents, or AWS's lists lack it. A new catalog changes
// the figures; whoever brings it looks at what came.
TEST_CASE("what is odd about AWS's own policies is what it was") {
  struct Row {
    const char* code;
    std::size_t findings, policies;
    const char* why;
  };
  const std::vector<Row> rows{
      {"policy.action-without-resource", 297, 41,
       "long lists of actions over short lists of resources, mostly SageMaker"},
      {"policy.for-all-values-without-null", 217, 119, "ForAllValues in an Allow"},
      {"policy.key-without-action", 5, 4, "keys that AWS lists for other actions of the service"},
      {"policy.multivalued-key", 3, 3, "events:detail-type, which AWS types as a list and uses as one text"},
      {"policy.only-all-resources", 634, 194, "List and Describe actions without resource types on ARNs"},
      {"policy.resource-without-action", 148, 91, "ARNs in another form than AWS lists, or of no action beside them"},
      {"policy.unknown-action", 53, 7, "retired and unlisted actions"},
      {"policy.unknown-key", 6, 4, "aws:PrincipalOrgMasterAccountId and keys of DeepRacer and Lake Formation"},
      {"policy.unknown-service", 96, 25, "services that are gone"},
      {"policy.variable-out-of-place", 1, 1, "a variable for an account"},
  };
  ByCode warnings = findings(Severity::warning);
  for (const Row& row : rows) {
    INFO(row.code << ": " << row.why);
    CHECK(warnings[row.code].findings == row.findings);
    CHECK(warnings[row.code].policies.size() == row.policies);
    warnings.erase(row.code);
  }
  for (const auto& [code, found] : warnings) FAIL_CHECK(code << " of " << *found.policies.begin());
}
