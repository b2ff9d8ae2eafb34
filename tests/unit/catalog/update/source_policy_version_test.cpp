#include "text/json/json.hpp"
#include "unit/catalog/update/updating.hpp"

using namespace updating;

namespace {

const std::string document =
    R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})";
const std::string compact = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})";
const std::string encoded =
    "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22%2A"
    "%22%2C%22Resource%22%3A%22%2a%22%7D%5D%7D";

CatalogFile version(const std::string& path, const std::string& id, const std::string& text = document,
                    const std::string& date = "2026-06-30T21:04:08+00:00") {
  return {path, R"({"PolicyVersion": {"Document": )" + text + R"(, "VersionId": ")" + id +
                    R"(", "IsDefaultVersion": true, "CreateDate": ")" + date + "\"}}"};
}

CatalogFile described(const std::string& name, const std::string& arn, const std::string& current) {
  return {"get-policy.json", R"({"Policy": {"PolicyName": ")" + name + R"(", "Arn": ")" + arn +
                                 R"(", "Path": "/", "DefaultVersionId": ")" + current +
                                 R"(", "CreateDate": "2026-01-01T00:00:00Z", "UpdateDate": "2026-02-02T00:00:00Z"}})"};
}

const std::string unheard_arn = "arn:aws:iam::aws:policy/aws-service-role/Unheard";

}  // namespace

TEST_CASE("a version that the command line printed is added to its policy", "[catalog][update]") {
  const Contents after = updated({version("Billing.json", "v3")});
  CHECK(dates(after, "Billing") == "v1 2016-11-10T17:33:18Z, v2 unknown, v3 2026-06-30T21:04:08Z");
  CHECK(policy(after, "Billing").versions[2].document == compact);
  CHECK(after.services == base().services);
  CHECK(after.actions == base().actions);
  CHECK(after.policies.size() == 2);
  CHECK(after.origins.back() == CatalogOrigin{"aws iam get-policy-version", "", "2026-06-30"});
}

TEST_CASE("the file's name says the policy", "[catalog][update]") {
  for (const std::string& path : std::vector<std::string>{"Billing.json", "out/Billing.v3.json", "Billing_v3.json",
                                                          "C:\\out\\Billing-v3.json", "Billing.v3", "Billing"}) {
    CAPTURE(path);
    CHECK(policy(updated({version(path, "v3")}), "Billing").versions.size() == 3);
  }
}

TEST_CASE("what looks like a version may be of the policy's name", "[catalog][update]") {
  const std::string name = "AmazonEMRServicePolicy_v2";
  CHECK(policy(updated({version(name + ".json", "v3")}), name).versions.size() == 2);
  CHECK(policy(updated({version(name + ".v3.json", "v3")}), name).versions.size() == 2);
}

TEST_CASE("a document may be encoded as the API returns it, or be a string of JSON", "[catalog][update]") {
  const std::string quoted = json::quote(document);
  for (const std::string& text : std::vector<std::string>{"\"" + encoded + "\"", quoted})
    CHECK(policy(updated({version("Billing.json", "v3", text)}), "Billing").versions[2].document == compact);
}

TEST_CASE("a version that is known is replaced, and one in between is put in its place", "[catalog][update]") {
  const Contents known = updated({version("Billing.json", "v2")});
  CHECK(policy(known, "Billing").versions.size() == 2);
  CHECK(policy(known, "Billing").versions[1].document == compact);
  const Contents between =
      updated({version("Billing.json", "v2", document, "2020-01-01")}, updated({version("Billing.json", "v3")}));
  CHECK(dates(between, "Billing") == "v1 2016-11-10T17:33:18Z, v2 2020-01-01T00:00:00Z, v3 2026-06-30T21:04:08Z");
}

TEST_CASE("a version without a date has none", "[catalog][update]") {
  const CatalogFile file = {"Billing.json",
                            R"({"PolicyVersion": {"Document": )" + document + R"(, "VersionId": "v3"}})"};
  CHECK(dates(updated({file}), "Billing") == "v1 2016-11-10T17:33:18Z, v2 unknown, v3 unknown");
}

TEST_CASE("a list of versions tells their dates", "[catalog][update]") {
  const std::string list = R"({"Versions": [
    {"VersionId": "v3", "IsDefaultVersion": true, "CreateDate": "2020-01-01T00:00:00Z"},
    {"VersionId": "v2", "IsDefaultVersion": false, "CreateDate": "2018-01-01T00:00:00Z"}]})";
  for (const std::string& path :
       std::vector<std::string>{"Billing.json", "Billing.versions.json", "Billing-versions.json"})
    CHECK(dates(updated({{path, list}}), "Billing") == "v1 2016-11-10T17:33:18Z, v2 2018-01-01T00:00:00Z");
  CHECK(updated({{"Unheard.json", list}}).policies == base().policies);
}

TEST_CASE("a new policy needs the ARN that get-policy tells", "[catalog][update]") {
  const CatalogFile unheard = version("Unheard.json", "v2");
  CHECK(refusal({unheard}) ==
        "Unheard.json:1:140: error: the file's name says that this is of `Unheard`, and no such policy is known\n"
        "  help: for a new policy, give the output of `aws iam get-policy` too: it tells the ARN");
  CHECK(refusal({version("Biling.json", "v3")}) ==
        "Biling.json:1:140: error: the file's name says that this is of `Biling`, and no such policy is known\n"
        "  help: did you mean `Billing`?");
  const CatalogFile about = described("Unheard", unheard_arn, "v2");
  for (const auto& files : {std::vector{about, unheard}, std::vector{unheard, about}}) {
    const Contents after = updated(files);
    CHECK(after.policies.size() == 3);
    CHECK(policy(after, "Unheard").arn == unheard_arn);
    CHECK(dates(after, "Unheard") == "v2 2026-06-30T21:04:08Z");
    CHECK(notes(files).empty());
  }
}

