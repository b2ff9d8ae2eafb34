// What an engine keeps from one question to the next.
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <thread>
#include <vector>

#include "engine/engine_state.hpp"
#include "support/catch.hpp"
#include "whichgate/compiled_policies.hpp"
#include "whichgate/engine.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define WHICHGATE_HEAP_IS_WATCHED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WHICHGATE_HEAP_IS_WATCHED
#endif

#ifndef WHICHGATE_HEAP_IS_WATCHED
namespace {
std::atomic<std::size_t> allocations = 0;
}

// Of the whole test program. A sanitizer has its own.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* room = std::malloc(size)) return room;
  throw std::bad_alloc();
}
void operator delete(void* room) noexcept { std::free(room); }
void operator delete(void* room, std::size_t) noexcept { std::free(room); }
#endif

using namespace whichgate;
using eval::Layer;

namespace {

constexpr std::string_view the_world = R"({
  "accounts": [
    { "name": "Management", "id": "111122223333" },
    { "name": "Dev", "id": "222233334444", "joined": "CREATED",
      "users": [ { "name": "kim", "managed_policies": ["ReadOnlyAccess"], "permissions_boundary": "PowerUserAccess" } ],
      "roles": [ { "name": "Deploy", "tags": {"stage": "a-stage-with-a-name-that-is-not-short"},
                   "trust": {"Version": "2012-10-17", "Statement": [
                     {"Effect": "Allow", "Principal": {"AWS": "222233334444"}, "Action": "sts:AssumeRole"}]} } ],
      "resources": [
        { "arn": "arn:aws:s3:::data", "policy": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*",
             "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]} },
        { "arn": "arn:aws:ec2:us-east-1:222233334444:vpc-endpoint/vpce-1", "policy": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]} } ] },
    { "name": "Test", "id": "333344445555", "joined": "CREATED" } ],
  "organization": {
    "id": "o-aa111bb222", "management_account": "Management",
    "service_control_policies": [
      { "name": "Regions", "id": "p-regions1", "document": {"Version": "2012-10-17", "Statement": [
          {"Effect": "Deny", "NotAction": ["iam:*", "s3:*"], "Resource": "*",
           "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["us-east-1", "eu-west-1"]}}}]} },
      { "name": "NoUsers", "id": "p-nousers1", "document": {"Version": "2012-10-17", "Statement": [
          {"Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*"}]} } ],
    "resource_control_policies": [
      { "name": "OurPeople", "id": "p-ourpeople", "document": {"Version": "2012-10-17", "Statement": [
          {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
           "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-aa111bb222"}}}]} } ],
    "root": { "id": "r-a1b2", "policies": ["FullAWSAccess", "OurPeople"], "accounts": ["Management"],
      "organizational_units": [
        { "name": "Workloads", "id": "ou-a1b2-11112222", "policies": ["FullAWSAccess", "Regions"], "accounts": ["Dev"] },
        { "name": "Sandbox", "id": "ou-a1b2-33334444", "policies": ["FullAWSAccess", "NoUsers"], "accounts": ["Test"] } ] } },
  "identity_center": {
    "owner_account": "Management", "users": [ {"name": "jdoe"} ],
    "groups": [ {"name": "Finance", "members": ["jdoe"]} ],
    "permission_sets": [
      { "name": "Reader", "managed_policies": ["ReadOnlyAccess"], "inline_policy": {"Version": "2012-10-17", "Statement": [
          {"Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*"}]} },
      { "name": "Biller", "managed_policies": ["Billing"] } ],
    "assignments": [ {"permission_set": ["Reader", "Biller"], "account": ["Dev", "Test"], "group": "Finance"} ] } })";

World world() {
  const auto read = read_world(the_world, "world.json");
  INFO((read ? "" : to_string(read.error())));
  REQUIRE(read);
  return *read;
}

Question asked(std::string as, std::string in, std::string action, std::string resource = {}) {
  Question question;
  question.who = as == "IAM user" ? "kim" : "jdoe";
  question.as = std::move(as);
  question.in = std::move(in);
  question.action = std::move(action);
  question.resource = std::move(resource);
  return question;
}

Question with(Question question, auto change) {
  change(question);
  return question;
}

