#include "support/catch.hpp"
#include "whichgate/simulation.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace whichgate;

namespace {

const std::string bucket = "arn:aws:s3:::drafts";
const std::string ann = "arn:aws:iam::111122223333:user/ann";

std::string policy(const std::string& statements) {
  return R"({"Version":"2012-10-17","Statement":[)" + statements + "]}";
}

std::string statement(const std::string& effect, const std::string& action, const std::string& more = {}) {
  return R"({"Effect":")" + effect + R"(","Action":")" + action + R"(","Resource":"*")" + more + "}";
}

const std::string allow_all = policy(statement("Allow", "*"));
const std::string deny_all = policy(statement("Deny", "*"));

std::string bucket_policy(const std::string& principal) {
  return policy(R"({"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::drafts","Principal":{"AWS":")" +
                principal + R"("}})");
}

SimulationRequest request(std::vector<std::string> policies, std::vector<std::string> actions = {"s3:ListBucket"}) {
  SimulationRequest request;
  request.policies = std::move(policies);
  request.actions = std::move(actions);
  return request;
}

// The result of a request about one action.
SimulatedAction answer(const SimulationRequest& request) {
  const auto response = simulate(request);
  if (!response) FAIL(to_string(response.error()));
  REQUIRE(response->results.size() == 1);
  return response->results.front();
}

ApiError error_of(const SimulationRequest& request) {
  const auto response = simulate(request);
  REQUIRE_FALSE(response);
  return response.error();
}

std::vector<std::string> matched(const std::vector<MatchedStatement>& statements) {
  std::vector<std::string> ids;
  for (const MatchedStatement& one : statements) ids.push_back(one.source_policy_id + " of " + one.source_policy_type);
  return ids;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing allows what no policy speaks about") {
  CHECK(answer(request({})).decision == Verdict::implicit_deny);
  CHECK(answer(request({policy(statement("Allow", "s3:GetObject"))})).decision == Verdict::implicit_deny);
}

TEST_CASE("all statements that allow are named, and only those that deny where one does") {
  const auto allowed = answer(request({allow_all, policy(statement("Allow", "s3:*") + "," + statement("Allow", "*"))}));
  CHECK(allowed.decision == Verdict::allowed);
  CHECK(matched(allowed.matched_statements) ==
        Words{"PolicyInputList.1 of IAM Policy", "PolicyInputList.2 of IAM Policy", "PolicyInputList.2 of IAM Policy"});
  const auto denied = answer(request({allow_all, deny_all}));
  CHECK(denied.decision == Verdict::explicit_deny);
  CHECK(matched(denied.matched_statements) == Words{"PolicyInputList.2 of IAM Policy"});
}

TEST_CASE("a request without resources is about all of them and has no results of single ones") {
  for (const std::vector<std::string>& resources : {std::vector<std::string>{}, {"*"}}) {
    SimulationRequest all = request({allow_all});
    all.resources = resources;
    const auto result = answer(all);
    CHECK(result.resource == "*");
    CHECK(result.resources.empty());
    CHECK_FALSE(result.decision_details);
  }
}

TEST_CASE("several resources have one result with the most restrictive decision") {
  SimulationRequest several = request({policy(
      R"({"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a"},{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::c"})")});
  several.resources = {"arn:aws:s3:::a", "arn:aws:s3:::b"};
  auto result = answer(several);
  CHECK(result.decision == Verdict::implicit_deny);
  CHECK(result.matched_statements.empty());
  REQUIRE(result.resources.size() == 2);
  CHECK(result.resources[0].decision == Verdict::allowed);
  CHECK(result.resources[0].matched_statements.size() == 1);
  several.resources.emplace_back("arn:aws:s3:::c");
  result = answer(several);
  CHECK(result.decision == Verdict::explicit_deny);
  CHECK(result.matched_statements == result.resources[2].matched_statements);
}

TEST_CASE("condition keys that are not given are listed where nothing allows, those of other statements too") {
  const std::string with_keys =
      policy(statement("Allow", "s3:PutObject", R"(,"Condition":{"StringEquals":{"aws:RequestTag/team":"blue"}})") +
             R"(,{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}/*"})");
  CHECK(answer(request({with_keys})).missing_context_values == Words{"aws:RequestTag/team", "aws:username"});
  CHECK(answer(request({with_keys, allow_all})).missing_context_values.empty());
  CHECK(answer(request({with_keys, deny_all})).missing_context_values.empty());
  SimulationRequest given = request({with_keys});
  given.context = {{"AWS:requesttag/team", {"red"}, "string"}};
  given.resources = {"arn:aws:s3:::other/x"};
  const auto result = answer(given);
  CHECK(result.missing_context_values == Words{"aws:username"});
  CHECK(result.resources.front().missing_context_values == Words{"aws:username"});
}

