#include "whichgate/policy_matrix.hpp"

#include <memory>

#include "support/catch.hpp"
#include "whichgate/policy.hpp"

using namespace whichgate;

namespace {

NamedPolicy named(const std::string& name, const std::string& json) {
  auto document = parse_policy(json, name);
  REQUIRE(document);
  return {name, {}, std::make_shared<const PolicyDocument>(*std::move(document))};
}

NamedPolicy statement(const std::string& name, const std::string& effect_and_action,
                      const std::string& resource = "*") {
  return named(name, R"({"Version": "2012-10-17", "Statement": [{)" + effect_and_action + R"(, "Resource": ")" +
                         resource + R"("}]})");
}

const std::string allow_everything = R"("Effect": "Allow", "Action": "*")";

PolicyMatrixQuestion::Identity reader() {
  PolicyMatrixQuestion::Identity identity;
  identity.arn = "arn:aws:sts::${Account}:assumed-role/Reader/session";
  identity.principal_arn = "arn:aws:iam::${Account}:role/Reader";
  identity.policies.identity = {statement("reads", R"("Effect": "Allow", "Action": "s3:Get*")")};
  return identity;
}

// One role in three accounts, one of which denies: without SCPs, with those that allow, with those that do not.
PolicyMatrixQuestion question() {
  const std::vector<PolicyLevel> open{{"Root", {statement("FullAWSAccess", allow_everything)}}};
  const std::vector<PolicyLevel> closed{open.front(), {"OU Closed", {}}};
  return {{reader()},
          {{"111122223333", {}}, {"222233334444", open}, {"333344445555", closed}},
          {{"s3:GetObject", "arn:aws:s3:::bucket/key", {}}, {"s3:PutObject", "arn:aws:s3:::bucket/key", {}}}};
}

}  // namespace

TEST_CASE("a matrix tells each account apart by the policies that reach it") {
  const VerdictMatrix block = PolicyMatrix::compile(question()).answer(0, 1);
  CHECK(block.verdict(0, 0, 0) == Verdict::allowed);
  CHECK(block.verdict(0, 1, 0) == Verdict::allowed);
  CHECK(block.verdict(0, 2, 0) == Verdict::implicit_deny);
  CHECK(block.verdict(0, 0, 1) == Verdict::implicit_deny);
  CHECK(block.count().allowed == 2);
  CHECK(block.count().implicitly_denied == 4);
}

TEST_CASE("a matrix of nothing has no answers") {
  PolicyMatrixQuestion no_requests = question(), no_accounts = question(), nobody = question();
  no_requests.requests.clear();
  no_accounts.accounts.clear();
  nobody.identities.clear();
  for (const PolicyMatrixQuestion& empty : {no_requests, no_accounts, nobody, PolicyMatrixQuestion{}}) {
    const PolicyMatrix matrix = PolicyMatrix::compile(empty);
    const VerdictCounts counts = matrix.answer(0, 1).count();
    CHECK(counts.allowed + counts.explicitly_denied + counts.implicitly_denied + counts.unknown == 0);
    CHECK(matrix.answer([](const VerdictMatrix&) {}));
    CHECK(matrix.recompile(question()).answer(0, 1).verdict(0, 0, 0) == Verdict::allowed);
  }
}

TEST_CASE("identities that the question does not have are not answered") {
  const PolicyMatrix matrix = PolicyMatrix::compile(question());
  CHECK(matrix.answer(0, 7).callers() == 1);
  CHECK(matrix.answer(1, 1).callers() == 0);
  CHECK(matrix.answer(7, 1).callers() == 0);
}

TEST_CASE("an account that is asked about twice is answered twice, also where a policy names it") {
  PolicyMatrixQuestion asked = question();
  asked.accounts = {{"111122223333", {}}, {"222233334444", {}}, {"111122223333", {}}};
  asked.identities[0].policies.identity = {
      statement("names it", allow_everything, "arn:aws:sqs:us-east-1:111122223333:queue")};
  asked.requests = {{"sqs:SendMessage", "arn:aws:sqs:us-east-1:${Account}:queue", {}}};
  const VerdictMatrix block = PolicyMatrix::compile(asked).answer(0, 1);
  CHECK(block.verdict(0, 0, 0) == Verdict::allowed);
  CHECK(block.verdict(0, 1, 0) == Verdict::implicit_deny);
  CHECK(block.verdict(0, 2, 0) == Verdict::allowed);
}

TEST_CASE("actions that the catalog does not list are matched by their text in a matrix, too") {
  PolicyMatrixQuestion asked = question();
  asked.requests = {{"s3:GetWhatComesNextYear", "*", {}}, {"no-such-service:Get", "*", {}}, {"", "*", {}}};
  const VerdictMatrix block = PolicyMatrix::compile(asked).answer(0, 1);
  CHECK(block.verdict(0, 0, 0) == Verdict::allowed);
  CHECK(block.verdict(0, 0, 1) == Verdict::implicit_deny);
  CHECK(block.verdict(0, 0, 2) == Verdict::implicit_deny);
}

TEST_CASE("a matrix is answered anew after its requests, its callers or its policies changed") {
  const PolicyMatrix before = PolicyMatrix::compile(question());
  PolicyMatrixQuestion other_requests = question(), other_policies = question(), other_caller = question();
  std::swap(other_requests.requests[0], other_requests.requests[1]);
  CHECK(before.recompile(other_requests).answer(0, 1).verdict(0, 0, 1) == Verdict::allowed);
  other_policies.identities[0].policies.identity.push_back(
      statement("denies", R"("Effect": "Deny", "Action": "s3:GetObject")"));
  CHECK(before.recompile(other_policies).answer(0, 1).verdict(0, 0, 0) == Verdict::explicit_deny);

  // A policy that names the caller stays, and another caller comes.
  const NamedPolicy spares_readers = named("spares", R"({"Version": "2012-10-17", "Statement": [{
      "Effect": "Deny", "Action": "*", "Resource": "*",
      "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/Reader"}}}]})");
  PolicyMatrixQuestion named_caller = question();
  named_caller.identities[0].policies.identity.push_back(spares_readers);
  const PolicyMatrix with_name = PolicyMatrix::compile(named_caller);
  CHECK(with_name.answer(0, 1).verdict(0, 0, 0) == Verdict::allowed);
  CHECK(with_name.answer(0, 1).verdict(0, 1, 0) == Verdict::explicit_deny);
  named_caller.identities[0].principal_arn = "arn:aws:iam::${Account}:role/Writer";
  CHECK(with_name.recompile(named_caller).answer(0, 1).verdict(0, 0, 0) == Verdict::explicit_deny);
}
