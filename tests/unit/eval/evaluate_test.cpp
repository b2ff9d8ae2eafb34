#include "unit/eval/asking.hpp"

using namespace asking;

namespace {

std::string resource_statement(const std::string& effect, const std::string& principal) {
  return R"({"Effect": ")" + effect + R"(", "Principal": )" + principal + R"(, "Action": "*", "Resource": "*"})";
}

NamedPolicy resource_allows(const std::string& principal) { return statements(resource_statement("Allow", principal)); }
NamedPolicy resource_denies(const std::string& principal) { return statements(resource_statement("Deny", principal)); }

NamedPolicy ec2_only() { return statements(R"({"Effect": "Allow", "Action": "ec2:*", "Resource": "*"})"); }
NamedPolicy denies_s3() {
  return statements(
      R"({"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "s3:*", "Resource": "*"})");
}
// Nobody knows whether the statement applies: AWS's pages disagree whether Bool takes a variable.
NamedPolicy maybe(const std::string& effect) {
  return statements(
      R"({"Effect": ")" + effect +
      R"(", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "${test:secure}"}}})");
}

using List = std::vector<NamedPolicy>;

std::vector<Level> only_level(List policies) { return {Level{"Root", std::move(policies)}}; }

const std::string account = R"({"AWS": "111122223333"})";
const std::string user = R"({"AWS": "arn:aws:iam::111122223333:user/alice"})";
const std::string role = R"({"AWS": "arn:aws:iam::111122223333:role/team/App"})";
const std::string session = R"({"AWS": "arn:aws:sts::111122223333:assumed-role/App/s1"})";
const std::string federated = R"({"AWS": "arn:aws:sts::111122223333:federated-user/Carol"})";
const std::string everyone = R"("*")";

void check(const EvaluationReport& found, Verdict verdict, Layer decided_by) {
  CHECK(found.verdict == verdict);
  if (verdict != Verdict::allowed) CHECK(found.decided_by == decided_by);
}

}  // namespace

TEST_CASE("what a resource-based policy of the same account lifts depends on how it names the caller") {
  struct Row {
    std::string principal;
    Principal caller;
    bool without_identity, without_boundary, without_session;  // still allowed when that layer does not allow
  };
  const std::vector<Row> rows{
      {account, alice(), false, false, false},
      {account, app_session(), false, false, false},
      {user, alice(), true, true, true},
      {role, app_session(), true, false, false},
      {session, app_session(), true, true, true},
      {everyone, alice(), true, true, true},
      {everyone, app_session(), true, true, true},
      {user, carol_federated(), true, false, false},
      {federated, carol_federated(), true, true, true},
  };
  for (const Row& row : rows) {
    INFO(row.principal << " and " << row.caller.arn);
    Policies all;
    all.identity = {full_access()};
    all.permissions_boundary = List{full_access()};
    all.session = List{full_access()};
    all.resource = resource_allows(row.principal);
    const Request request = get_object(row.caller);
    CHECK(ask(request, all).verdict == Verdict::allowed);

    Policies no_identity = all;
    no_identity.identity.clear();
    CHECK((ask(request, no_identity).verdict == Verdict::allowed) == row.without_identity);
    if (!row.without_identity) CHECK(ask(request, no_identity).decided_by == Layer::identity_policy);

    Policies narrow_boundary = all;
    narrow_boundary.identity.clear();
    narrow_boundary.permissions_boundary = List{ec2_only()};
    CHECK((ask(request, narrow_boundary).verdict == Verdict::allowed) == row.without_boundary);

    Policies narrow_session = all;
    narrow_session.identity.clear();
    narrow_session.session = List{ec2_only()};
    CHECK((ask(request, narrow_session).verdict == Verdict::allowed) == row.without_session);

    Policies boundary_denies = all;
    boundary_denies.permissions_boundary = List{denies_s3()};
    check(ask(request, boundary_denies), Verdict::explicit_deny, Layer::permissions_boundary);
    Policies session_denies = all;
    session_denies.session = List{denies_s3()};
    check(ask(request, session_denies), Verdict::explicit_deny, Layer::session_policy);
  }
}

