#include <memory>
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "whichgate/bulk_questions.hpp"
#include "whichgate/compiled_policies.hpp"
#include "whichgate/engine.hpp"
#include "whichgate/policy_matrix.hpp"

using namespace whichgate;

namespace {

// What is made by a program of its own is freed with its last copy; builtin() never is.
Result<Catalog> load() { return Catalog::load(std::string(Catalog::builtin().bytes())); }

World world() {
  auto read = read_world(R"({ "accounts": [ { "name": "Shop", "id": "111122223333",
      "users": [ { "name": "lena", "managed_policies": ["ReadOnlyAccess"] } ] } ] })",
                         "world.json", *load());
  REQUIRE(read);
  return *std::move(read);
}

const Question lists_buckets{
    .who = "lena", .as = "IAM user", .in = "Shop", .action = "s3:ListAllMyBuckets", .through = Through::api};

PolicySet policies() {
  auto document = parse_policy(R"({"Version":"2012-10-17",
      "Statement":[{"Effect":"Allow","Action":"s3:List*","Resource":"*"}]})");
  REQUIRE(document);
  PolicySet set;
  set.identity = {{"lists", {}, std::make_shared<const PolicyDocument>(*std::move(document))}};
  return set;
}

}  // namespace

TEST_CASE("an engine keeps the catalog that it was compiled with") {
  const Engine engine = Engine::compile(world(), *load());
  CHECK(engine.verdict(lists_buckets) == Verdict::allowed);
  CHECK(engine.ask(lists_buckets).allowed());
  CHECK(engine.catalog().action("s3:listallmybuckets") == "s3:ListAllMyBuckets");
}

TEST_CASE("an engine for a changed world outlives the one it was made from") {
  const Engine engine = Engine::compile(world(), *load()).recompile(world());
  CHECK(engine.verdict(lists_buckets) == Verdict::allowed);
  const auto answers = verdicts(engine, lists_buckets, ActionList::whole_catalog(*load()));
  REQUIRE(answers);
  CHECK(answers->count().allowed > 1000);
}

TEST_CASE("compiled policies keep the catalog and the policies that they were compiled with") {
  const CompiledPolicies compiled = CompiledPolicies::compile(policies(), *load()).recompile(policies());
  const Principal caller{.arn = "arn:aws:sts::111122223333:assumed-role/App/session",
                         .principal_arn = "arn:aws:iam::111122223333:role/App",
                         .account = "111122223333"};
  CHECK(compiled.verdict({caller, "s3:ListAllMyBuckets"}) == Verdict::allowed);
  CHECK(compiled.ask({caller, "s3:PutObject"}).verdict == Verdict::implicit_deny);
  CHECK(compiled.reports(Gate::identity_policy, {caller, "s3:ListAllMyBuckets"}).size() == 1);
}

TEST_CASE("a matrix keeps the catalog and the question that it was compiled with") {
  PolicyMatrixQuestion question;
  question.identities.push_back({.arn = "arn:aws:sts::${Account}:assumed-role/App/session",
                                 .principal_arn = "arn:aws:iam::${Account}:role/App",
                                 .policies = policies()});
  question.accounts.push_back({.id = "111122223333"});
  question.requests.push_back({.action = "s3:ListAllMyBuckets"});
  const PolicyMatrix matrix = PolicyMatrix::compile(question, *load()).recompile(question);
  CHECK(matrix.answer(0, 1).verdict(0, 0, 0) == Verdict::allowed);
}

TEST_CASE("what a catalog points to lives as long as any copy") {
  const ManagedPolicy* billing = nullptr;
  std::unique_ptr<const Catalog> copy;
  {
    const auto loaded = load();
    REQUIRE(loaded);
    billing = loaded->managed_policy("Billing");
    copy = std::make_unique<const Catalog>(*loaded);
  }
  CHECK(billing->name == "Billing");
  CHECK(copy->managed_policy("Billing") == billing);
}

TEST_CASE("a catalog that was moved from is still one") {
  auto loaded = load();
  REQUIRE(loaded);
  const Catalog moved = std::move(*loaded);
  CHECK(loaded->action_count() == moved.action_count());
}
