#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/program.hpp"
#include "whichgate/simulation.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace whichgate;
using test_support::Folder;
using test_support::Ran;
using test_support::run_program;

namespace {

std::string message_of(std::string_view json) {
  const auto request = read_simulation(json, "request.json");
  REQUIRE_FALSE(request);
  return request.error().front().message;
}

}  // namespace

TEST_CASE("every member of a request is read") {
  const auto custom = read_simulation(R"({
    "PolicyInputList": ["{}"], "PermissionsBoundaryPolicyInputList": ["{ }"],
    "OrderedOrganizationPolicyInputList": [ { "ServiceControlPolicyInputList": ["a", "b"] }, {} ],
    "ActionNames": ["s3:GetObject"], "ResourceArns": ["arn:aws:s3:::b/k"], "ResourcePolicy": "{  }",
    "ResourceOwner": "o", "CallerArn": "c", "ResourceHandlingOption": "h", "MaxItems": 7, "Marker": "m",
    "ContextEntries": [ { "ContextKeyName": "aws:TagKeys", "ContextKeyValues": ["x", ""], "ContextKeyType": "stringList" } ] })");
  REQUIRE(custom);
  CHECK(custom->policies == std::vector<std::string>{"{}"});
  CHECK(custom->permissions_boundaries == std::vector<std::string>{"{ }"});
  CHECK(custom->organization_levels == std::vector<std::vector<std::string>>{{"a", "b"}, {}});
  CHECK(custom->actions == std::vector<std::string>{"s3:GetObject"});
  CHECK(custom->resources == std::vector<std::string>{"arn:aws:s3:::b/k"});
  CHECK(custom->resource_policy == "{  }");
  CHECK(custom->resource_owner == "o");
  CHECK(custom->caller_arn == "c");
  CHECK(custom->resource_handling_option == "h");
  CHECK(custom->max_items == 7);
  CHECK(custom->marker == "m");
  REQUIRE(custom->context.size() == 1);
  CHECK(custom->context[0].name == "aws:TagKeys");
  CHECK(custom->context[0].values == std::vector<std::string>{"x", ""});
  CHECK(custom->context[0].type == "stringList");

  const auto principal = read_simulation(R"({
    "PolicySourceArn": "arn:aws:iam::111122223333:user/ann", "ActionNames": ["s3:GetObject"],
    "PolicyExclusionList": [ { "PolicyType": "inline" }, { "PolicyArn": "arn:aws:iam::aws:policy/X" },
      { "InlinePolicyIdentifier": { "PolicyName": "p", "AttachmentType": "user", "AttachmentName": "ann" } } ] })");
  REQUIRE(principal);
  CHECK(principal->policy_source_arn == "arn:aws:iam::111122223333:user/ann");
  REQUIRE(principal->excluded_policies.size() == 3);
  CHECK(principal->excluded_policies[0].policy_type == "inline");
  CHECK(principal->excluded_policies[1].policy_arn == "arn:aws:iam::aws:policy/X");
  CHECK(principal->excluded_policies[2].inline_policy == "p");
  CHECK(principal->excluded_policies[2].attachment_type == "user");
  CHECK(principal->excluded_policies[2].attachment_name == "ann");
}

TEST_CASE("a request is refused in the words of AWS's command line") {
  CHECK(message_of(R"({"PolicyInputList": []})") == R"(Missing required parameter in input: "ActionNames")");
  CHECK(message_of(R"({"ActionNames": ["s3:GetObject"]})") ==
        R"(Missing required parameter in input: "PolicyInputList")");
  CHECK(
      message_of(R"({"PolicyInputList": [], "ActionNames": "s3:GetObject"})") ==
      "Invalid type for parameter ActionNames, value: s3:GetObject, type: <class 'str'>, valid types: <class 'list'>, "
      "<class 'tuple'>");
  CHECK(message_of(R"({"PolicyInputList": [], "ActionNames": ["s3"]})") ==
        "Invalid length for parameter ActionNames[0], value: 2, valid min length: 3");
  CHECK(message_of(R"({"PolicyInputList": [], "ActionNames": [null]})") ==
        "Invalid type for parameter ActionNames[0], value: None, type: <class 'NoneType'>, valid types: <class 'str'>");
  CHECK(message_of(R"({"PolicyInputList": [], "ActionNames": [], "MaxItems": 0})") ==
        "Invalid value for parameter MaxItems, value: 0, valid min value: 1");
  CHECK(message_of(R"({"PolicyInputList": [], "ActionNames": [], "MaxItems": 1.5})") ==
        "Invalid type for parameter MaxItems, value: 1.5, type: <class 'float'>, valid types: <class 'int'>");
  CHECK(
      message_of(R"({"PolicyInputList": [], "ActionNames": [], "ContextEntries": [{"Name": "x"}]})") ==
      R"(Unknown parameter in ContextEntries[0]: "Name", must be one of: ContextKeyName, ContextKeyValues, ContextKeyType)");
  CHECK(message_of(R"({"PolicyInputList": [], "ActionNames": [], "ContextEntries": [{"ContextKeyName": "x"}]})") ==
        "Invalid length for parameter ContextEntries[0].ContextKeyName, value: 1, valid min length: 5");
  CHECK(message_of(R"({"PolicySourceArn": "arn:aws:iam::111122223333:user/a", "ActionNames": [],
                       "PolicyExclusionList": [{}]})") ==
        "Must set one of the following keys for tagged union structure PolicyExclusionList[0]: PolicyType, PolicyArn, "
        "InlinePolicyIdentifier");
  CHECK(message_of("[]") ==
        "Invalid type for parameter input, value: [], type: <class 'list'>, valid types: <class 'dict'>");
}

