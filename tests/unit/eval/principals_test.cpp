#include "support/matching.hpp"
#include "unit/eval/asking.hpp"

using namespace asking;

namespace {

PrincipalMatch match(const std::string& effect, const std::string& element, const Principal& caller,
                     bool boundary = false) {
  const auto document =
      statements(R"({"Effect": ")" + effect + R"(", )" + element + R"(, "Action": "*", "Resource": "*"})");
  const Request request = get_object(caller);
  return matching::match_principal(document.document->statements.front(), request, Layer::resource_policy, boundary);
}

PrincipalMatchKind naming(const std::string& principal, const Principal& caller) {
  const PrincipalMatch found = match("Allow", R"("Principal": )" + principal, caller);
  CHECK(found.match == (found.naming == PrincipalMatchKind::none ? Match::no : Match::yes));
  return found.naming;
}

bool excepted(const std::string& list, const Principal& caller, bool boundary = false) {
  return match("Deny", R"("NotPrincipal": {"AWS": )" + list + "}", caller, boundary).match == Match::no;
}

Principal us_root() {
  Principal root = root_user();
  root.account = other_account;
  root.arn = "arn:aws:iam::444455556666:root";
  return root;
}

}  // namespace

TEST_CASE("a Principal names callers in AWS's forms, exactly") {
  struct Row {
    std::string principal;
    Principal caller;
    PrincipalMatchKind naming;
  };
  const std::vector<Row> rows{
      {R"("*")", alice(), PrincipalMatchKind::everyone},
      {R"({"AWS": "*"})", nobody(), PrincipalMatchKind::everyone},
      {R"("*")", service("ec2.amazonaws.com"), PrincipalMatchKind::everyone},
      {R"({"AWS": "111122223333"})", alice(), PrincipalMatchKind::account},
      {R"({"AWS": "arn:aws:iam::111122223333:root"})", app_session(), PrincipalMatchKind::account},
      {R"({"AWS": "arn:aws:iam::111122223333:root"})", root_user(), PrincipalMatchKind::account},
      {R"({"AWS": "arn:aws:iam::111122223333:root"})", us_root(), PrincipalMatchKind::none},
      {R"({"AWS": "arn:aws-cn:iam::111122223333:root"})", alice(), PrincipalMatchKind::none},
      {R"({"AWS": "444455556666"})", alice(), PrincipalMatchKind::none},
      {R"({"AWS": "111122223333"})", nobody(), PrincipalMatchKind::none},
      {R"({"AWS": "111122223333"})", service("ec2.amazonaws.com"), PrincipalMatchKind::none},
      {R"({"AWS": "arn:aws:iam::111122223333:user/alice"})", alice(), PrincipalMatchKind::user},
      {R"({"AWS": "arn:aws:iam::111122223333:user/Alice"})", alice(), PrincipalMatchKind::none},
      {R"({"AWS": "arn:aws:iam::111122223333:user/*"})", alice(), PrincipalMatchKind::none},
      {R"({"AWS": "arn:aws:iam::111122223333:group/devs"})", alice(), PrincipalMatchKind::none},
      {R"({"AWS": "AIDAALICE"})", alice(), PrincipalMatchKind::user},
      {R"({"AWS": "AROAAPP"})", app_session(), PrincipalMatchKind::role},
      {R"({"AWS": "AIDAALICE"})", app_session(), PrincipalMatchKind::none},
      {R"({"AWS": "arn:aws:iam::111122223333:role/team/App"})", app_session(), PrincipalMatchKind::role},
      {R"({"AWS": "arn:aws:iam::111122223333:role/App"})", app_session(), PrincipalMatchKind::none},
      {R"({"AWS": "arn:aws:sts::111122223333:assumed-role/App/s1"})", app_session(), PrincipalMatchKind::session},
      {R"({"AWS": "arn:aws:sts::111122223333:assumed-role/App/*"})", app_session(), PrincipalMatchKind::none},
      {R"({"AWS": "arn:aws:sts::111122223333:federated-user/Carol"})", carol_federated(), PrincipalMatchKind::session},
      {R"({"AWS": "arn:aws:iam::111122223333:user/alice"})", carol_federated(), PrincipalMatchKind::user},
      {R"({"Service": "ec2.amazonaws.com"})", service("ec2.amazonaws.com"), PrincipalMatchKind::service},
      {R"({"Service": "ec2.amazonaws.com"})", service("lambda.amazonaws.com"), PrincipalMatchKind::none},
      {R"({"Service": "*"})", service("lambda.amazonaws.com"), PrincipalMatchKind::none},
      {R"({"Federated": "accounts.google.com"})", service("accounts.google.com"), PrincipalMatchKind::service},
      {R"({"Federated": "accounts.google.com"})", alice(), PrincipalMatchKind::none},
      {R"({"AWS": []})", alice(), PrincipalMatchKind::none},
  };
  for (const Row& row : rows) {
    INFO(row.principal << " and " << row.caller.arn);
    CHECK(naming(row.principal, row.caller) == row.naming);
  }
}

TEST_CASE("the strongest of several names counts") {
  CHECK(naming(R"({"AWS": ["111122223333", "arn:aws:iam::111122223333:role/team/App"]})", app_session()) ==
        PrincipalMatchKind::role);
  CHECK(naming(R"({"AWS": ["arn:aws:sts::111122223333:assumed-role/App/s1", "111122223333"]})", app_session()) ==
        PrincipalMatchKind::session);
}

TEST_CASE("a canonical user id stands for an account that is not known") {
  CHECK(match("Allow", R"("Principal": {"CanonicalUser": "79a59df900b949e5"})", alice()).match == Match::unknown);
  CHECK(match("Allow", R"("Principal": {"CanonicalUser": "79a59df900b949e5"})", nobody()).match == Match::no);
}

TEST_CASE("a statement without Principal names nobody in a resource's policy, and anybody elsewhere") {
  const auto document = statements(R"({"Effect": "Allow", "Action": "*", "Resource": "*"})");
  const PolicyStatement& statement = document.document->statements.front();
  const Request request = get_object(alice());
  CHECK(matching::match_principal(statement, request, Layer::resource_policy, false).match == Match::no);
  CHECK(matching::match_principal(statement, request, Layer::vpc_endpoint_policy, false).match == Match::no);
  CHECK(matching::match_principal(statement, request, Layer::identity_policy, false).match == Match::yes);
  CHECK(matching::match_principal(statement, request, Layer::scp, false).match == Match::yes);
}

TEST_CASE("NotPrincipal excepts a caller only when it lists the whole chain") {
  const std::string account = R"("arn:aws:iam::111122223333:root")";
  const std::string user = R"("arn:aws:iam::111122223333:user/alice")";
  const std::string role = R"("arn:aws:iam::111122223333:role/team/App")";
  const std::string session = R"("arn:aws:sts::111122223333:assumed-role/App/s1")";
  CHECK(excepted("[" + account + "," + user + "]", alice()));
  CHECK(excepted(R"(["111122223333",)" + user + "]", alice()));
  CHECK_FALSE(excepted("[" + user + "]", alice()));
  CHECK_FALSE(excepted("[" + account + "]", alice()));
  CHECK(excepted("[" + account + "," + role + "," + session + "]", app_session()));
  CHECK_FALSE(excepted("[" + account + "," + role + "]", app_session()));
  CHECK_FALSE(excepted("[" + role + "]", app_session()));
  CHECK(excepted("[" + account + "]", root_user()));
  CHECK(excepted(R"("*")", nobody()));
  CHECK_FALSE(excepted("[" + account + "]", nobody()));
  CHECK(match("Deny", R"("NotPrincipal": {"Service": "ec2.amazonaws.com"})", service("ec2.amazonaws.com")).match ==
        Match::no);
}

TEST_CASE("NotPrincipal always denies a caller with a permissions boundary") {
  const std::string list = R"(["111122223333", "arn:aws:iam::111122223333:user/alice"])";
  CHECK(excepted(list, alice(), false));
  CHECK_FALSE(excepted(list, alice(), true));
}

TEST_CASE("NotPrincipal with Allow is not supported by AWS, so it is unknown") {
  CHECK(match("Allow", R"("NotPrincipal": {"AWS": "444455556666"})", alice()).match == Match::unknown);
}