TEST_CASE("of several statements the one that lifts most counts, wherever it stands") {
  Policies policies;
  policies.permissions_boundary = List{ec2_only()};
  policies.resource = statements(resource_statement("Allow", session) + "," + resource_statement("Allow", account));
  CHECK(ask(get_object(app_session()), policies).verdict == Verdict::allowed);
  CHECK(ask(get_object(app_session()), policies).resource_match_kind == PrincipalMatchKind::session);
}

TEST_CASE("another account needs both sides, and lifts nothing") {
  Request request = get_object(alice());
  request.resource_account = other_account;
  Policies policies;
  policies.identity = {full_access()};
  check(ask(request, policies), Verdict::implicit_deny, Layer::resource_policy);
  CHECK(ask(request, policies).of(Layer::resource_policy).required);
  policies.resource = resource_allows(user);
  CHECK(ask(request, policies).verdict == Verdict::allowed);
  policies.permissions_boundary = List{ec2_only()};
  check(ask(request, policies), Verdict::implicit_deny, Layer::permissions_boundary);
  policies.permissions_boundary.reset();
  policies.session = List{ec2_only()};
  check(ask(request, policies), Verdict::implicit_deny, Layer::session_policy);
  policies.session.reset();
  policies.identity.clear();
  check(ask(request, policies), Verdict::implicit_deny, Layer::identity_policy);
}

TEST_CASE("nothing reaches across partitions") {
  Request request = get_object(alice());
  request.resource_account = other_account;
  request.resource = "arn:aws-cn:s3:::example-bucket/a.txt";
  Policies policies;
  policies.identity = {full_access()};
  policies.resource = resource_allows(everyone);
  check(ask(request, policies), Verdict::implicit_deny, Layer::resource_policy);
}

TEST_CASE("a role's trust policy and a KMS key's policy must allow by themselves") {
  struct Row {
    std::string action, resource;
    bool must_allow;
  };
  const std::vector<Row> rows{
      {"sts:AssumeRole", "arn:aws:iam::111122223333:role/App", true},
      {"sts:AssumeRoleWithSAML", "arn:aws:iam::111122223333:role/App", true},
      {"sts:TagSession", "arn:aws:iam::111122223333:role/App", true},
      {"iam:GetRole", "arn:aws:iam::111122223333:role/App", false},
      {"kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/1234", true},
      {"kms:CreateAlias", "arn:aws:kms:us-east-1:111122223333:alias/a", false},
      {"kms:ListKeys", "*", false},
      {"s3:GetObject", object, false},
  };
  for (const Row& row : rows) {
    INFO(row.action << " on " << row.resource);
    Request request = get_object(alice());
    request.action = row.action;
    request.resource = row.resource;
    Policies policies;
    policies.identity = {full_access()};
    check(ask(request, policies), row.must_allow ? Verdict::implicit_deny : Verdict::allowed, Layer::resource_policy);
    policies.resource = resource_allows(R"({"AWS": "444455556666"})");
    check(ask(request, policies), row.must_allow ? Verdict::implicit_deny : Verdict::allowed, Layer::resource_policy);
    policies.resource = resource_allows(account);
    CHECK(ask(request, policies).verdict == Verdict::allowed);
    policies.identity.clear();
    check(ask(request, policies), Verdict::implicit_deny, Layer::identity_policy);
    policies.resource = resource_allows(user);
    CHECK(ask(request, policies).verdict == Verdict::allowed);
  }
}

TEST_CASE("a trust policy has no Resource, and covers its role") {
  Request request = get_object(service("ec2.amazonaws.com"));
  request.action = "sts:AssumeRole";
  request.resource = "arn:aws:iam::111122223333:role/App";
  Policies policies;
  policies.resource =
      statements(R"({"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"})");
  CHECK(ask(request, policies).verdict == Verdict::allowed);
}

