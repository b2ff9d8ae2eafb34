#include "eval/public_policy.hpp"

#include <fmt/format.h>

#include <string>

#include "support/catch.hpp"

using namespace whichgate;

namespace {

PolicyDocument policy_of(const std::string& statements, const std::string& version = "2012-10-17") {
  const auto parsed = parse_policy(fmt::format(R"({{"Version": "{}", "Statement": [{}]}})", version, statements));
  if (!parsed) FAIL(to_string(parsed.error()));
  return *parsed;
}

// A grant to these principals under this condition; empty: under none.
std::string grant(const std::string& principal, const std::string& condition = {},
                  const std::string& effect = "Allow") {
  const std::string block = condition.empty() ? "" : fmt::format(R"(, "Condition": {{{}}})", condition);
  return fmt::format(R"({{"Effect": "{}", {}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"{}}})", effect,
                     principal, block);
}

const std::string everyone = R"("Principal": "*")";

Match of(const std::string& principal) { return eval::public_policy(policy_of(grant(principal))).match; }

Match under(const std::string& condition) {
  INFO(condition);
  return eval::public_policy(policy_of(grant(everyone, condition))).match;
}

Match under(const std::string& condition_operator, const std::string& key, const std::string& value) {
  return under(fmt::format(R"("{}": {{"{}": "{}"}})", condition_operator, key, value));
}

Match kept_out(const Principal& caller, const PolicyDocument& policy) {
  return eval::kept_out_of_public_bucket({caller, "s3:GetObject", "arn:aws:s3:::b/k", "222233334444", {}}, policy);
}

}  // namespace

TEST_CASE("a policy that grants to fixed principals is not public") {
  CHECK(of(R"("Principal": {"AWS": "111122223333"})") == Match::no);
  CHECK(of(R"("Principal": {"AWS": ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:user/pat"]})") ==
        Match::no);
  CHECK(of(R"("Principal": {"Service": "cloudtrail.amazonaws.com"})") == Match::no);
  CHECK(of(R"("Principal": {"CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"})") ==
        Match::no);
}

TEST_CASE("a policy that grants to everyone is public, however it says so") {
  CHECK(of(everyone) == Match::yes);
  CHECK(of(R"("Principal": {"AWS": "*"})") == Match::yes);
  CHECK(of(R"("Principal": {"AWS": ["111122223333", "*"]})") == Match::yes);
  CHECK(of(R"("NotPrincipal": {"AWS": "111122223333"})") == Match::yes);
  CHECK(of(R"("Principal": {"Federated": "graph.facebook.com"})") == Match::yes);
}

TEST_CASE("a denial makes no policy public and keeps none from being public") {
  CHECK(eval::public_policy(policy_of(grant(everyone, "", "Deny"))).match == Match::no);
  const std::string denied = grant(everyone, R"("StringNotEquals": {"aws:SourceVpc": "vpc-1"})", "Deny");
  CHECK(eval::public_policy(policy_of(grant(everyone) + "," + denied)).match == Match::yes);
}

TEST_CASE("one public statement makes the policy public, and is told") {
  const std::string named = grant(R"("Principal": {"AWS": "111122223333"})");
  const std::string perhaps = grant(everyone, R"("StringEqualsIfExists": {"aws:SourceVpc": "vpc-1"})");
  const eval::Publicness found = eval::public_policy(policy_of(named + "," + perhaps + "," + grant(everyone)));
  CHECK(found.match == Match::yes);
  CHECK(found.statement == 2);
  const eval::Publicness open = eval::public_policy(policy_of(named + "," + perhaps + "," + named));
  CHECK(open.match == Match::unknown);
  CHECK(open.statement == 1);
}

