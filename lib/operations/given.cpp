#include "operations/given.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace whichgate::operations {

namespace {

constexpr std::string_view organizations_page = "you can only call this operation from the management account";

bool trusted(const Organization& organization, std::string_view service) {
  const auto& services = organization.trusted_services;
  return std::find(services.begin(), services.end(), service) != services.end();
}

}  // namespace

bool delegated_administrator(const Step& step, std::string_view service_principal) {
  return step.world.organization &&
         step.organization().is_delegated_administrator(step.caller().account, service_principal);
}

void given_identity_center(Step& step) {
  if (!step.world.identity_center)
    return step.fail("ResourceNotFoundException", "there is no IAM Identity Center instance",
                     "enable it in the management account: EnableIdentityCenter");
  const IdentityCenter& center = step.center();
  if (!step.region().empty() && !center.in_region(step.region()))
    return step.fail("ResourceNotFoundException",
                     fmt::format("there is no IAM Identity Center instance in {}", step.region()),
                     fmt::format("call it in its home Region, {}", center.home_region));
  if (step.caller().account != center.owner_account && !delegated_administrator(step, "sso.amazonaws.com"))
    step.deny("You do not have sufficient access to perform this action.",
              fmt::format("the instance belongs to account {}: call from there, or from a delegated administrator",
                          center.owner_account));
}

void given_permission_sets(Step& step) {
  given_identity_center(step);
  if (!step.failed() && step.center().type == InstanceType::account)
    step.refuse_value("an account instance of IAM Identity Center has no permission sets",
                      "permission sets need an organization instance");
}

void given_organization(Step& step) {
  if (!step.world.organization || !step.organization().has(step.caller().account))
    step.fail("AWSOrganizationsNotInUseException",
              "Your account isn't a member of an organization. To make this request, you must use the credentials of "
              "an account that belongs to an organization.");
}

void given_management_account(Step& step) {
  given_organization(step);
  if (!step.failed() && !step.organization().is_management(step.caller().account))
    step.deny("You don't have permissions to access this resource.", std::string(organizations_page));
}

void given_policy_management(Step& step) {
  given_organization(step);
  if (step.failed()) return;
  if (!step.organization().is_management(step.caller().account) &&
      !delegated_administrator(step, "organizations.amazonaws.com"))
    return step.deny("You don't have permissions to access this resource.", std::string(organizations_page));
  if (step.organization().feature_set != FeatureSet::all)
    step.fail("PolicyTypeNotAvailableForOrganizationException",
              "You can't use the specified policy type with the feature set currently enabled for this organization. "
              "For example, you can enable SCPs only after you enable all features in the organization.",
              "enable all features first: EnableAllFeatures");
}

void violates(Step& step, std::string_view reason, std::string_view message) {
  step.fail("ConstraintViolationException", std::string(message), fmt::format("AWS's reason: {}", reason));
}

void given_central_root_access(Step& step) {
  if (!step.world.organization || !step.organization().has(step.caller().account))
    return step.fail("OrganizationNotFoundException",
                     "The request was rejected because no organization is associated with your account.");
  if (!step.organization().is_management(step.caller().account))
    return step.fail(
        "CallerIsNotManagementAccountException",
        "The request was rejected because the account making the request is not the management account for the "
        "organization.");
  if (step.organization().feature_set != FeatureSet::all)
    return step.fail("OrganizationNotInAllFeaturesModeException",
                     "The request was rejected because your organization does not have All features enabled.");
  if (!trusted(step.organization(), "iam.amazonaws.com"))
    step.fail("ServiceAccessNotEnabledException",
              "The request was rejected because trusted access is not enabled for IAM in AWS Organizations.",
              "enable it first: EnableAWSServiceAccess with ServicePrincipal iam.amazonaws.com");
}

void given_aws(Step& step) {
  if (!step.caller().is_aws())
    step.deny("AWS does this by itself, and nobody can ask for it", "give the command by: \"AWS\"");
}

}  // namespace whichgate::operations