TEST_CASE("the dates of a policy are those of its first and its current version", "[catalog][update]") {
  const CatalogFile about = described("Billing", "arn:aws:iam::aws:policy/job-function/Billing", "v2");
  CHECK(dates(updated({about}), "Billing") == "v1 2026-01-01T00:00:00Z, v2 2026-02-02T00:00:00Z");
  CHECK(dates(updated({about, version("Billing.json", "v2")}), "Billing") ==
        "v1 2026-01-01T00:00:00Z, v2 2026-06-30T21:04:08Z");
}

TEST_CASE("versions that AWS has and no file tells are named", "[catalog][update]") {
  const CatalogFile list = {"list-policies.json", R"({"Policies": [
    {"PolicyName": "Billing", "Arn": "arn:aws:iam::aws:policy/job-function/Billing", "DefaultVersionId": "v31"},
    {"PolicyName": "Unheard", "Arn": "arn:aws:iam::aws:policy/Unheard", "DefaultVersionId": "v1"},
    {"PolicyName": "AmazonEMRServicePolicy_v2", "Arn": "arn:aws:iam::aws:policy/E", "DefaultVersionId": "v1"},
    {"PolicyName": "Ours", "Arn": "arn:aws:iam::111122223333:policy/Ours", "DefaultVersionId": "v4"}]})"};
  CHECK(notes({list}) ==
        "warning: AWS has versions that no file tells: Billing v31, Unheard v1\n"
        "  help: give the output of `aws iam get-policy-version` for them");
}

TEST_CASE("the authorization details of an account have versions in them", "[catalog][update]") {
  const CatalogFile details = {"details.json", R"({"UserDetailList": [], "Policies": [
    {"PolicyName": "Unheard", "Arn": ")" + unheard_arn +
                                                   R"(", "DefaultVersionId": "v7", "PolicyVersionList": [
      {"Document": )" + document + R"(, "VersionId": "v7", "IsDefaultVersion": true, "CreateDate": "2026-01-01"}]}]})"};
  const Contents after = updated({details});
  CHECK(policy(after, "Unheard").arn == unheard_arn);
  CHECK(dates(after, "Unheard") == "v7 2026-01-01T00:00:00Z");
}

TEST_CASE("outputs of other services with the same members are of no known source", "[catalog][update]") {
  for (const std::string& text :
       std::vector<std::string>{R"({"Policy": "{}"})", R"({"Policy": {"PolicySummary": {}, "Content": "{}"}})",
                                R"({"Policies": [{"Id": "p-1", "Name": "x"}]})", R"({"Versions": [{"Key": "k"}]})"})
    CHECK(refusal({{"x.json", text}}).find("none of the files is of a known source") != std::string::npos);
}

TEST_CASE("the origin keeps the newest date of versions that were added", "[catalog][update]") {
  const Contents after =
      updated({version("Billing.json", "v2", document, "2020-01-01")}, updated({version("Billing.json", "v3")}));
  CHECK(after.origins.back() == CatalogOrigin{"aws iam get-policy-version", "", "2026-06-30"});
}

TEST_CASE("malformed versions are refused with their place", "[catalog][update]") {
  check_refused({
      {"Billing.json", R"({"PolicyVersion": {"Document": {}}})",
       "Billing.json:1:19: error: `VersionId` is missing\nBilling.json:1:32: error: `Statement` is missing"},
      {"Billing.json", R"({"PolicyVersion": {"VersionId": "v1"}})", "Billing.json:1:19: error: `Document` is missing"},
      {"Billing.json", R"({"PolicyVersion": {"VersionId": "3", "Document": )" + document + "}}",
       "Billing.json:1:33: error: `3` is not a version of a policy\n  help: AWS counts them v1, v2, v3"},
      {"Billing.json", R"({"PolicyVersion": {"VersionId": "v1", "CreateDate": 3, "Document": )" + document + "}}",
       "Billing.json:1:53: error: `CreateDate` must be a string, not a number\n  help: write it in quotes"},
      {"Billing.json", R"({"PolicyVersion": {"VersionId": "v1", "Document": "%7B%22Version%22"}})",
       "Billing.json:1:51: error: the text ends where `:` is expected (line 1, column 11 of the policy's text)"},
      {"Billing.json",
       R"({"PolicyVersion": {"VersionId": "v1", "IsDefaultVersion": "yes", "Document": )" + document + "}}",
       "Billing.json:1:59: error: `IsDefaultVersion` must be true or false, not a string"},
      {"Billing.v30.json", R"({"PolicyVersion": {"VersionId": "v29", "Document": )" + document + "}}",
       "Billing.v30.json:1:33: error: the file's name says v30, and the file holds v29\n  help: rename the file"},
      {"get-policy.json", R"({"Policy": {"PolicyName": "Billing"}})", "get-policy.json:1:12: error: `Arn` is missing"},
      {"get-policy.json",
       R"({"Policy": {"PolicyName": "P", "Arn": "arn:aws:iam::aws:policy/P", "DefaultVersionId": "1"}})",
       "get-policy.json:1:88: error: `1` is not a version of a policy\n  help: AWS counts them v1, v2, v3"},
  });
}
