#include "operations/codes.hpp"

#include <fmt/core.h>

namespace whichgate::operations {

namespace {

// IAM, STS and S3 answer in XML and call their errors without "Exception".
bool query_protocol(std::string_view service) {
  return service == "iam" || service == "sts" || service == "s3" || service.empty();
}

std::string_view organizations_code(Form form) {
  switch (form) {
    case Form::account:
    case Form::member_account:
      return "AccountNotFoundException";
    case Form::parent:
      return "ParentNotFoundException";
    case Form::policy_target:
      return "TargetNotFoundException";
    case Form::organization_policy:
      return "PolicyNotFoundException";
    case Form::handshake:
      return "HandshakeNotFoundException";
    case Form::assigned_account:
    case Form::user:
    case Form::group:
    case Form::principal:
    case Form::permission_set:
    case Form::iam_user:
    case Form::iam_role:
    case Form::role_anywhere:
    case Form::managed_policy:
    case Form::aws_managed_policy:
    case Form::bucket:
    case Form::policy_document:
    case Form::duration:
    case Form::boolean:
    case Form::integer:
    case Form::choice:
    case Form::text:
      break;
  }
  return "InvalidInputException";
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html and its neighbours
std::string organizations_message(const Member& member) {
  switch (member.form) {
    case Form::account:
    case Form::member_account:
      return fmt::format(
          "We can't find an AWS account with the {} that you specified, or the account whose credentials you used to "
          "make this request isn't a member of an organization.",
          member.name);
    case Form::parent:
      if (member.name == "SourceParentId")
        return "We can't find a source root or OU with the ParentId that you specified.";
      return "We can't find the destination container (a root or OU) with the ParentId that you specified.";
    case Form::policy_target:
      return "We can't find a root, OU, or account with the TargetId that you specified.";
    case Form::organization_policy:
      return "We can't find a policy with the PolicyId that you specified.";
    case Form::handshake:
      return "We can't find a handshake with the HandshakeId that you specified.";
    case Form::assigned_account:
    case Form::user:
    case Form::group:
    case Form::principal:
    case Form::permission_set:
    case Form::iam_user:
    case Form::iam_role:
    case Form::role_anywhere:
    case Form::managed_policy:
    case Form::aws_managed_policy:
    case Form::bucket:
    case Form::policy_document:
    case Form::duration:
    case Form::boolean:
    case Form::integer:
    case Form::choice:
    case Form::text:
      break;
  }
  return "You provided invalid values for one or more of the request parameters.";
}

}  // namespace

std::string_view access_denied_code(std::string_view service) {
  return query_protocol(service) ? "AccessDenied" : "AccessDeniedException";
}

std::string_view invalid_input_code(std::string_view service) {
  if (service == "organizations") return "InvalidInputException";
  if (service == "iam" || service == "sts") return "ValidationError";
  if (service == "s3" || service == "s3control") return "InvalidRequest";
  return "ValidationException";
}

std::string_view unknown_caller_code(std::string_view service) {
  return query_protocol(service) ? "InvalidClientTokenId" : "UnrecognizedClientException";
}

std::string_view missing_code(const Operation& operation, const Member& member, std::string_view name) {
  // The pattern of the member lets no policy of an account through.
  if (member.form == Form::aws_managed_policy && name.starts_with("arn:") &&
      !name.starts_with("arn:aws:iam::aws:policy/"))
    return invalid_input_code(operation.service);
  if (!member.missing.empty()) return member.missing;
  if (operation.service == "organizations") return organizations_code(member.form);
  if (operation.service == "iam") return "NoSuchEntity";
  if (operation.service == "sts") return "AccessDenied";
  if (operation.service == "s3") return "NoSuchBucket";
  return "ResourceNotFoundException";
}

std::string missing_message(const Operation& operation, const Member& member, std::string_view name) {
  if (operation.service == "organizations") return organizations_message(member);
  switch (member.form) {
    case Form::user:
      return "USER not found.";
    case Form::group:
      return "GROUP not found.";
    case Form::iam_user:
      return fmt::format("The user with name {} cannot be found.", name);
    case Form::iam_role:
      return fmt::format("The role with name {} cannot be found.", name);
    case Form::managed_policy:
      return fmt::format("Policy {} does not exist or is not attachable.", name);
    case Form::bucket:
      return "The specified bucket does not exist";
    case Form::account:
    case Form::member_account:
    case Form::assigned_account:
    case Form::principal:
    case Form::permission_set:
    case Form::parent:
    case Form::policy_target:
    case Form::organization_policy:
    case Form::handshake:
    case Form::role_anywhere:
    case Form::aws_managed_policy:
    case Form::policy_document:
    case Form::duration:
    case Form::boolean:
    case Form::integer:
    case Form::choice:
    case Form::text:
      break;
  }
  return fmt::format("there is no {} `{}`", to_string(member.form), name);
}

}  // namespace whichgate::operations
