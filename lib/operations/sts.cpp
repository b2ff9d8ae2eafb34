#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "operations/given.hpp"
#include "operations/sessions.hpp"
#include "text/patterns.hpp"

namespace whichgate::operations {

namespace {

using std::chrono::seconds;

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
constexpr seconds shortest_role_session{900};
constexpr seconds usual_role_session{3600};
constexpr seconds longest_role_session{43200};
constexpr seconds longest_chained_session{3600};
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
constexpr seconds longest_root_session{900};

std::string out_of_range(seconds duration, std::string_view bound, seconds limit) {
  return fmt::format(
      "1 validation error detected: Value '{}' at 'durationSeconds' failed to satisfy constraint: Member must have "
      "value {} than or equal to {}",
      duration.count(), bound, limit.count());
}

bool role_session_fits(Step& step, const IamRole& role, seconds duration) {
  if (duration < shortest_role_session)
    step.refuse_value(out_of_range(duration, "greater", shortest_role_session));
  else if (duration > longest_role_session)
    step.refuse_value(out_of_range(duration, "less", longest_role_session));
  else if (step.caller().role_session() && duration > longest_chained_session)
    step.refuse_value(
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
        "a role that assumes a role gets an hour at most");
  else if (duration > role.max_session_duration)
    step.refuse_value("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                      fmt::format("at most {} seconds", role.max_session_duration.count()));
  return !step.failed();
}

// IAM users carry on into the role whether they signed in with MFA.
bool mfa_of(const Step& step) {
  const Actor& caller = step.caller();
  const Session* session = caller.session.empty() ? live_session(step.world, caller.principal, Session::Kind::iam_user)
                                                  : step.world.sessions.find(caller.session);
  return session && session->kind == Session::Kind::iam_user && session->mfa;
}

void assume_role(Step& step) {
  const IamRole* role = step.world.iam_roles.find(step.id("RoleArn"));
  if (!role)  // a permission set's role, which only Identity Center's SAML provider may assume
    return step.fail({"AccessDenied",
                      fmt::format("not authorized to perform: sts:AssumeRole on resource: {} because no role trust "
                                  "policy allows the sts:AssumeRole action",
                                  step.id("RoleArn")),
                      ReasonId::resource_trust_no_allow, "open the account in the portal instead: GetRoleCredentials"});
  const std::string& name = step.text("RoleSessionName");
  if (!text::matches(text::Identifier::role_session_name, name))
    return step.refuse_value(fmt::format("`{}` is not a RoleSessionName", name), "2 to 64 letters, digits and =,.@-_");
  const seconds duration(step.integer("DurationSeconds").value_or(usual_role_session.count()));
  if (!role_session_fits(step, *role, duration)) return;
  Session session;
  session.kind = Session::Kind::assumed_role;
  session.principal = role->arn();
  session.account = role->account;
  session.name = name;
  session.mfa = mfa_of(step);
  session.signed_in = session.started = step.world.now;
  session.ends = session.started + duration;
  session.id = step.has("Session") ? step.text("Session") : name;
  begin_session(step, std::move(session));
}

std::string role_to_assume(const Step& step) { return step.id("RoleArn"); }

std::string target_root(const Step& step) {
  const std::string& account = step.id("TargetPrincipal");
  return account.empty() ? std::string() : root_arn(account);
}

void with_task_policy(const Step& step, Question& question) {
  if (!step.id("TaskPolicyArn").empty()) question.context["sts:TaskPolicyArn"] = {step.id("TaskPolicyArn")};
}

bool regional(const std::string& region) { return !region.empty() && region != "global" && region != "aws-global"; }

// Who may call, from where, on what: AWS documents the rules, and not how it words each refusal.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#id_root-user-access-management
void given_root_sessions(Step& step) {
  // Observed: https://github.com/boto/boto3/issues/4461
  if (!regional(step.region()))
    return step.fail("InvalidAction", "Unknown Operation",
                     "the global endpoint does not know AssumeRoot: call it in a Region, for example us-east-1");
  if (step.caller().root_like()) return step.deny("root user credentials cannot call sts:AssumeRoot");
  if (!step.world.organization || !step.organization().has(step.caller().account))
    return step.deny("AssumeRoot needs an organization");
  if (!step.organization().is_management(step.caller().account) && !delegated_administrator(step, "iam.amazonaws.com"))
    return step.deny("only the management account, or a delegated administrator for IAM, can call sts:AssumeRoot");
  const auto& trusted = step.organization().trusted_services;
  if (std::find(trusted.begin(), trusted.end(), "iam.amazonaws.com") == trusted.end())
    return step.deny("trusted access is not enabled for IAM in AWS Organizations",
                     "enable it first: EnableAWSServiceAccess with ServicePrincipal iam.amazonaws.com");
  if (!step.organization().root_sessions)
    step.deny("privileged root actions in member accounts are not enabled",
              "enable them first: EnableOrganizationsRootSessions");
}

bool is_task_policy(const std::string& arn) {
  constexpr std::array<std::string_view, 5> names{"IAMAuditRootUserCredentials", "IAMCreateRootUserPassword",
                                                  "IAMDeleteRootUserCredentials", "S3UnlockBucketPolicy",
                                                  "SQSUnlockQueuePolicy"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return arn == fmt::format("arn:aws:iam::aws:policy/root-task/{}", name);
  });
}

void assume_root(Step& step) {
  const std::string& account = step.id("TargetPrincipal");
  if (!step.organization().has(account) || step.organization().is_management(account))
    return step.deny(fmt::format("account {} is not a member account of the organization", account),
                     "AssumeRoot reaches member accounts only");
  if (!is_task_policy(step.id("TaskPolicyArn")))
    return step.refuse_value(fmt::format("{} is not a task policy", step.id("TaskPolicyArn")),
                             "one of IAMAuditRootUserCredentials, IAMCreateRootUserPassword, "
                             "IAMDeleteRootUserCredentials, S3UnlockBucketPolicy, SQSUnlockQueuePolicy");
  const seconds duration(step.integer("DurationSeconds").value_or(longest_root_session.count()));
  if (duration < seconds(0)) return step.refuse_value(out_of_range(duration, "greater", seconds(0)));
  if (duration > longest_root_session) return step.refuse_value(out_of_range(duration, "less", longest_root_session));
  Session session;
  session.kind = Session::Kind::assumed_root;
  session.principal = root_arn(account);
  session.account = account;
  session.task_policy = step.id("TaskPolicyArn");
  session.signed_in = session.started = step.world.now;
  session.ends = session.started + duration;
  session.id = step.has("Session") ? step.text("Session") : next_session_id(step, "root");
  begin_session(step, std::move(session));
}

}  // namespace

std::span<const Operation> sts_operations() {
  static const std::vector<Operation> all{
      {.name = "AssumeRole",
       .service = "sts",
       .summary = "begins a session of an IAM role",
       .members = {{"RoleArn", Form::role_anywhere},
                   {"RoleSessionName", Form::text},
                   {"DurationSeconds", Form::integer, false},
                   {"Session", Form::text, false}},
       .errors = {"AccessDenied", "ValidationError"},
       .source = "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
       .resource = role_to_assume,
       .resource_of_others = true,
       .act = assume_role},
      {.name = "AssumeRoot",
       .service = "sts",
       .summary = "begins a session of a member account's root user, for one privileged task",
       .members = {{"TargetPrincipal", Form::account},
                   {"TaskPolicyArn", Form::aws_managed_policy, true, {}, "ValidationError"},
                   {"DurationSeconds", Form::integer, false},
                   {"Session", Form::text, false}},
       .errors = {"AccessDenied", "InvalidAction", "ValidationError"},
       .source = "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html",
       .resource = target_root,
       .refine = with_task_policy,
       .given = given_root_sessions,
       .act = assume_root}};
  return all;
}

}  // namespace whichgate::operations