TEST_CASE("SCPs: any policy of a level allows, every level must, any deny denies") {
  const Request request = get_object(alice());
  Policies policies;
  policies.identity = {full_access()};
  policies.scps = {{"Root", {full_access()}}, {"OU", {ec2_only(), full_access()}}, {"account", {full_access()}}};
  CHECK(ask(request, policies).verdict == Verdict::allowed);
  (*policies.scps)[1].policies = {ec2_only()};
  check(ask(request, policies), Verdict::implicit_deny, Layer::scp);
  CHECK(ask(request, policies).of(Layer::scp).level_without_allow == "OU");
  (*policies.scps)[1].policies.clear();
  check(ask(request, policies), Verdict::implicit_deny, Layer::scp);
  (*policies.scps)[1].policies = {denies_s3()};
  check(ask(request, policies), Verdict::explicit_deny, Layer::scp);
}

TEST_CASE("SCPs reach the root user, but neither service-linked roles nor callers without an account") {
  Policies policies;
  policies.identity = {full_access()};
  policies.resource = resource_allows(everyone);
  policies.scps = only_level({denies_s3()});
  check(ask(get_object(root_user()), policies), Verdict::explicit_deny, Layer::scp);
  Principal linked = app_session();
  linked.service_linked_role = true;
  CHECK(ask(get_object(linked), policies).verdict == Verdict::allowed);
  CHECK_FALSE(ask(get_object(linked), policies).of(Layer::scp).present);
  CHECK(ask(get_object(service("cloudtrail.amazonaws.com")), policies).verdict == Verdict::allowed);
  CHECK(ask(get_object(nobody()), policies).verdict == Verdict::allowed);
}

TEST_CASE("RCPs only deny, and spare service-linked roles and kms:RetireGrant") {
  Policies policies;
  policies.identity = {full_access()};
  policies.rcps = only_level({});
  CHECK(ask(get_object(alice()), policies).verdict == Verdict::allowed);
  policies.rcps = only_level({resource_denies(everyone)});
  check(ask(get_object(alice()), policies), Verdict::explicit_deny, Layer::rcp);
  check(ask(get_object(root_user()), policies), Verdict::explicit_deny, Layer::rcp);
  Principal linked = app_session();
  linked.service_linked_role = true;
  CHECK(ask(get_object(linked), policies).verdict == Verdict::allowed);
  Request retire = get_object(alice());
  retire.action = "kms:RetireGrant";
  retire.resource = "*";
  CHECK(ask(retire, policies).verdict == Verdict::allowed);
}

TEST_CASE("a VPC endpoint policy must allow") {
  Policies policies;
  policies.identity = {full_access()};
  policies.vpc_endpoint = List{};
  check(ask(get_object(alice()), policies), Verdict::implicit_deny, Layer::vpc_endpoint_policy);
  policies.vpc_endpoint = List{resource_allows(everyone)};
  CHECK(ask(get_object(alice()), policies).verdict == Verdict::allowed);
  policies.vpc_endpoint = List{resource_allows(account), resource_denies(user)};
  check(ask(get_object(alice()), policies), Verdict::explicit_deny, Layer::vpc_endpoint_policy);
}

TEST_CASE("a boundary or a session policy alone grants nothing") {
  Policies policies;
  policies.permissions_boundary = List{full_access()};
  policies.session = List{full_access()};
  check(ask(get_object(app_session()), policies), Verdict::implicit_deny, Layer::identity_policy);
  policies.identity = {full_access()};
  CHECK(ask(get_object(app_session()), policies).verdict == Verdict::allowed);
  policies.permissions_boundary = List{};
  check(ask(get_object(app_session()), policies), Verdict::implicit_deny, Layer::permissions_boundary);
}

