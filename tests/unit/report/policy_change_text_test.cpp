#include "report/policy_change_text.hpp"

#include <string>

#include "support/catch.hpp"

using namespace whichgate;
using namespace whichgate::report;

namespace {

const Catalog& catalog() { return Catalog::builtin(); }

ManagedPolicy version(const std::string& number, const std::string& statements) {
  auto read = parse_policy(R"({"Version": "2012-10-17", "Statement": [)" + statements + "]}", number);
  if (!read) FAIL(to_string(read.error()));
  ManagedPolicy policy;
  policy.name = "P";
  policy.version = number;
  policy.document = std::make_shared<const PolicyDocument>(*std::move(read));
  return policy;
}

std::string told(const std::string& before, const std::string& after) {
  const ManagedPolicy old = version("v1", before), now = version("v2", after);
  const PolicyChange change = compare(&old, now, catalog());
  return policy_change_summary(change) + '\n' + policy_change_text(change, catalog());
}

const std::string get = R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"})";

}  // namespace

TEST_CASE("one list is enough where the text names the very actions that changed") {
  CHECK(told(get, get + R"(,{"Effect": "Allow", "Action": "ce:GetTags", "Resource": "*"})") ==
        "gives 1 action\n  gives   ce:GetTags\n");
}

TEST_CASE("a wildcard is told as text and as what it stands for") {
  CHECK(told(get, get + R"(,{"Effect": "Allow", "Action": ["ce:Desc*", "ce:Zz*"], "Resource": "*"})") ==
        "gives 3 actions\n"
        "  text    + ce:Desc* (3 actions), ce:Zz* (0 actions)\n"
        "  gives   ce:DescribeCostCategoryDefinition, ce:DescribeNotificationSubscription, ce:DescribeReport\n");
}

TEST_CASE("what limits an action now, and before, is told") {
  CHECK(told(get, R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"})") ==
        "changes 1 action\n"
        "  changes s3:GetObject\n"
        "          before: on all resources\n"
        "          now:    on arn:aws:s3:::b/*\n");
  CHECK(told(get, get + R"(,{"Effect": "Deny", "Action": "ce:GetTags", "Resource": "*"})") ==
        "denies 1 action\n"
        "  denies  ce:GetTags\n");
  CHECK(told(get, R"({"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"})") ==
        "takes 1 action\n"
        "  text    + Deny s3:GetObject\n"
        "  text    - s3:GetObject\n"
        "  takes   s3:GetObject\n"
        "          now:    denied on all resources\n");
}

TEST_CASE("a change of the text alone is not silence") {
  CHECK(told(get, get + "," + get) == "statements moved or renamed, what they allow is the same\n");
  CHECK(told(get, R"({"Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObj?ct"], "Resource": "*"})") ==
        "the text changed, what it allows did not\n"
        "  text    + s3:GetObj?ct (1 action)\n");
}