TEST_CASE("an unknown member gets its place and the nearest name") {
  const auto request = read_simulation("{\"PolicyInputList\": [],\n \"ActionName\": []}", "request.json");
  REQUIRE_FALSE(request);
  const Problems& problems = request.error();
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].where == Location{"request.json", "/ActionName", 2, 2});
  CHECK_THAT(problems[0].message,
             ContainsSubstring(R"(Unknown parameter in input: "ActionName", must be one of: PolicyInputList, )"));
  CHECK(problems[0].help == "did you mean `ActionNames`?");
}

TEST_CASE("a policy that is given as an object is told to be a string") {
  const auto request = read_simulation(R"({"PolicyInputList": [{"Statement": []}], "ActionNames": []})");
  REQUIRE_FALSE(request);
  CHECK_THAT(request.error().front().help, ContainsSubstring("as a string"));
}

TEST_CASE("simulate reads the standard input, and ends with 3 at bad input") {
  const Folder folder;
  const std::string good = R"({"PolicyInputList": [], "ActionNames": ["s3:GetObject"]})";
  CHECK(run_program({"simulate", "--request", "-"}, good).code == 0);
  for (const std::string& bad : {std::string("{"), std::string("{}"),
                                 std::string(R"({"PolicyInputList": ["{"], "ActionNames": ["s3:GetObject"]})")}) {
    const Ran ran = run_program({"simulate", "--request", folder.file("bad.json", bad)});
    CAPTURE(ran.err);
    CHECK(ran.code == 3);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, ContainsSubstring("bad.json:") && ContainsSubstring("error: "));
  }
  const Ran ran =
      run_program({"simulate", "--request",
                   folder.file("r.json", R"({"PolicyInputList": ["{"], "ActionNames": ["s3:GetObject"]})")});
  CHECK_THAT(ran.err,
             ContainsSubstring("An error occurred (InvalidInput) when calling the SimulateCustomPolicy operation: "
                               "PolicyInputList.1: "));
  CHECK(run_program({"simulate", "--request", "none.json"}).code == 3);
}

TEST_CASE("simulate needs a world for a PolicySourceArn, and takes a scenario's") {
  const std::string request =
      R"({"PolicySourceArn": "arn:aws:iam::222233334444:user/mateojackson", "ActionNames": ["s3:GetObject", "iam:ListUsers"]})";
  const Ran without = run_program({"simulate", "--request", "-"}, request);
  CHECK(without.code == 64);
  CHECK_THAT(without.err, ContainsSubstring("whichgate: ") && ContainsSubstring("  help: "));
  CHECK(run_program({"simulate", "--request", "-", "--world", "-"}, request).code == 64);
  const Ran of_world =
      run_program({"simulate", "--request", "-", "--world", "fixtures/worlds/three-accounts.json"}, request);
  CHECK(of_world.code == 0);
  CHECK_THAT(of_world.out, ContainsSubstring("\"SourcePolicyId\": \"SecurityAudit\""));
  const Ran of_scenario =
      run_program({"simulate", "--request", "-", "--world", "fixtures/scenarios/billing-set-switch-off.json"}, request);
  CHECK(of_scenario.out == of_world.out);
  CHECK(run_program({"simulate", "--request", "-", "--world", "none.json"}, request).code == 3);
}