TEST_CASE("a fixed value of a key that S3 counts makes a statement not public, and a wildcard does not") {
  for (const char* key :
       {"aws:PrincipalOrgID", "aws:PrincipalArn", "aws:PrincipalAccount", "aws:SourceArn", "aws:SourceVpc",
        "aws:sourcevpce", "aws:SourceOwner", "aws:SourceAccount", "s3:DataAccessPointAccount", "aws:userid"}) {
    CHECK(under("StringEquals", key, "fixed") == Match::no);
    CHECK(under("StringLike", key, "fixed") == Match::no);
    CHECK(under("StringEqualsIgnoreCase", key, "fixed") == Match::no);
    CHECK(under("StringLike", key, "fix*") == Match::yes);
    CHECK(under("StringLike", key, "fixe?") == Match::yes);
    CHECK(under("StringEquals", key, "${aws:PrincipalTag/t}") == Match::yes);
    CHECK(under("StringNotEquals", key, "fixed") == Match::yes);
  }
  CHECK(under(R"("ArnLike": {"aws:SourceArn": "arn:aws:sns:*:111122223333:*"})") == Match::yes);
  CHECK(under(R"("ArnEquals": {"aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:topic"})") == Match::no);
  CHECK(under(R"("ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": ["o-1/r-1/ou-1/"]})") == Match::no);
  CHECK(under(R"("ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-1/*"]})") == Match::yes);
}

TEST_CASE("a condition on any other key, or one that compares nothing, leaves the statement public") {
  CHECK(under("StringEquals", "aws:Referer", "https://example.com/") == Match::yes);
  CHECK(under("StringEquals", "s3:prefix", "leaflets") == Match::yes);
  CHECK(under("Bool", "aws:SecureTransport", "true") == Match::yes);
  CHECK(under("Null", "aws:SourceVpc", "false") == Match::yes);
  CHECK(under("IpAddress", "aws:VpcSourceIp", "203.0.113.0/24") == Match::yes);
}

TEST_CASE("all values of a condition have to be fixed, and one condition of several is enough") {
  CHECK(under(R"("StringLike": {"aws:SourceVpc": ["vpc-1", "vpc-2*"]})") == Match::yes);
  CHECK(under(R"("StringEquals": {"aws:SourceVpc": ["vpc-1", "vpc-2"]})") == Match::no);
  CHECK(under(R"("StringLike": {"aws:SourceVpce": "vpce-*", "aws:SourceVpc": "vpc-1"})") == Match::no);
  CHECK(under(R"("Bool": {"aws:SecureTransport": "true"}, "StringEquals": {"aws:SourceVpc": "vpc-1"})") == Match::no);
}

TEST_CASE("a range of addresses is fixed unless it is broader than /8, or /32 of IPv6") {
  const auto range = [](const std::string& text) { return under("IpAddress", "aws:SourceIp", text); };
  CHECK(range("203.0.113.0/24") == Match::no);
  CHECK(range("203.0.113.7") == Match::no);
  CHECK(range("10.0.0.0/8") == Match::no);
  CHECK(range("54.0.0.0/8") == Match::no);
  CHECK(range("54.0.0.0/7") == Match::yes);
  CHECK(range("0.0.0.0/0") == Match::yes);
  CHECK(range("0.0.0.0/1") == Match::yes);
  CHECK(range("2001:db8::/32") == Match::no);
  CHECK(range("2001:db8::1") == Match::no);
  CHECK(range("2001:d00::/31") == Match::yes);
  CHECK(range("::/0") == Match::yes);
  CHECK(range("not an address") == Match::unknown);
  CHECK(under("NotIpAddress", "aws:SourceIp", "203.0.113.0/24") == Match::yes);
  CHECK(under("StringEquals", "aws:SourceIp", "203.0.113.7") == Match::unknown);
  CHECK(under(R"("IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"]})") == Match::yes);
}

TEST_CASE("in a bucket policy the name of an access point may be a pattern, as long as the account is fixed") {
  const auto point = [](const std::string& arn) { return under("StringLike", "s3:DataAccessPointArn", arn); };
  CHECK(point("arn:aws:s3:us-west-2:123456789012:accesspoint/*") == Match::no);
  CHECK(point("arn:aws:s3:us-west-2:123456789012:accesspoint/reports") == Match::no);
  CHECK(point("arn:aws:s3:us-west-2:*:accesspoint/*") == Match::yes);
  CHECK(point("arn:aws:s3:us-west-2:12345678901?:accesspoint/reports") == Match::yes);
  CHECK(point("arn:aws:s3:*:123456789012:accesspoint/*") == Match::unknown);
  CHECK(point("*") == Match::yes);
}

TEST_CASE("where AWS does not say whether a policy is public, neither do we") {
  CHECK(under("StringEqualsIfExists", "aws:SourceVpc", "vpc-1") == Match::unknown);
  CHECK(under("StringLikeIfExists", "aws:SourceVpc", "vpc-*") == Match::yes);
  CHECK(under("ForAllValues:StringEquals", "aws:PrincipalOrgPaths", "o-1/r-1/") == Match::unknown);
  CHECK(under("StringEquals", "aws:SourceVpc", "vpc-*") == Match::unknown);
  CHECK(under("StringEquals", "aws:userid", "AROAEXAMPLEID:session") == Match::unknown);
  CHECK(under("StringLike", "aws:userid", "AROAEXAMPLEID:*") == Match::yes);
  CHECK(under("StringEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", "key") == Match::unknown);
  const PolicyDocument old =
      policy_of(grant(everyone, R"("StringEquals": {"aws:SourceVpc": "${aws:PrincipalTag/t}"})"), "2008-10-17");
  CHECK(eval::public_policy(old).match == Match::unknown);
}

TEST_CASE("a public bucket is left to its own account and to AWS services") {
  const PolicyDocument open = policy_of(grant(everyone));
  const Principal neighbour{PrincipalKind::iam_user,
                            "arn:aws:iam::111122223333:user/pat",
                            "arn:aws:iam::111122223333:user/pat",
                            "111122223333",
                            false,
                            {},
                            {}};
  const Principal own{PrincipalKind::role_session,
                      "arn:aws:sts::222233334444:assumed-role/r/s",
                      "arn:aws:iam::222233334444:role/r",
                      "222233334444",
                      false,
                      {},
                      {}};
  const Principal root{PrincipalKind::root_user,
                       "arn:aws:iam::222233334444:root",
                       "arn:aws:iam::222233334444:root",
                       "222233334444",
                       false,
                       {},
                       {}};
  const Principal nobody{PrincipalKind::anonymous, "anonymous", "anonymous", {}, false, {}, {}};
  const Principal service{PrincipalKind::service, "cloudtrail.amazonaws.com", {}, {}, false, {}, {}};
  const Principal provider{
      PrincipalKind::service, "arn:aws:iam::222233334444:saml-provider/p", {}, "222233334444", false, {}, {}};
  CHECK(kept_out(neighbour, open) == Match::yes);
  CHECK(kept_out(nobody, open) == Match::yes);
  CHECK(kept_out(provider, open) == Match::yes);
  CHECK(kept_out(own, open) == Match::no);
  CHECK(kept_out(root, open) == Match::no);
  CHECK(kept_out(service, open) == Match::no);
  CHECK(kept_out(neighbour, policy_of(grant(R"("Principal": {"AWS": "111122223333"})"))) == Match::no);
}
