#include "unit/operations/support.hpp"

namespace whichgate::operation_tests {

namespace {

constexpr std::string_view mateo = "mateojackson as IAM user in Dev";
constexpr std::string_view assume_root =
    "AssumeRoot | TargetPrincipal=Dev | TaskPolicyArn=IAMDeleteRootUserCredentials @us-east-1";

void no_root_sessions(World& world) {
  central_root_access(world);
  world.organization->root_sessions = false;
}
void sessions_without_trust(World& world) { world.organization->root_sessions = true; }

std::vector<Case> role_sessions() {
  return {
      {mateo, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | DurationSeconds=7200"},
      {mateo, "AssumeRole | RoleArn=arn:aws:iam::222233334444:role/Deploy | RoleSessionName=ci"},
      {dev_admin, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | DurationSeconds=3600"},
      {admin, "AssumeRole | RoleArn=arn:aws:iam::222233334444:role/OrganizationAccountAccessRole | RoleSessionName=ci"},
      {mateo, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | DurationSeconds=7201", "ValidationError"},
      {mateo, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | DurationSeconds=899", "ValidationError"},
      {mateo, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | DurationSeconds=43201", "ValidationError"},
      {mateo, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | DurationSeconds=long", "ValidationError"},
      {mateo, "AssumeRole | RoleArn=Deploy | RoleSessionName=no spaces", "ValidationError"},
      {dev_admin, "AssumeRole | RoleArn=Deploy | RoleSessionName=ci | DurationSeconds=3601", "ValidationError"},
      {mateo, "AssumeRole | RoleArn=Nothing | RoleSessionName=ci", "AccessDenied"},
      {"paulo as IAM user in Partner",
       "AssumeRole | RoleArn=arn:aws:iam::222233334444:role/Deploy | RoleSessionName=ci",
       "AccessDenied",
       {},
       "resource.trust-no-allow"},
      {dev_root,
       "AssumeRole | RoleArn=Deploy | RoleSessionName=ci",
       "AccessDenied",
       {},
       "root-restriction.root-may-not-assume"},
      {"marymajor as IAM user in Dev",
       "AssumeRole | RoleArn=Deploy | RoleSessionName=ci",
       "AccessDenied",
       {},
       "identity.no-allow"},
  };
}

std::vector<Case> root_sessions() {
  return {
      {admin, assume_root, "", {}, {}, central_root_access},
      {admin,
       "AssumeRoot | TargetPrincipal=arn:aws:iam::222233334444:root | DurationSeconds=900 | "
       "TaskPolicyArn=arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy @eu-west-1",
       "",
       {},
       {},
       central_root_access},
      {admin,
       "AssumeRoot | TargetPrincipal=Dev | TaskPolicyArn=S3UnlockBucketPolicy",
       "InvalidAction",
       {},
       {},
       central_root_access},
      {admin,
       "AssumeRoot | TargetPrincipal=Dev | TaskPolicyArn=S3UnlockBucketPolicy @aws-global",
       "InvalidAction",
       {},
       {},
       central_root_access},
      {root, assume_root, "AccessDenied", {}, "root-restriction.root-may-not-assume", central_root_access},
      {dev_admin, assume_root, "AccessDenied", {}, {}, central_root_access},
      {admin, assume_root, "AccessDenied"},
      {admin, assume_root, "AccessDenied", {}, {}, no_root_sessions},
      {admin, assume_root, "AccessDenied", {}, {}, sessions_without_trust},
      {admin,
       "AssumeRoot | TargetPrincipal=Management | TaskPolicyArn=S3UnlockBucketPolicy @us-east-1",
       "AccessDenied",
       {},
       {},
       central_root_access},
      {admin,
       "AssumeRoot | TargetPrincipal=Outside | TaskPolicyArn=S3UnlockBucketPolicy @us-east-1",
       "AccessDenied",
       {},
       {},
       central_root_access},
      {admin,
       "AssumeRoot | TargetPrincipal=Dev | TaskPolicyArn=ReadOnlyAccess @us-east-1",
       "ValidationError",
       {},
       {},
       central_root_access},
      {admin,
       "AssumeRoot | TargetPrincipal=Dev | TaskPolicyArn=Unlock @us-east-1",
       "ValidationError",
       {},
       {},
       central_root_access},
      {admin,
       "AssumeRoot | TargetPrincipal=Dev | TaskPolicyArn=S3UnlockBucketPolicy | DurationSeconds=901 @us-east-1",
       "ValidationError",
       {},
       {},
       central_root_access},
  };
}

std::vector<Case> buckets() {
  static const std::string assume_partner =
      "AssumeRoot | TargetPrincipal=Partner | TaskPolicyArn=S3UnlockBucketPolicy | Session=unlock @us-east-1";
  return {
      {dev_admin,
       R"(PutBucketPolicy | Bucket=dev-logs | Policy={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"333344445555"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::dev-logs/*"}})"},
      {dev_admin, "PutBucketPolicy | Bucket=dev-logs | Policy={\"Statement\": 1}", "MalformedPolicy"},
      {dev_admin, "PutBucketPolicy | Bucket=dev-log | Policy={}", "NoSuchBucket"},
      {dev_admin,
       R"(PutBucketPolicy | Bucket=shared | Policy={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::shared/*"}})",
       "MethodNotAllowed"},
      {dev_admin, "DeleteBucketPolicy | Bucket=dev-logs"},
      {dev_admin, "DeleteBucketPolicy | Bucket=shared", "MethodNotAllowed"},
      {dev_admin, "DeleteBucketPolicy | Bucket=nothing", "NoSuchBucket"},
      {"paulo as IAM user in Partner",
       "DeleteBucketPolicy | Bucket=locked",
       "AccessDenied",
       {},
       "resource.explicit-deny"},
      {"session unlock", "DeleteBucketPolicy | Bucket=locked", "", {{admin, assume_partner}}, {}, central_root_access},
  };
}

std::vector<Case> public_access_blocks() {
  static const std::string publish =
      R"(PutBucketPolicy | Bucket=dev-logs | Policy={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::dev-logs/*"}})";
  static const std::string perhaps =
      R"(PutBucketPolicy | Bucket=dev-logs | Policy={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::dev-logs/*","Condition":{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}}})";
  constexpr std::string_view refused = "block-public-access.public-policy-refused";
  constexpr std::string_view bucket_off = "PutPublicAccessBlock | Bucket=dev-logs | RestrictPublicBuckets=true";
  constexpr std::string_view account_on = "s3control:PutPublicAccessBlock | AccountId=Dev | BlockPublicPolicy=true";
  constexpr std::string_view account_off = "s3control:DeletePublicAccessBlock | AccountId=Dev";
  return {
      {dev_admin, publish, "AccessDenied", {}, refused},
      {dev_root, publish, "AccessDenied", {}, refused},
      {dev_admin, perhaps, "AccessDenied", {}, "block-public-access.undecided"},
      {dev_admin, publish, "", {{dev_admin, bucket_off}}},
      {dev_admin, publish, "", {{dev_admin, "DeletePublicAccessBlock | Bucket=dev-logs"}}},
      {dev_admin, publish, "AccessDenied", {{dev_admin, bucket_off}, {dev_admin, account_on}}, refused},
      {dev_admin, publish, "", {{dev_admin, bucket_off}, {dev_admin, account_on}, {dev_admin, account_off}}},
      {dev_admin, "PutPublicAccessBlock | Bucket=dev-log", "NoSuchBucket"},
      {dev_admin, "PutPublicAccessBlock | Bucket=dev-logs | BlockPublicAcls=yes", "InvalidRequest"},
      {dev_admin, "DeletePublicAccessBlock | Bucket=dev-log", "NoSuchBucket"},
      {"marymajor as IAM user in Dev", bucket_off, "AccessDenied", {}, "identity.no-allow"},
      {"marymajor as IAM user in Dev", account_off, "AccessDenied", {}, "identity.no-allow"},
      {dev_admin, "PutPublicAccessBlock | Bucket=dev-logs", "InvalidRequest"},
      {dev_admin, "s3control:PutPublicAccessBlock | AccountId=Dev", "InvalidRequest"},
      {admin, "s3control:PutPublicAccessBlock | AccountId=Dev | BlockPublicAcls=true", "AccessDenied"},
      {admin, "s3control:DeletePublicAccessBlock | AccountId=Dev", "AccessDenied"},
      {admin, "s3control:DeletePublicAccessBlock | AccountId=Nothing", "AccessDenied"},
      {dev_admin, "s3control:PutPublicAccessBlock | BlockPublicAcls=true", "InvalidRequest"},
      {dev_admin, account_on},
      {dev_admin, account_off},
      {dev_admin, bucket_off},
      {dev_admin, "DeletePublicAccessBlock | Bucket=dev-logs"},
  };
}

}  // namespace

std::vector<Case> sts_cases() {
  std::vector<Case> all;
  for (const auto& part : {role_sessions(), root_sessions(), buckets(), public_access_blocks()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace whichgate::operation_tests