std::vector<Question> questions() {
  const std::string object = "arn:aws:s3:::data/a";
  const auto in_context = [](Question& q) {
    q.context = {{"aws:SourceIp", {"203.0.113.7"}}, {"aws:TagKeys", {"team", "stage"}}};
  };
  return {
      asked("Reader", "Dev", ""),
      asked("Reader", "Dev", "ec2:DescribeInstances"),
      asked("Reader", "Dev", "EC2:describeinstances"),
      asked("Reader", "Dev", "ec2:RunInstances"),
      asked("Reader", "Dev", "s3:DeleteBucket", "arn:aws:s3:::data"),
      asked("Reader", "Dev", "s3:GetObject", object),
      asked("Reader", "222233334444", "s3:GetObject", object),
      asked("Reader", "Test", "s3:GetObject", object),
      asked("Reader", "Test", "s3:GetObject", "arn:aws:s3:::elsewhere/a"),
      asked("Reader", "Dev", "ce:GetPreferences", object),
      asked("Reader", "Dev", "sts:AssumeRole", "arn:aws:iam::222233334444:role/Deploy"),
      asked("Biller", "Dev", "ce:GetCostAndUsage"),
      asked("IAM user", "Dev", "s3:GetObject", object),
      asked("IAM user", "Dev", "sts:GetCallerIdentity"),
      asked("root", "Dev", "s3:GetObject", object),
      asked("role Deploy", "Dev", "s3:GetObject", object),
      with(asked("Reader", "Dev", "ec2:DescribeInstances"), [](Question& q) { q.region = "ap-southeast-2"; }),
      with(asked("Reader", "Dev", "s3:GetObject", object), [](Question& q) { q.vpc_endpoint = "vpce-1"; }),
      with(asked("Reader", "Dev", "s3:GetObject", object), [](Question& q) { q.resource_account = "Dev"; }),
      with(asked("Reader", "Dev", "s3:GetObject", object), [](Question& q) { q.through = Through::api; }),
      with(asked("Reader", "Dev", "s3:GetObject", object), [](Question& q) { q.partial_context = true; }),
      with(asked("Reader", "Dev", "s3:GetObject", object), in_context),
      with(asked("Biller", "Dev", ""), [](Question& q) { q.page = "Bills"; }),
      with(asked("Reader", "Dev", ""), [](Question& q) { q.page = "cost explorer"; }),
  };
}

std::vector<Verdict> verdicts(const Engine& engine) {
  std::vector<Verdict> answers;
  for (const Question& question : questions()) answers.push_back(engine.verdict(question));
  return answers;
}

// The compiled layers that the question's caller brings along.
using Compiled = std::shared_ptr<const eval::CompiledLayer>;
Compiled layer(const Engine& engine, const Question& question, Layer of) {
  return Internals::state_of(engine).caller(question)->compiled.layers[static_cast<std::size_t>(of)];
}

PolicyPointer document(std::string_view text) {
  auto parsed = parse_policy(text);
  REQUIRE(parsed);
  return std::make_shared<const PolicyDocument>(*std::move(parsed));
}

}  // namespace

TEST_CASE("a question is answered with nothing from the heap once its caller was asked about") {
#ifdef WHICHGATE_HEAP_IS_WATCHED
  SUCCEED("a sanitizer watches the heap");
#else
  const Engine engine = Engine::compile(world());
  for (const Question& question : questions()) {
    const Decision decision = engine.ask(question);
    INFO(to_string(question));
    REQUIRE(decision.problems.empty());
    const Verdict first = engine.verdict(question);
    const std::size_t before = allocations;
    const Verdict again = engine.verdict(question);
    const std::size_t after = allocations;
    CHECK(after - before == 0);
    CHECK(first == decision.verdict);
    CHECK(again == decision.verdict);
  }
#endif
}