TEST_CASE("a variable is not a key in a policy of 2008") {
  CHECK(
      answer(request({R"({"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}"}})"}))
          .missing_context_values.empty());
}

TEST_CASE("context entries are compared by their type, and lists are lists") {
  SimulationRequest with_tags = request(
      {policy(statement("Allow", "*", R"(,"Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}})"))});
  with_tags.context = {{"aws:TagKeys", {"a", "b"}, "stringList"}};
  CHECK(answer(with_tags).decision == Verdict::allowed);
  with_tags.context.front().values.emplace_back("c");
  CHECK(answer(with_tags).decision == Verdict::implicit_deny);
}

TEST_CASE("the caller's ARN tells its keys, and a context entry takes their place") {
  const auto only = [](const std::string& key, const std::string& value) {
    return policy(statement("Allow", "*", R"(,"Condition":{"StringEquals":{")" + key + R"(":")" + value + R"("}})"));
  };
  SimulationRequest told = request({only("aws:username", "ann")});
  told.caller_arn = "arn:aws:iam::111122223333:user/team/ann";
  CHECK(answer(told).decision == Verdict::allowed);
  told.policies = {only("aws:PrincipalAccount", "111122223333")};
  CHECK(answer(told).decision == Verdict::allowed);
  told.policies = {only("aws:PrincipalArn", told.caller_arn)};
  CHECK(answer(told).decision == Verdict::allowed);
  told.context = {{"aws:PrincipalArn", {"arn:aws:iam::111122223333:user/zoe"}, "string"}};
  CHECK(answer(told).decision == Verdict::implicit_deny);
}

TEST_CASE("a permissions boundary limits, denies by name, and shows whether it allows") {
  SimulationRequest limited = request({allow_all});
  limited.permissions_boundaries = {policy(statement("Allow", "iam:*"))};
  auto result = answer(limited);
  CHECK(result.decision == Verdict::implicit_deny);
  CHECK(result.allowed_by_permissions_boundary == false);
  CHECK(result.matched_statements.empty());
  limited.permissions_boundaries = {deny_all};
  result = answer(limited);
  CHECK(result.decision == Verdict::explicit_deny);
  CHECK(matched(result.matched_statements) ==
        Words{"PermissionsBoundaryPolicyInputList.1 of Permissions Boundary Policy"});
  limited.permissions_boundaries = {allow_all};
  CHECK(answer(limited).allowed_by_permissions_boundary == true);
  CHECK_FALSE(answer(request({allow_all})).allowed_by_permissions_boundary);
}

TEST_CASE("a resource's policy that names a user allows within the account, whatever the boundary") {
  SimulationRequest same = request({});
  same.caller_arn = ann;
  same.resources = {bucket};
  same.resource_policy = bucket_policy(ann);
  same.permissions_boundaries = {policy(statement("Allow", "iam:*"))};
  const auto result = answer(same);
  CHECK(result.decision == Verdict::allowed);
  CHECK(result.allowed_by_permissions_boundary == false);
  CHECK(matched(result.matched_statements) == Words{"ResourcePolicy of Resource Policy"});
  REQUIRE(result.decision_details);
  CHECK(result.decision_details->empty());
  CHECK_FALSE(result.resources.front().decision_details);
}

TEST_CASE("a resource's policy that names the account leaves the answer to the caller's policies") {
  SimulationRequest same = request({});
  same.caller_arn = ann;
  same.resources = {bucket};
  same.resource_policy = bucket_policy("111122223333");
  CHECK(answer(same).decision == Verdict::implicit_deny);
  same.policies = {allow_all};
  CHECK(answer(same).decision == Verdict::allowed);
}

TEST_CASE("across accounts both must allow, and the details say who does") {
  SimulationRequest across = request({});
  across.caller_arn = ann;
  across.resources = {bucket};
  across.resource_policy = bucket_policy(ann);
  for (const char* owner : {"arn:aws:iam::444455556666:root", "444455556666"}) {
    across.resource_owner = owner;
    across.policies.clear();
    auto result = answer(across);
    CHECK(result.decision == Verdict::implicit_deny);
    const DecisionDetails expected{{"IAM Policy", Verdict::implicit_deny}, {"Resource Policy", Verdict::allowed}};
    CHECK(result.decision_details == expected);
    CHECK(result.resources.front().decision_details == expected);
    CHECK(matched(result.resources.front().matched_statements) == Words{"ResourcePolicy of Resource Policy"});
    across.policies = {allow_all};
    CHECK(answer(across).decision == Verdict::allowed);
  }
}

TEST_CASE("the account in a resource's ARN is its owner before ResourceOwner") {
  SimulationRequest queue = request({allow_all}, {"sqs:SendMessage"});
  queue.caller_arn = ann;
  queue.resources = {"arn:aws:sqs:eu-west-1:111122223333:orders"};
  queue.resource_owner = "arn:aws:iam::444455556666:root";
  queue.resource_policy = policy(
      R"({"Effect":"Allow","Action":"sqs:ReceiveMessage","Resource":"arn:aws:sqs:eu-west-1:111122223333:orders","Principal":"*"})");
  CHECK(answer(queue).decision == Verdict::allowed);
  queue.resources = {"arn:aws:sqs:eu-west-1:444455556666:orders"};
  CHECK(answer(queue).decision == Verdict::implicit_deny);
}

TEST_CASE("without a ResourcePolicy the caller's policies decide alone") {
  for (const auto& [action, resource] : std::vector<std::pair<std::string, std::string>>{
           {"kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"},
           {"sts:AssumeRole", "arn:aws:iam::444455556666:role/Reports"},
           {"s3:ListBucket", bucket}}) {
    CAPTURE(action);
    SimulationRequest alone = request({allow_all}, {action});
    alone.resources = {resource};
    CHECK(answer(alone).decision == Verdict::allowed);
    alone.caller_arn = ann;
    CHECK(answer(alone).decision == Verdict::allowed);
    alone.policies.clear();
    CHECK(answer(alone).decision == Verdict::implicit_deny);
  }
}

TEST_CASE("a service control policy that does not allow ends the simulation") {
  SimulationRequest in_organization = request({allow_all});
  in_organization.resources = {bucket};
  in_organization.permissions_boundaries = {deny_all};
  in_organization.organization_levels = {{allow_all}, {policy(statement("Allow", "iam:*"))}};
  auto result = answer(in_organization);
  CHECK(result.decision == Verdict::implicit_deny);
  CHECK(result.allowed_by_organizations == false);
  CHECK(result.matched_statements.empty());
  CHECK_FALSE(result.allowed_by_permissions_boundary);
  CHECK_FALSE(result.decision_details);
  in_organization.organization_levels = {{allow_all}, {allow_all, deny_all}};
  result = answer(in_organization);
  CHECK(result.decision == Verdict::explicit_deny);
  CHECK(result.allowed_by_organizations == false);
  in_organization.permissions_boundaries.clear();
  in_organization.organization_levels = {{allow_all, allow_all}, {allow_all}};
  result = answer(in_organization);
  CHECK(result.decision == Verdict::allowed);
  CHECK(result.allowed_by_organizations == true);
  CHECK_FALSE(answer(request({allow_all})).allowed_by_organizations);
}

TEST_CASE("pages follow each other to the last, and all come together without MaxItems and Marker") {
  SimulationRequest paged = request({allow_all}, {"s3:GetObject", "s3:PutObject", "s3:ListBucket"});
  CHECK_FALSE(simulate(paged)->truncated);
  CHECK(simulate(paged)->results.size() == 3);
  paged.max_items = 2;
  const auto first = simulate(paged);
  CHECK(first->results.size() == 2);
  CHECK(first->truncated == true);
  paged.marker = first->marker;
  const auto last = simulate(paged);
  REQUIRE(last->results.size() == 1);
  CHECK(last->results.front().action == "s3:ListBucket");
  CHECK(last->truncated == false);
  CHECK(last->marker.empty());
  paged.marker = "somebody's";
  CHECK(error_of(paged).message == "Invalid marker for pagination.");
}

TEST_CASE("AWS's errors come with their code") {
  const auto changed = [](const auto& change) {
    SimulationRequest bad = request({allow_all});
    change(bad);
    return error_of(bad);
  };
  struct Case {
    std::string code, message;
    void (*change)(SimulationRequest&);
  };
  for (const Case& one : std::vector<Case>{
           {"ValidationError", "at 'actionNames' failed", [](auto& r) { r.actions.clear(); }},
           {"ValidationError", "'actionNames.1.member' failed to satisfy constraint: Member must have length",
            [](auto& r) { r.actions = {"s3:" + std::string(126, 'a')}; }},
           {"InvalidInput", "Invalid action name: s3:*", [](auto& r) { r.actions = {"s3:*"}; }},
           {"InvalidInput", "Invalid action name: ListBucket", [](auto& r) { r.actions = {"ListBucket"}; }},
           {"InvalidInput", "ResourceNames are not in a valid ARN format: drafts.",
            [](auto& r) { r.resources = {"drafts"}; }},
           {"InvalidInput", "ResourceNames are not in a valid ARN format: *.",
            [](auto& r) {
              r.resources = {bucket, "*"};
            }},
           {"InvalidInput", "cannot exceed 1 items",
            [](auto& r) {
              r.permissions_boundaries = {allow_all, allow_all};
            }},
           {"InvalidInput", "Organization policy at index 2 must contain at least one service control policy",
            [](auto& r) {
              r.organization_levels = {{allow_all}, {}};
            }},
           {"ValidationError", "orderedOrganizationPolicyInputList",
            [](auto& r) { r.organization_levels.assign(8, {allow_all}); }},
           {"ValidationError", "Member must have value less than or equal to 1000",
            [](auto& r) { r.max_items = 1001; }},
           {"InvalidInput", "Invalid Resource Owner.", [](auto& r) { r.resource_owner = "somebody"; }},
           {"InvalidInput", "Invalid caller - Caller must be an IAM user, role or group in this context.",
            [](auto& r) { r.caller_arn = "arn:aws:sts::111122223333:assumed-role/Reports/s"; }},
           {"InvalidInput", "Invalid caller - Caller cannot be null or empty.",
            [](auto& r) { r.resource_policy = bucket_policy(ann); }},
           {"InvalidInput", "Invalid caller - Caller must be an IAM user in this context.",
            [](auto& r) {
              r.resource_policy = bucket_policy(ann);
              r.caller_arn = "arn:aws:iam::111122223333:role/Reports";
            }},
           {"InvalidInput", "Invalid Entity Arn: * does not clearly define entity type and name.",
            [](auto& r) {
              r.resource_policy = bucket_policy(ann);
              r.caller_arn = ann;
            }},
           {"InvalidInput", "Invalid input resource handling options: EC2.",
            [](auto& r) { r.resource_handling_option = "EC2"; }},
           {"InvalidInput", "EC2-VPC-EBS needs a resource of the type instance",
            [](auto& r) { r.resource_handling_option = "EC2-VPC-EBS"; }},
           {"InvalidInput", "ContextKeyName cannot be null or empty.", [](auto& r) { r.context = {{}}; }},
           {"InvalidInput", "Context values for context key aws:SourceIp cannot be null or empty.",
            [](auto& r) {
              r.context = {{"aws:SourceIp", {}, "ip"}};
            }},
           {"InvalidInput", "Context key aws:SourceIp expected a single value, but received 2.",
            [](auto& r) {
              r.context = {{"aws:SourceIp", {"203.0.113.1", "203.0.113.2"}, "ip"}};
            }},
           {"InvalidInput", "Duplicate context key: AWS:sourceip.",
            [](auto& r) {
              r.context = {{"aws:SourceIp", {"203.0.113.1"}, "ip"}, {"AWS:sourceip", {"203.0.113.1"}, "ip"}};
            }},
           {"ValidationError", "enum value set",
            [](auto& r) {
              r.context = {{"aws:SourceIp", {"x"}, "address"}};
            }},
           {"InvalidInput", "expected IP address",
            [](auto& r) {
              r.context = {{"aws:SourceIp", {"999.0.0.1"}, "ip"}};
            }},
           {"InvalidInput", "expected numeric format",
            [](auto& r) {
              r.context = {{"s3:max-keys", {"ten"}, "numeric"}};
            }},
           {"InvalidInput", "expected DateTime format",
            [](auto& r) {
              r.context = {{"aws:CurrentTime", {"tomorrow"}, "dateList"}};
            }},
           {"InvalidInput", "expected base-64 encoded binary format",
            [](auto& r) {
              r.context = {{"kms:Thing", {"!"}, "binary"}};
            }},
           {"InvalidInput", "PolicyInputList.2: ", [](auto& r) { r.policies.emplace_back("{"); }},
           {"InvalidInput",
            "OrderedOrganizationPolicyInputList.1: ", [](auto& r) { r.organization_levels = {{"[]"}}; }}}) {
    const ApiError error = changed(one.change);
    CAPTURE(one.message, error.message);
    CHECK(error.code == one.code);
    CHECK_THAT(error.message, ContainsSubstring(one.message));
  }
}

TEST_CASE("a resource-based policy is refused as an identity-based one, and the other way round") {
  CHECK(error_of(request({bucket_policy(ann)})).code == "InvalidInput");
  SimulationRequest no_principal = request({});
  no_principal.caller_arn = ann;
  no_principal.resources = {bucket};
  no_principal.resource_policy = allow_all;
  CHECK(error_of(no_principal).code == "InvalidInput");
}

TEST_CASE("a policy that cannot be decided is the error PolicyEvaluation") {
  SimulationRequest canonical = request({});
  canonical.caller_arn = ann;
  canonical.resources = {bucket};
  canonical.resource_policy = policy(
      R"({"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::drafts","Principal":{"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}})");
  canonical.policies = {allow_all};
  const ApiError error = error_of(canonical);
  CHECK(error.code == "PolicyEvaluation");
  CHECK_THAT(error.message, ContainsSubstring("ResourcePolicy: statement 1 cannot be evaluated"));
}
