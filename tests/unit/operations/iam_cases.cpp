#include <deque>

#include "unit/operations/support.hpp"

namespace whichgate::operation_tests {

namespace {

constexpr std::string_view mateo = "mateojackson as IAM user in Dev";

void consolidated_and_central(World& world) { consolidated_billing(world); }

// Mateo Jackson has as many managed policies as a user may have, and the role Deploy as many as a role may.
void full_of_policies(World& world) {
  world.iam_users.edit("arn:aws:iam::222233334444:user/mateojackson", [](IamUser& user) {
    while (user.policies.managed.size() < 10) user.policies.managed.emplace_back("arn:aws:iam::aws:policy/x");
  });
  world.iam_roles.edit("arn:aws:iam::222233334444:role/Deploy", [](IamRole& role) {
    while (role.policies.managed.size() < 20) role.policies.managed.emplace_back("arn:aws:iam::aws:policy/x");
  });
}

void root_session(World& world, std::string_view task) {
  Session session;
  session.id = "unlock";
  session.kind = Session::Kind::assumed_root;
  session.principal = "arn:aws:iam::222233334444:root";
  session.account = "222233334444";
  session.task_policy = "arn:aws:iam::aws:policy/root-task/" + std::string(task);
  session.started = session.signed_in = world.now;
  session.ends = world.now + std::chrono::minutes(15);
  world.sessions.insert(session);
}
void delete_credentials(World& world) { root_session(world, "IAMDeleteRootUserCredentials"); }
void create_password(World& world) {
  root_session(world, "IAMCreateRootUserPassword");
  world.accounts.edit("222233334444", [](Account& dev) { dev.root.password = false; });
}
void create_password_again(World& world) { root_session(world, "IAMCreateRootUserPassword"); }

constexpr std::string_view enable = "EnableOrganizationsRootCredentialsManagement";
constexpr std::string_view sessions = "EnableOrganizationsRootSessions";

std::vector<Case> central_root_access_cases() {
  std::vector<Case> all;
  for (const std::string_view operation : {enable, sessions}) {
    all.push_back({admin, operation, "", {}, {}, central_root_access});
    all.push_back({admin, operation, "ServiceAccessNotEnabledException"});
    all.push_back({admin, operation, "OrganizationNotInAllFeaturesModeException", {}, {}, consolidated_and_central});
    all.push_back({dev_admin, operation, "CallerIsNotManagementAccountException"});
    all.push_back({outsider, operation, "OrganizationNotFoundException"});
  }
  return all;
}

std::vector<Case> credentials() {
  return {
      {dev_admin, "CreateLoginProfile | UserName=marymajor"},
      {"session unlock", "CreateLoginProfile", "", {}, {}, create_password},
      {"session unlock", "CreateLoginProfile", "EntityAlreadyExists", {}, {}, create_password_again},
      {dev_admin, "CreateLoginProfile | UserName=mateojackson", "EntityAlreadyExists"},
      {dev_admin, "CreateLoginProfile | UserName=mary", "NoSuchEntity"},
      {dev_admin, "CreateLoginProfile", "ValidationError"},
      {mateo, "DeleteLoginProfile"},
      {"session unlock", "DeleteLoginProfile", "", {}, {}, delete_credentials},
      {"session unlock", "DeleteLoginProfile", "AccessDenied", {}, "session-policy.explicit-deny", create_password},
      {dev_admin, "DeleteLoginProfile | UserName=marymajor", "NoSuchEntity"},
      {dev_root, "DeleteLoginProfile", "ValidationError"},
      {mateo, "CreateAccessKey"},
      {dev_root, "CreateAccessKey"},
      {dev_admin, "CreateAccessKey | UserName=marymajor"},
      {dev_admin,
       "CreateAccessKey | UserName=mateojackson",
       "LimitExceeded",
       {{dev_admin, "CreateAccessKey | UserName=mateojackson"}}},
      {dev_root, "CreateAccessKey", "LimitExceeded", {{dev_root, "CreateAccessKey"}}},
      {dev_admin, "CreateAccessKey | UserName=nobody", "NoSuchEntity"},
      {dev_admin, "CreateAccessKey", "ValidationError"},
      {mateo, "DeleteAccessKey | AccessKeyId=AKIAMATEOJACKSON0001"},
      {"session unlock", "DeleteAccessKey | AccessKeyId=AKIAROOTUSEROFDEV001", "", {}, {}, delete_credentials},
      {dev_admin, "DeleteAccessKey | AccessKeyId=AKIANOSUCHKEY0000001 | UserName=mateojackson", "NoSuchEntity"},
      {dev_admin, "DeleteAccessKey | AccessKeyId=AKIAMATEOJACKSON0001 | UserName=marymajor", "NoSuchEntity"},
      {dev_admin, "DeleteAccessKey | AccessKeyId=AKIAMATEOJACKSON0001", "ValidationError"},
      {mateo, "DeactivateMFADevice"},
      {"session unlock", "DeactivateMFADevice", "", {}, {}, delete_credentials},
      {dev_admin, "DeactivateMFADevice | UserName=marymajor", "NoSuchEntity"},
      {dev_admin, "DeactivateMFADevice", "ValidationError"},
  };
}

// A sound inline policy of so many characters, put to a user or a role. Cases only look at their lines.
std::string_view put_policy(std::string_view command, std::size_t size) {
  constexpr std::string_view begin =
      R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::)";
  constexpr std::string_view end = R"("}]})";
  static std::deque<std::string> lines;
  return lines.emplace_back(std::string(command) + " | PolicyDocument=" + std::string(begin) +
                            std::string(size - begin.size() - end.size(), 'a') + std::string(end));
}