TEST_CASE("compiled policies answer with nothing from the heap, also about actions that the catalog does not list") {
#ifdef WHICHGATE_HEAP_IS_WATCHED
  SUCCEED("a sanitizer watches the heap");
#else
  PolicySet policies;
  policies.identity = {{"reads", {}, document(R"({"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*",
       "Condition": {"StringEquals": {"aws:RequestedRegion": "us-east-1"}}}]})")}};
  const CompiledPolicies compiled = CompiledPolicies::compile(policies);
  const Principal role{PrincipalKind::role_session,
                       "arn:aws:sts::222233334444:assumed-role/Reader/jdoe",
                       "arn:aws:iam::222233334444:role/Reader",
                       "222233334444",
                       false,
                       {},
                       {}};
  const std::vector<ContextEntry> context{{"aws:RequestedRegion", "us-east-1", {}, false}};
  for (const std::string_view action : {"s3:GetObject", "s3:GetWhatComesNextYear"}) {
    const AccessRequest request{role, action, "arn:aws:s3:::data/a", {}, context, false};
    const std::size_t before = allocations;
    const Verdict verdict = compiled.verdict(request);
    const std::size_t after = allocations;
    INFO(action);
    CHECK(after - before == 0);
    CHECK(verdict == Verdict::allowed);
  }
#endif
}

TEST_CASE("threads that ask one engine at once get the same answers") {
  const std::vector<Verdict> expected = verdicts(Engine::compile(world()));
  const Engine engine = Engine::compile(world());
  std::vector<std::vector<Verdict>> answers(4);
  std::vector<std::thread> threads;
  for (auto& to : answers)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) to = verdicts(engine);
    });
  for (std::thread& thread : threads) thread.join();
  for (const auto& one : answers) CHECK(one == expected);
}

TEST_CASE("callers with the same policies share what is compiled") {
  const Engine engine = Engine::compile(world());
  const Question dev = asked("Reader", "Dev", ""), test = asked("Reader", "Test", "");
  CHECK(layer(engine, dev, Layer::identity_policy) == layer(engine, test, Layer::identity_policy));
  CHECK(layer(engine, dev, Layer::scp) != layer(engine, test, Layer::scp));
}

TEST_CASE("after an edit of an SCP, only the layers that have it are compiled again") {
  const Question dev = asked("Reader", "Dev", "ec2:DescribeInstances"),
                 test = asked("Reader", "Test", "iam:CreateUser");
  World changed = world();
  Engine engine = Engine::compile(changed);
  CHECK(engine.verdict(dev) == Verdict::allowed);
  CHECK(engine.verdict(test) == Verdict::explicit_deny);
  const auto identity = layer(engine, dev, Layer::identity_policy);
  const auto scps_of_dev = layer(engine, dev, Layer::scp), scps_of_test = layer(engine, test, Layer::scp);
  changed.organization->policies.edit("p-regions1", [](OrganizationPolicy& policy) {
    policy.document =
        document(R"({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "ec2:*", "Resource": "*"}]})");
  });
  engine = engine.recompile(changed);
  CHECK(engine.verdict(dev) == Verdict::explicit_deny);
  CHECK(engine.verdict(test) == Verdict::explicit_deny);
  CHECK(layer(engine, dev, Layer::identity_policy) == identity);
  CHECK(layer(engine, test, Layer::scp) == scps_of_test);
  CHECK(layer(engine, dev, Layer::scp) != scps_of_dev);
  CHECK(verdicts(engine) == verdicts(Engine::compile(changed)));
}

TEST_CASE("after an edit of a permission set, only that set is compiled again") {
  const Question reader = asked("Reader", "Dev", "s3:DeleteBucket", "arn:aws:s3:::data");
  const Question biller = asked("Biller", "Dev", "");
  World changed = world();
  Engine engine = Engine::compile(changed);
  CHECK(engine.verdict(reader) == Verdict::explicit_deny);
  const auto of_reader = layer(engine, reader, Layer::identity_policy),
             of_biller = layer(engine, biller, Layer::identity_policy);
  const auto scps = layer(engine, reader, Layer::scp);
  const auto content = std::make_shared<PermissionSetContent>();
  content->policies.managed = {"arn:aws:iam::aws:policy/AmazonS3FullAccess"};
  const PermissionSet* set = changed.identity_center->permission_sets.first_with("name:Reader");
  changed.identity_center->provisionings.edit(
      "222233334444/" + set->arn, [&](Provisioning& provisioning) { provisioning.role->content = content; });
  engine = engine.recompile(changed);
  CHECK(engine.verdict(reader) == Verdict::allowed);
  CHECK(layer(engine, reader, Layer::identity_policy) != of_reader);
  CHECK(layer(engine, biller, Layer::identity_policy) == of_biller);
  CHECK(layer(engine, biller, Layer::scp) == scps);
  CHECK(verdicts(engine) == verdicts(Engine::compile(changed)));
}