TEST_CASE("session policies are a union") {
  Policies policies;
  policies.identity = {full_access()};
  policies.session = List{ec2_only(), full_access()};
  CHECK(ask(get_object(app_session()), policies).verdict == Verdict::allowed);
}

TEST_CASE("a federated user without a session policy has nothing but what a resource's policy gives it by name") {
  Policies policies;
  policies.identity = {full_access()};
  check(ask(get_object(carol_federated()), policies), Verdict::implicit_deny, Layer::session_policy);
  policies.resource = resource_allows(user);
  check(ask(get_object(carol_federated()), policies), Verdict::implicit_deny, Layer::session_policy);
  policies.resource = resource_allows(federated);
  CHECK(ask(get_object(carol_federated()), policies).verdict == Verdict::allowed);
}

TEST_CASE("the root user needs no identity policy and has no boundary") {
  Policies policies;
  policies.permissions_boundary = List{ec2_only()};
  CHECK(ask(get_object(root_user()), policies).verdict == Verdict::allowed);
  policies.resource = resource_denies(everyone);
  check(ask(get_object(root_user()), policies), Verdict::explicit_deny, Layer::resource_policy);
}

// AWS's five task policies hold nothing but Deny with NotAction.
TEST_CASE("an AssumeRoot session may do what its task policy does not deny") {
  Principal caller = root_user();
  caller.kind = PrincipalKind::root_session;
  Policies policies;
  policies.session = List{statements(R"({"Effect": "Deny", "NotAction": "ec2:*", "Resource": "*"})")};
  check(ask(get_object(caller), policies), Verdict::explicit_deny, Layer::session_policy);
  policies.session = List{statements(R"({"Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*"})")};
  CHECK(ask(get_object(caller), policies).verdict == Verdict::allowed);
}

TEST_CASE("the owner's root user can always replace a bucket policy, nobody else can") {
  Policies policies;
  policies.identity = {full_access()};
  policies.resource = resource_denies(everyone);
  for (const std::string action : {"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"}) {
    INFO(action);
    Request request = get_object(root_user());
    request.action = action;
    request.resource = "arn:aws:s3:::example-bucket";
    CHECK(ask(request, policies).verdict == Verdict::allowed);
    request.principal = alice();
    check(ask(request, policies), Verdict::explicit_deny, Layer::resource_policy);
    request.principal = root_user();
    request.resource_account = other_account;
    check(ask(request, policies), Verdict::explicit_deny, Layer::resource_policy);
  }
}

TEST_CASE("anonymous callers and services live on the resource's policy alone") {
  Policies policies;
  policies.identity = {full_access()};
  check(ask(get_object(nobody()), policies), Verdict::implicit_deny, Layer::resource_policy);
  policies.resource = resource_allows(everyone);
  CHECK(ask(get_object(nobody()), policies).verdict == Verdict::allowed);
  policies.resource = resource_allows(account);
  check(ask(get_object(nobody()), policies), Verdict::implicit_deny, Layer::resource_policy);
  policies.resource = statements(resource_statement("Allow", R"({"Service": "cloudtrail.amazonaws.com"})") + "," +
                                 resource_statement("Deny", everyone));
  check(ask(get_object(service("cloudtrail.amazonaws.com")), policies), Verdict::explicit_deny, Layer::resource_policy);
}

TEST_CASE("GetCallerIdentity is allowed whatever policies say") {
  Request request = get_object(alice());
  request.action = "sts:GetCallerIdentity";
  request.resource = "*";
  Policies policies;
  policies.identity = {statements(R"({"Effect": "Deny", "Action": "*", "Resource": "*"})")};
  policies.scps = only_level({});
  CHECK(ask(request, policies).verdict == Verdict::allowed);
}