std::vector<Case> users() {
  constexpr std::string_view put = "PutUserPolicy | UserName=marymajor | PolicyName=x";
  return {
      {dev_admin,
       R"(PutUserPolicy | UserName=marymajor | PolicyName=own | PolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})"},
      {dev_admin, "PutUserPolicy | UserName=marymajor | PolicyName=x | PolicyDocument={}", "MalformedPolicyDocument"},
      {dev_admin, put_policy(put, 2049), "LimitExceeded"},
      {dev_admin, put_policy(put, 1500)},
      {dev_admin, put_policy(put, 1500), "", {{dev_admin, put_policy(put, 1500)}}},  // in the place of the other
      {dev_admin,
       put_policy(put, 1500),
       "LimitExceeded",
       {{dev_admin, put_policy("PutUserPolicy | UserName=marymajor | PolicyName=y", 1500)}}},
      {dev_admin,
       R"(PutUserPolicy | UserName=nobody | PolicyName=x | PolicyDocument={"Version":"2012-10-17","Statement":[]})",
       "NoSuchEntity"},
      {"marymajor as IAM user in Dev",
       R"(PutUserPolicy | UserName=marymajor | PolicyName=x | PolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})",
       "AccessDenied",
       {},
       "identity.no-allow"},
      {dev_admin, "DeleteUserPolicy | UserName=marymajor | PolicyName=own"},
      {dev_admin, "DeleteUserPolicy | UserName=mateojackson | PolicyName=own", "NoSuchEntity"},
      {dev_admin, "AttachUserPolicy | UserName=marymajor | PolicyArn=DevPolicy"},
      {dev_admin, "AttachUserPolicy | UserName=marymajor | PolicyArn=ReadOnlyAccess"},
      {dev_admin, "AttachUserPolicy | UserName=marymajor | PolicyArn=Nothing", "NoSuchEntity"},
      {dev_admin,
       "AttachUserPolicy | UserName=mateojackson | PolicyArn=DevPolicy",
       "LimitExceeded",
       {},
       {},
       full_of_policies},
      {dev_admin, "DetachUserPolicy | UserName=marymajor | PolicyArn=ReadOnlyAccess"},
      {dev_admin, "DetachUserPolicy | UserName=marymajor | PolicyArn=DevPolicy", "NoSuchEntity"},
      {dev_admin, "DeleteUserPermissionsBoundary | UserName=marymajor"},
      {dev_admin, "DeleteUserPermissionsBoundary | UserName=mateojackson", "NoSuchEntity"},
  };
}

