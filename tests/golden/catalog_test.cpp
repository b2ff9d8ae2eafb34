#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/program.hpp"

using test_support::check_golden;
using test_support::Ran;
using test_support::run_program;

namespace {

// The answer as text and as JSON, against fixtures/golden/catalog-<name>.txt and .json.
void check_answer(const std::string& name, std::vector<std::string> args) {
  args.insert(args.begin(), "catalog");
  const Ran text = run_program(args);
  CAPTURE(name, text.err);
  CHECK(text.code == 0);
  CHECK(text.err.empty());
  check_golden(text.out, "fixtures/golden/catalog-" + name + ".txt");
  args.emplace_back("--json");
  const Ran json = run_program(args);
  CHECK(json.code == 0);
  check_golden(json.out, "fixtures/golden/catalog-" + name + ".json");
}

}  // namespace

TEST_CASE("catalog action shows the whole sheet of one action") {
  check_answer("action", {"action", "ce:DescribeReport"});
  check_answer("action-with-resources", {"action", "sso:CreateAccountAssignment"});
  check_answer("action-retired", {"action", "aws-portal:ViewUsage"});
}

TEST_CASE("catalog action shows a table of many") { check_answer("actions", {"action", "ce:Desc*"}); }

TEST_CASE("catalog policy shows what a policy really allows") {
  check_answer("policy", {"policy", "AWSCostAndUsageReportAutomationPolicy"});
  check_answer("policy-version", {"policy", "Billing", "--version", "v5"});
  check_answer("policy-as-of", {"policy", "Billing", "--as-of", "2018-01-01"});
  check_answer("policy-own", {"policy", "fixtures/golden/catalog-own-policy.json"});
}

TEST_CASE("catalog page shows what a page needs and who opens it") { check_answer("page", {"page", "cost explorer"}); }

TEST_CASE("catalog who-opens names every policy") {
  check_answer("who-opens", {"who-opens", "ce:DescribeReport"});
  check_answer("who-opens-some", {"who-opens", "aws-portal:*"});
  check_answer("who-opens-as-of", {"who-opens", "ce:DescribeReport", "--as-of", "2022-06-01"});
}

TEST_CASE("catalog history tells what each version gave and took") {
  check_answer("history", {"history", "CostOptimizationHubAdminAccess"});
}

TEST_CASE("catalog diff tells what changed, and whom it touches") {
  check_answer("diff", {"diff", "--from", "2026-02-01", "--to", "2026-08-15", "--policy", "Billing"});
  check_answer("diff-world", {"diff", "--from", "2026-02-01", "--to", "2026-08-15", "--policy", "Billing", "--world",
                              "fixtures/worlds/three-accounts.json"});
}