TEST_CASE("what is unknown spreads only where it could change the answer") {
  const Request request = get_object(alice());
  Policies policies;
  policies.identity = {full_access(), maybe("Deny")};
  check(ask(request, policies), Verdict::unknown, Layer::identity_policy);
  policies.identity = {maybe("Deny")};
  check(ask(request, policies), Verdict::implicit_deny, Layer::identity_policy);
  policies.identity = {full_access(), maybe("Deny"), denies_s3()};
  check(ask(request, policies), Verdict::explicit_deny, Layer::identity_policy);
  policies.identity = {maybe("Allow")};
  check(ask(request, policies), Verdict::unknown, Layer::identity_policy);
  policies.identity = {maybe("Allow"), full_access()};
  CHECK(ask(request, policies).verdict == Verdict::allowed);
  policies.identity = {maybe("Allow")};
  policies.permissions_boundary = List{ec2_only()};
  check(ask(request, policies), Verdict::implicit_deny, Layer::permissions_boundary);
  policies.identity = {full_access()};
  policies.permissions_boundary = List{maybe("Allow")};
  check(ask(request, policies), Verdict::unknown, Layer::permissions_boundary);
  policies.resource = resource_allows(user);
  CHECK(ask(request, policies).verdict == Verdict::allowed);
}

TEST_CASE("an unknown level of SCPs does not hide one that does not allow") {
  Policies policies;
  policies.identity = {full_access()};
  policies.scps = {{"Root", {maybe("Allow")}}, {"account", {full_access()}}};
  check(ask(get_object(alice()), policies), Verdict::unknown, Layer::scp);
  policies.scps->back().policies = {ec2_only()};
  check(ask(get_object(alice()), policies), Verdict::implicit_deny, Layer::scp);
  CHECK(ask(get_object(alice()), policies).of(Layer::scp).level_without_allow == "account");
}

TEST_CASE("an unknown grant of the resource's policy matters only when the caller's own policies do not suffice") {
  Policies policies;
  policies.resource =
      statements(R"({"Effect": "Allow", "NotPrincipal": {"AWS": "444455556666"}, "Action": "*", "Resource": "*"})");
  check(ask(get_object(alice()), policies), Verdict::unknown, Layer::resource_policy);
  policies.identity = {full_access()};
  CHECK(ask(get_object(alice()), policies).verdict == Verdict::allowed);
}

TEST_CASE("of several layers that deny the first in AWS's order is named, an explicit deny before a missing allow") {
  Policies policies;
  policies.scps = only_level({ec2_only()});
  policies.identity = {denies_s3()};
  policies.session = List{denies_s3()};
  check(ask(get_object(app_session()), policies), Verdict::explicit_deny, Layer::identity_policy);
  policies.scps = only_level({denies_s3()});
  check(ask(get_object(app_session()), policies), Verdict::explicit_deny, Layer::scp);
}

TEST_CASE("reports name every policy of every layer, and are built only when they are wanted") {
  Policies policies;
  policies.identity = {full_access(), denies_s3()};
  policies.scps = {{"Root", {full_access()}}, {"account Dev", {full_access()}}};
  policies.resource = resource_allows(account);
  const EvaluationReport with = evaluate(get_object(alice()), policies, Reports::wanted);
  const EvaluationReport without = evaluate(get_object(alice()), policies, Reports::not_wanted);
  CHECK(with.verdict == without.verdict);
  CHECK(with.decided_by == without.decided_by);
  CHECK(with.of(Layer::identity_policy).reports.size() == 2);
  REQUIRE(with.of(Layer::scp).reports.size() == 2);
  CHECK(with.of(Layer::scp).reports[1].level == "account Dev");
  REQUIRE(with.of(Layer::identity_policy).reports[1].statements.size() == 2);
  CHECK(with.of(Layer::identity_policy).reports[1].statements[1].match == Match::yes);
  CHECK(with.of(Layer::identity_policy).reports[1].statements[1].index == 1);
  CHECK(with.of(Layer::resource_policy).reports.size() == 1);
  for (const LayerReport& layer : without.layers) CHECK(layer.reports.empty());
}
