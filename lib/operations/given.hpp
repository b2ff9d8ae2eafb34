#pragma once
#include "operations/step.hpp"

// What has to hold for every operation of a service, beyond the caller's permissions.
namespace whichgate::operations {

// There is an Identity Center instance in the Region that is called, and it belongs to the caller's account, or the
// caller's account administers it for the owner.
void given_identity_center(Step& step);
// The same, and the instance is one of an organization: account instances have no permission sets.
void given_permission_sets(Step& step);

// The caller acts in an account of an organization.
void given_organization(Step& step);
// The caller acts in the management account.
void given_management_account(Step& step);
// The caller acts in the management account of an organization with all features, or where policies are delegated.
void given_policy_management(Step& step);

// Fails with ConstraintViolationException, whose reason AWS gives beside the message.
void violates(Step& step, std::string_view reason, std::string_view message);

// Centralized root access: all features, and trusted access for IAM.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
void given_central_root_access(Step& step);

// AWS does it: nobody else can.
void given_aws(Step& step);

bool delegated_administrator(const Step& step, std::string_view service_principal);

}  // namespace whichgate::operations