std::vector<Case> roles() {
  return {
      {dev_admin,
       R"(CreateRole | RoleName=Backup | MaxSessionDuration=7200 | AssumeRolePolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"222233334444"},"Action":"sts:AssumeRole"}})"},
      {dev_admin,
       R"(CreateRole | RoleName=Deploy | AssumeRolePolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"222233334444"},"Action":"sts:AssumeRole"}})",
       "EntityAlreadyExists"},
      {dev_admin,
       R"(CreateRole | RoleName=X | AssumeRolePolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}})",
       "MalformedPolicyDocument"},
      {dev_admin,
       R"(CreateRole | RoleName=X | MaxSessionDuration=60 | AssumeRolePolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"222233334444"},"Action":"sts:AssumeRole"}})",
       "ValidationError"},
      {dev_admin,
       R"(UpdateAssumeRolePolicy | RoleName=Deploy | PolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}})"},
      {dev_admin, "UpdateAssumeRolePolicy | RoleName=Deploy | PolicyDocument=nothing", "MalformedPolicyDocument"},
      {dev_admin,
       R"(PutRolePolicy | RoleName=Deploy | PolicyName=x | PolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})"},
      {dev_admin, "PutRolePolicy | RoleName=Deploy | PolicyName=x | PolicyDocument={\"Version\":\"2012-10-17\"}",
       "MalformedPolicyDocument"},
      {dev_admin, put_policy("PutRolePolicy | RoleName=Deploy | PolicyName=x", 10241), "LimitExceeded"},
      {dev_admin, "DeleteRolePolicy | RoleName=Deploy | PolicyName=own"},
      {dev_admin, "DeleteRolePolicy | RoleName=Deploy | PolicyName=other", "NoSuchEntity"},
      {dev_admin, "AttachRolePolicy | RoleName=Deploy | PolicyArn=ReadOnlyAccess"},
      {dev_admin, "AttachRolePolicy | RoleName=Deploy | PolicyArn=AdministratorAccess"},
      {dev_admin,
       "AttachRolePolicy | RoleName=Deploy | PolicyArn=DevPolicy",
       "LimitExceeded",
       {},
       {},
       full_of_policies},
      {dev_admin, "DetachRolePolicy | RoleName=Deploy | PolicyArn=AdministratorAccess"},
      {dev_admin, "DetachRolePolicy | RoleName=Deploy | PolicyArn=DevPolicy", "NoSuchEntity"},
      {dev_admin, "DeleteRolePermissionsBoundary | RoleName=Deploy"},
      {dev_admin,
       "DeleteRolePermissionsBoundary | RoleName=Deploy",
       "NoSuchEntity",
       {{dev_admin, "DeleteRolePermissionsBoundary | RoleName=Deploy"}}},
  };
}

// Every change of a role is refused alike for a role that is not there, and for one that is AWS's own.
std::vector<Case> roles_of_aws() {
  static const std::vector<std::string> lines = [] {
    const std::vector<std::string> operations{
        R"(UpdateAssumeRolePolicy | PolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}})",
        R"(PutRolePolicy | PolicyName=x | PolicyDocument={"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})",
        "DeleteRolePolicy | PolicyName=x",
        "AttachRolePolicy | PolicyArn=ReadOnlyAccess",
        "DetachRolePolicy | PolicyArn=ReadOnlyAccess",
        "DeleteRolePermissionsBoundary"};
    std::vector<std::string> made;
    for (const std::string& operation : operations)
      for (const std::string role : {"Nothing", "AWSServiceRoleForSupport"})
        made.push_back(operation + " | RoleName=" + role);
    return made;
  }();
  std::vector<Case> all;
  for (std::size_t i = 0; i < lines.size(); ++i)
    all.push_back({dev_admin, lines[i], i % 2 == 0 ? "NoSuchEntity" : "UnmodifiableEntity"});
  return all;
}

}  // namespace

std::vector<Case> iam_cases() {
  std::vector<Case> all;
  for (const auto& part : {central_root_access_cases(), credentials(), users(), roles(), roles_of_aws()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace whichgate::operation_tests
