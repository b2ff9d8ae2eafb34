// Policies of which nobody can say which version is in force.
#include "eval/evaluate.hpp"
#include "unit/eval/asking.hpp"

using namespace asking;

namespace {

const std::string allow = R"({"Effect": "Allow", "Action": "s3:*", "Resource": "*"})";
const std::string deny = R"({"Effect": "Deny", "Action": "s3:*", "Resource": "*"})";
const std::string other = R"({"Effect": "Allow", "Action": "ec2:*", "Resource": "*"})";
const std::string open = R"({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${aws:nobody}/*"})";

NamedPolicy versions(const std::vector<std::string>& documents) {
  NamedPolicy policy = statements(documents.front());
  for (std::size_t i = 1; i < documents.size(); ++i) policy.or_else.push_back(statements(documents[i]));
  if (documents.size() > 1) policy.note = "which was in force is not known";
  return policy;
}

EvaluationReport evaluated(const Policies& policies, Reports reports = Reports::wanted) {
  Request request;
  request.principal = alice();
  request.action = "s3:GetObject";
  request.resource = object;
  request.resource_account = own_account;
  return evaluate(request, policies, reports);
}

}  // namespace

TEST_CASE("of several versions that may be in force holds what all of them say") {
  struct Row {
    std::vector<std::vector<std::string>> identity;  // a policy with its versions
    Verdict verdict;
  };
  const std::vector<Row> rows{
      {{{allow, allow}}, Verdict::allowed},
      {{{allow, allow + "," + other}}, Verdict::allowed},
      {{{allow, other}}, Verdict::unknown},
      {{{other, allow, allow}}, Verdict::unknown},
      {{{other, other, other}}, Verdict::implicit_deny},
      {{{deny, deny}, {allow}}, Verdict::explicit_deny},
      {{{deny, other}, {allow}}, Verdict::unknown},
      {{{deny, allow}}, Verdict::unknown},
      {{{deny, other}}, Verdict::implicit_deny},      // either way nothing allows it
      {{{allow, other}, {allow}}, Verdict::allowed},  // another policy allows it
      {{{allow, other}, {deny}}, Verdict::explicit_deny},
      {{{allow, other}, {other, allow}}, Verdict::unknown},
  };
  for (const Row& row : rows) {
    Policies policies;
    for (const auto& one : row.identity) policies.identity.push_back(versions(one));
    INFO(&row - rows.data());
    CHECK(evaluated(policies).verdict == row.verdict);
    CHECK(evaluated(policies, Reports::not_wanted).verdict == row.verdict);
  }
}

TEST_CASE("the versions of a boundary and of a session's policy count as those of an identity-based policy") {
  for (const bool boundary : {true, false}) {
    Policies policies;
    policies.identity.push_back(full_access());
    auto& limit = boundary ? policies.permissions_boundary : policies.session;
    limit.emplace().push_back(versions({allow, other}));
    CHECK(evaluated(policies).verdict == Verdict::unknown);
    limit->front() = versions({other, other});
    CHECK(evaluated(policies).verdict == Verdict::implicit_deny);
    limit->front() = versions({allow, allow});
    CHECK(evaluated(policies).verdict == Verdict::allowed);
  }
}

TEST_CASE("each version has its report, with the note, and says whether they dispute the answer") {
  Policies policies;
  policies.identity = {versions({allow, other}), versions({allow, allow}), versions({allow})};
  const auto reports = evaluated(policies).of(Layer::identity_policy).reports;
  REQUIRE(reports.size() == 5);
  const std::vector<bool> disputed{true, true, false, false, false};
  for (std::size_t i = 0; i < reports.size(); ++i) {
    INFO(i);
    CHECK(reports[i].disputed == disputed[i]);
    CHECK(reports[i].note.empty() == (i == 4));
    CHECK(reports[i].statements.size() == 1);
  }
}

TEST_CASE("a version with something undecided in it agrees only with one that is undecided too") {
  const auto partial = [](const std::vector<std::string>& documents) {
    Request request;
    request.principal = alice();
    request.action = "s3:GetObject";
    request.resource = object;
    request.context.set_partial(true);
    Policies policies;
    policies.identity.push_back(versions(documents));
    return evaluate(request, policies, Reports::wanted);
  };
  CHECK(partial({open, open}).verdict == Verdict::unknown);
  CHECK_FALSE(partial({open, open}).of(Layer::identity_policy).reports.front().disputed);
  CHECK(partial({open, allow}).of(Layer::identity_policy).reports.front().disputed);
}
