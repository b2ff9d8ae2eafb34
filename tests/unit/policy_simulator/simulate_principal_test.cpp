#include "support/catch.hpp"
#include "whichgate/simulation.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace whichgate;

namespace {

const World& world() {
  static const World world = [] {
    auto read = read_world(R"({
      "accounts": [
        { "name": "Main", "id": "111122223333", "users": [ { "name": "root-less", "managed_policies": ["ReadOnlyAccess"] } ] },
        { "name": "Dev", "id": "222233334444",
          "users": [
            { "name": "ann", "path": "/team/", "groups": ["Writers"], "managed_policies": ["Read", "AmazonS3ReadOnlyAccess"],
              "inline_policies": { "Tag": { "Version": "2012-10-17", "Statement":
                { "Effect": "Allow", "Action": "s3:PutObjectTagging", "Resource": "*" } } } },
            { "name": "bounded", "managed_policies": ["Read"], "permissions_boundary": "Nothing" } ],
          "groups": [ { "name": "Writers", "inline_policies": { "Write": { "Version": "2012-10-17", "Statement":
            { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" } } } } ],
          "roles": [ { "name": "Reports", "managed_policies": ["Read"],
            "trust": { "Version": "2012-10-17", "Statement":
              { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "ec2.amazonaws.com" } } } } ],
          "policies": [
            { "name": "Read", "document": { "Version": "2012-10-17", "Statement":
              { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } },
            { "name": "Nothing", "document": { "Version": "2012-10-17", "Statement":
              { "Effect": "Allow", "Action": "sqs:*", "Resource": "*" } } } ] } ],
      "organization": { "management_account": "Main",
        "service_control_policies": [ { "name": "NoDelete", "document": { "Version": "2012-10-17", "Statement":
          { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" } } } ],
        "root": { "accounts": [ "Main", { "name": "Dev", "policies": ["FullAWSAccess", "NoDelete"] } ] } },
      "identity_center": { "owner_account": "Main",
        "users": [ { "name": "jdoe" } ],
        "permission_sets": [ { "name": "Writer", "inline_policy": { "Version": "2012-10-17", "Statement":
          { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" } } } ],
        "assignments": [ { "permission_set": "Writer", "account": "Dev", "user": "jdoe" } ] } })");
    if (!read) FAIL(to_string(read.error()));
    return *std::move(read);
  }();
  return world;
}

SimulationRequest about(const std::string& arn, const std::string& action) {
  SimulationRequest request;
  request.policy_source_arn = arn;
  request.actions = {action};
  return request;
}

SimulatedAction answer(const SimulationRequest& request) {
  const auto response = simulate(request, &world());
  if (!response) FAIL(to_string(response.error()));
  return response->results.front();
}

std::string allowed_by(const std::string& arn, const std::string& action) {
  const SimulatedAction result = answer(about(arn, action));
  if (result.matched_statements.empty()) return {};
  return result.matched_statements.front().source_policy_id;
}

const std::string iam = "arn:aws:iam::222233334444:";
const std::string ann = iam + "user/team/ann";

Verdict decision_without(const SimulationRequest::PolicyIdentifier& excluded, const std::string& action) {
  SimulationRequest request = about(ann, action);
  request.excluded_policies = {excluded};
  return answer(request).decision;
}

}  // namespace

TEST_CASE("a user has its own policies and those of its groups, each under its name") {
  CHECK(allowed_by(ann, "s3:GetObject") == "Read");
  CHECK(allowed_by(ann, "s3:PutObject") == "group_Writers_Write");
  CHECK(allowed_by(ann, "s3:PutObjectTagging") == "user_ann_Tag");
  CHECK(allowed_by(ann, "s3:ListBucket") == "AmazonS3ReadOnlyAccess");
  CHECK(allowed_by(iam + "user/ann", "s3:GetObject") == "Read");
}

TEST_CASE("groups and roles have policies of their own") {
  CHECK(allowed_by(iam + "group/Writers", "s3:PutObject") == "group_Writers_Write");
  CHECK(allowed_by(iam + "group/Writers", "s3:GetObject").empty());
  CHECK(allowed_by(iam + "role/Reports", "s3:GetObject") == "Read");
}

TEST_CASE("the role of a permission set has what was provisioned") {
  const Provisioning* one = world().identity_center->provisionings.first_with("account:222233334444");
  REQUIRE(one);
  REQUIRE(one->role);
  const std::string name = "AWSReservedSSO_Writer_" + one->role->suffix;
  CHECK(allowed_by(iam + "role/aws-reserved/sso.amazonaws.com/" + name, "s3:PutObject") ==
        "role_" + name + "_AwsSSOInlinePolicy");
}

TEST_CASE("the organization's service control policies are asked, save for the management account") {
  CHECK(answer(about(ann, "s3:GetObject")).allowed_by_organizations == true);
  SimulationRequest denied = about(ann, "s3:DeleteObject");
  CHECK(answer(denied).decision == Verdict::explicit_deny);
  CHECK(answer(denied).allowed_by_organizations == false);
  denied.excluded_policies = {{"scp", {}, {}, {}, {}}};
  CHECK(answer(denied).decision == Verdict::implicit_deny);
  CHECK_FALSE(answer(denied).allowed_by_organizations);
  CHECK(answer(about("arn:aws:iam::111122223333:user/root-less", "s3:DeleteObject")).allowed_by_organizations == true);
}

TEST_CASE("the boundary that is attached limits, and one that is given takes its place") {
  SimulationRequest bounded = about(iam + "user/bounded", "s3:GetObject");
  CHECK(answer(bounded).decision == Verdict::implicit_deny);
  CHECK(answer(bounded).allowed_by_permissions_boundary == false);
  bounded.excluded_policies = {{"permission-boundary", {}, {}, {}, {}}};
  CHECK(answer(bounded).decision == Verdict::allowed);
  bounded.permissions_boundaries = {
      R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})"};
  CHECK(answer(bounded).allowed_by_permissions_boundary == true);
}

TEST_CASE("policies are excluded by type, by ARN and by the name of an inline one") {
  CHECK(decision_without({"inline", {}, {}, {}, {}}, "s3:PutObject") == Verdict::implicit_deny);
  CHECK(decision_without({"user-managed", {}, {}, {}, {}}, "s3:ListBucket") == Verdict::allowed);
  CHECK(decision_without({"aws-managed", {}, {}, {}, {}}, "s3:ListBucket") == Verdict::implicit_deny);
  CHECK(decision_without({{}, "arn:aws:iam::aws:policy/AmazonS3Read*", {}, {}, {}}, "s3:ListBucket") ==
        Verdict::implicit_deny);
  CHECK(decision_without({{}, "arn:aws:iam::aws:policy/AmazonEC2*", {}, {}, {}}, "s3:ListBucket") == Verdict::allowed);
  CHECK(decision_without({{}, {}, "Write", "group", "Writ*"}, "s3:PutObject") == Verdict::implicit_deny);
  CHECK(decision_without({{}, {}, "Write", "user", "*"}, "s3:PutObject") == Verdict::allowed);
  CHECK(decision_without({"rcp", {}, {}, {}, {}}, "s3:GetObject") == Verdict::allowed);
}

TEST_CASE("a malformed exclusion is refused") {
  for (const SimulationRequest::PolicyIdentifier& bad : std::vector<SimulationRequest::PolicyIdentifier>{
           {},
           {"everything", {}, {}, {}, {}},
           {"inline", "arn:aws:iam::aws:policy/ReadOnlyAccess", {}, {}, {}},
           {{}, "arn:aws:iam::*:policy/ReadOnlyAccess", {}, {}, {}},
           {{}, "arn:aws:iam::aws:policy/*Only*", {}, {}, {}},
           {{}, "arn:aws:s3:::a-bucket-of-mine", {}, {}, {}},
           {{}, {}, "Wr*", "group", "Writers"},
           {{}, {}, "Write", "account", "Writers"},
           {{}, {}, "Write", "group", "*r*"}}) {
    SimulationRequest request = about(ann, "s3:GetObject");
    request.excluded_policies = {bad};
    CAPTURE(bad.policy_type, bad.policy_arn, bad.inline_policy, bad.attachment_name);
    CHECK_FALSE(simulate(request, &world()));
  }
}

TEST_CASE("additional policies count, and another caller has the policies of the source") {
  SimulationRequest request = about(ann, "sns:Publish");
  request.policies = {
      R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sns:Publish","Resource":"*","Condition":{"StringEquals":{"aws:username":"bob"}}}})"};
  CHECK(answer(request).decision == Verdict::implicit_deny);
  request.caller_arn = iam + "user/bob";
  CHECK(answer(request).decision == Verdict::allowed);
}

TEST_CASE("an unknown user, group or role is NoSuchEntity, with the nearest name") {
  const auto error_of = [](const std::string& arn) {
    const auto response = simulate(about(arn, "s3:GetObject"), &world());
    REQUIRE_FALSE(response);
    return response.error();
  };
  const ApiError error = error_of(iam + "user/boundad");
  CHECK(error.code == "NoSuchEntity");
  CHECK(error.message == "The user with name boundad cannot be found.");
  CHECK_THAT(error.help, ContainsSubstring("`bounded`"));
  CHECK(error_of(iam + "group/Nobody").message == "The group with name Nobody cannot be found.");
  CHECK(error_of(iam + "role/Nobody").message == "The role with name Nobody cannot be found.");
  CHECK_THAT(error_of("arn:aws:iam::999988887777:user/ann").help, ContainsSubstring("no account 999988887777"));
  CHECK(error_of(iam + "root").code == "InvalidInput");
  CHECK(error_of("arn:aws:sts::222233334444:assumed-role/Reports/s").message ==
        "Invalid Entity Arn: arn:aws:sts::222233334444:assumed-role/Reports/s does not clearly define entity type and "
        "name.");
  CHECK(simulate(about(ann, "s3:GetObject")).error().code == "NoSuchEntity");
}
