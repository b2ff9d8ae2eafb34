#include <algorithm>

#include "whichgate/reason.hpp"

namespace whichgate {

namespace {

constexpr Confidence documented = Confidence::documented;
constexpr Confidence observed = Confidence::observed;
constexpr Confidence inferred = Confidence::inferred;
constexpr Outcome blocked = Outcome::blocked;
constexpr Outcome passed = Outcome::passed;
constexpr Outcome undecided = Outcome::unknown;
constexpr Outcome exempt = Outcome::not_applicable;

// The pages of AWS's documentation, each named once.
constexpr std::string_view account_states =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html";
constexpr std::string_view center_access = "https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept.html";
constexpr std::string_view center_trouble =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html";
constexpr std::string_view center_sets =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html";
constexpr std::string_view center_source =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-identity-source-considerations.html";
constexpr std::string_view center_instances =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html";
constexpr std::string_view center_mfa =
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/mfa-getting-started.html";
constexpr std::string_view center_provision =
    "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ProvisionPermissionSet.html";
constexpr std::string_view center_assign =
    "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html";
constexpr std::string_view iam_identities = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id.html";
constexpr std::string_view iam_console_passwords =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html";
constexpr std::string_view root_access =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html";
constexpr std::string_view root_tasks = "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html";
constexpr std::string_view assume_root = "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html";
constexpr std::string_view access_role =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html";
constexpr std::string_view credentials =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html";
constexpr std::string_view temporary_credentials =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html";
constexpr std::string_view billing_switch =
    "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html";
constexpr std::string_view cost_switch =
    "https://docs.aws.amazon.com/cost-management/latest/userguide/control-access-billing.html";
constexpr std::string_view cost_access = "https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html";
constexpr std::string_view fine_grained =
    "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html";
constexpr std::string_view block_public_access =
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html";
constexpr std::string_view scps =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html";
constexpr std::string_view scp_evaluation =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html";
constexpr std::string_view rcps =
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html";
constexpr std::string_view endpoint_policies =
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html";
constexpr std::string_view boundaries =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";
constexpr std::string_view evaluation =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html";
constexpr std::string_view denied_messages =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html";
constexpr std::string_view cross_account =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html";
constexpr std::string_view conditions =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
constexpr std::string_view caller_identity =
    "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html";
constexpr std::string_view write_ups = "engineers' write-ups; no AWS page says so";

constexpr std::string_view billing_denied =
    "You don't have permission to access billing information for this account. Contact your AWS administrator if you "
    "need help. If you are an AWS administrator, you can provide permissions for your users or groups by making sure "
    "that (1) this account allows IAM and federated users to access billing information and (2) you have the required "
    "IAM permissions";
constexpr std::string_view cost_explorer_denied = "User not enabled for cost explorer access";
constexpr std::string_view payer_not_enabled =
    "Your account is a part of consolidated billing. For you to be able to use Cost Explorer, your Payer account needs "
    "to enable Cost Explorer.";
constexpr std::string_view tags_denied =
    "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.";

constexpr std::string_view root_user = "the root user of the account";
constexpr std::string_view center_admin = "an administrator of IAM Identity Center";
constexpr std::string_view org_admin = "an administrator in the management account";
constexpr std::string_view account_admin = "an administrator of the account";
constexpr std::string_view resource_owner = "an administrator of the account that owns the resource";
constexpr std::string_view the_person = "the person";
constexpr std::string_view idp_admin = "an administrator of the identity provider";

// A row a reason: id, gate, outcome, sentence, who can change it, AWS's wording, confidence, source.
// clang-format off
constexpr Reason table[] = {
    {"account.suspended", Gate::account_state, blocked, "AWS suspended the account", "AWS Support", {}, documented, account_states},
    {"account.closed", Gate::account_state, blocked, "the account is closed", "AWS Support, within 90 days", {}, documented, account_states},
    {"account.pending-activation", Gate::account_state, blocked, "the account's sign-up is not complete", root_user, {}, documented, account_states},
    {"account.pending-closure", Gate::account_state, passed, "the account is being closed and still works", {}, {}, documented, account_states},

    {"sign-in.no-identity-center", Gate::sign_in, blocked, "there is no IAM Identity Center instance to sign in to", org_admin, {}, documented, center_instances},
    {"sign-in.not-an-iam-user", Gate::sign_in, blocked, "an Identity Center user is no IAM user: the two sign-ins are independent", account_admin, {}, documented, iam_identities},
    {"sign-in.not-in-directory", Gate::sign_in, blocked, "an IAM user is no Identity Center user: the two sign-ins are independent", center_admin, {}, documented, iam_identities},
    {"sign-in.user-disabled", Gate::sign_in, blocked, "the user is disabled in Identity Center", center_admin, {}, documented, center_access},
    {"sign-in.user-not-synchronized", Gate::sign_in, blocked, "the identity provider has not synchronized the user to Identity Center yet", idp_admin, {}, documented, center_source},
    {"sign-in.no-console-password", Gate::sign_in, blocked, "the IAM user has no console password", account_admin, {}, documented, iam_console_passwords},
    {"sign-in.root-has-no-credentials", Gate::sign_in, blocked, "the account's root user has no credentials to sign in with", org_admin, {}, documented, root_access},
    {"sign-in.mfa-device-required", Gate::sign_in, blocked, "Identity Center blocks sign-in without an MFA device", center_admin, {}, documented, center_mfa},
    {"sign-in.no-such-role", Gate::sign_in, blocked, "the account has no role of this name", account_admin, {}, documented, access_role},
    {"sign-in.session-ended", Gate::sign_in, blocked, "the temporary credentials have expired", the_person, "The security token included in the request is expired", documented, temporary_credentials},

    {"assignment.none", Gate::assignment, blocked, "neither the user nor a group of theirs is assigned to the account with this permission set", center_admin, {}, documented, center_access},
    {"assignment.not-in-group", Gate::assignment, blocked, "a group has the assignment, and the user is not a member of it", center_admin, {}, documented, center_access},
    {"assignment.not-synchronized", Gate::assignment, blocked, "the identity provider has the membership, and Identity Center does not have it yet", idp_admin, {}, documented, center_source},
    {"assignment.group-recreated", Gate::assignment, blocked, "the assignment belongs to a group that was deleted; the group of that name today has a new id", center_admin, {}, documented, center_trouble},
    {"assignment.set-deleted", Gate::assignment, blocked, "the permission set was deleted", center_admin, {}, documented, center_sets},
    {"assignment.account-instance", Gate::assignment, blocked, "an account instance of Identity Center has no permission sets", org_admin, {}, documented, center_instances},
    {"assignment.outlived", Gate::assignment, passed, "a role session outlives the assignment it began with", {}, {}, documented, center_access},

    {"provisioning.not-provisioned", Gate::provisioning, blocked, "the permission set is assigned and not provisioned to the account", center_admin, {}, observed, write_ups},
    {"provisioning.in-progress", Gate::provisioning, blocked, "the permission set is being provisioned to the account", "nobody: it takes some minutes", {}, documented, center_assign},
    {"provisioning.failed", Gate::provisioning, blocked, "provisioning the permission set to the account failed", center_admin, {}, documented, center_provision},
    {"provisioning.out-of-reach", Gate::provisioning, blocked, "the account is not in the organization, and Identity Center does not reach it", org_admin, {}, inferred, center_instances},
    {"provisioning.outdated", Gate::provisioning, passed, "the account still has an earlier version of the permission set", center_admin, {}, documented, center_provision},

    {"session.portal-expired", Gate::session, blocked, "the portal session has ended", the_person, {}, documented, center_access},
    {"session.role-expired", Gate::session, blocked, "the role session has ended; the portal session is another one", the_person, "The security token included in the request is expired", documented, center_access},
    {"session.operation-closed", Gate::session, blocked, "credentials of this kind cannot call the operation, whatever policies allow", {}, {}, documented, credentials},
    {"session.portal-list-stale", Gate::session, blocked, "the portal shows new access after signing in again", the_person, {}, observed, write_ups},
    {"session.role-deleted", Gate::session, undecided, "the role went with its last assignment; AWS does not say what becomes of its live sessions", center_admin, {}, inferred, center_access},

    {"billing.not-activated", Gate::billing_activation, blocked, "IAM user and role access to Billing information is off in the account", root_user, billing_denied, documented, billing_switch},
    {"billing.session-older-than-switch", Gate::billing_activation, blocked, "the session began before IAM access to Billing information was turned on", the_person, billing_denied, observed, write_ups},
    {"billing.page-undocumented", Gate::billing_activation, undecided, "the switch is off, and AWS does not say whether it closes this page", root_user, billing_denied, inferred, cost_switch},
    {"billing.api-undocumented", Gate::billing_activation, undecided, "the switch is off, and AWS does not say whether it reaches this API", root_user, {}, inferred, cost_switch},
    {"billing.page-not-gated", Gate::billing_activation, passed, "the switch is off, and does not close this page", {}, {}, documented, cost_switch},
    {"billing.api-not-gated", Gate::billing_activation, passed, "the switch is off, and does not reach the Cost Explorer, Budgets and CUR APIs", {}, {}, documented, cost_switch},

    {"linked-account-access.off", Gate::linked_account_access, blocked, "the management account denies its members access to Cost Explorer", org_admin, cost_explorer_denied, documented, cost_access},
    {"linked-account-access.cost-explorer-not-enabled", Gate::linked_account_access, blocked, "the management account never launched Cost Explorer", org_admin, payer_not_enabled, documented, cost_access},
    {"linked-account-access.payer-only", Gate::linked_account_access, blocked, "cost allocation tags belong to the management account", {}, tags_denied, observed, "https://github.com/hashicorp/terraform-provider-aws/issues/37636"},
    {"linked-account-access.own-costs-only", Gate::linked_account_access, passed, "a member account sees its own costs only", {}, {}, documented, cost_access},

    {"console-action-set.retired", Gate::console_action_set, blocked, "the account uses the fine-grained billing actions, and this action is retired", {}, billing_denied, documented, fine_grained},
    {"console-action-set.legacy-undocumented", Gate::console_action_set, undecided, "the account still uses the aws-portal actions, and AWS does not say what this action does in its console", "AWS and the account's administrators, by migrating it", {}, inferred, fine_grained},

    {"root-restriction.root-only", Gate::root_restriction, blocked, "only the root user of the account can do this, whatever policies allow", root_user, {}, documented, root_tasks},
    {"root-restriction.root-may-not-assume", Gate::root_restriction, blocked, "root user credentials cannot assume roles or root sessions", {}, {}, documented, assume_root},

    {"block-public-access.explicit-deny", Gate::s3_block_public_access, blocked, "the bucket's policy is public, and RestrictPublicBuckets then admits only AWS services and the account that owns the bucket", resource_owner, {}, documented, block_public_access},
    {"block-public-access.public-policy-refused", Gate::s3_block_public_access, blocked, "the policy is public, and BlockPublicPolicy refuses to save it", resource_owner, {}, documented, block_public_access},
    {"block-public-access.undecided", Gate::s3_block_public_access, undecided, "AWS does not say whether a policy like the bucket's is public", resource_owner, {}, inferred, block_public_access},
    {"block-public-access.own-account", Gate::s3_block_public_access, passed, "the bucket's policy is public, and RestrictPublicBuckets leaves it to the account that owns the bucket", {}, {}, documented, block_public_access},

    {"scp.explicit-deny", Gate::scp, blocked, "a service control policy denies it", org_admin, {}, documented, scp_evaluation},
    {"scp.no-allow-at-level", Gate::scp, blocked, "at one level no service control policy allows it", org_admin, {}, documented, scp_evaluation},
    {"scp.undecided", Gate::scp, undecided, "a condition of a service control policy cannot be decided", {}, {}, inferred, conditions},
    {"scp.management-account", Gate::scp, exempt, "service control policies do not reach the management account", {}, {}, documented, scps},
    {"scp.service-linked-role", Gate::scp, exempt, "service control policies do not reach service-linked roles", {}, {}, documented, scps},
    {"scp.not-in-organization", Gate::scp, exempt, "the account is in no organization", {}, {}, documented, scps},
    {"scp.not-enabled", Gate::scp, exempt, "the organization has service control policies disabled", {}, {}, documented, scps},

    {"rcp.explicit-deny", Gate::rcp, blocked, "a resource control policy denies it", org_admin, {}, documented, rcps},
    {"rcp.undecided", Gate::rcp, undecided, "a condition of a resource control policy cannot be decided", {}, {}, inferred, conditions},
    {"rcp.management-account", Gate::rcp, exempt, "resource control policies do not reach resources of the management account", {}, {}, documented, rcps},
    {"rcp.service-not-reached", Gate::rcp, exempt, "resource control policies do not reach this service", {}, {}, documented, rcps},

    {"vpc-endpoint.explicit-deny", Gate::vpc_endpoint_policy, blocked, "the VPC endpoint's policy denies it", account_admin, {}, documented, endpoint_policies},
    {"vpc-endpoint.no-allow", Gate::vpc_endpoint_policy, blocked, "the VPC endpoint's policy does not allow it", account_admin, {}, documented, endpoint_policies},
    {"vpc-endpoint.undecided", Gate::vpc_endpoint_policy, undecided, "a condition of the VPC endpoint's policy cannot be decided", {}, {}, inferred, conditions},

    {"boundary.explicit-deny", Gate::permissions_boundary, blocked, "the permissions boundary denies it", account_admin, {}, documented, boundaries},
    {"boundary.no-allow", Gate::permissions_boundary, blocked, "the permissions boundary does not allow it", account_admin, {}, documented, boundaries},
    {"boundary.undecided", Gate::permissions_boundary, undecided, "a condition of the permissions boundary cannot be decided", {}, {}, inferred, conditions},

    {"session-policy.explicit-deny", Gate::session_policy, blocked, "the policy of the session denies it", the_person, {}, documented, evaluation},
    {"session-policy.no-allow", Gate::session_policy, blocked, "the policy of the session does not allow it", the_person, {}, documented, evaluation},
    {"session-policy.undecided", Gate::session_policy, undecided, "a condition of the session's policy cannot be decided", {}, {}, inferred, conditions},

    {"identity.explicit-deny", Gate::identity_policy, blocked, "a policy of the user or role denies it", account_admin, {}, documented, evaluation},
    {"identity.no-allow", Gate::identity_policy, blocked, "no policy of the user or role allows it", account_admin, {}, documented, denied_messages},
    {"identity.undecided", Gate::identity_policy, undecided, "a condition of an identity-based policy cannot be decided", {}, {}, inferred, conditions},
    {"identity.always-allowed", Gate::identity_policy, passed, "sts:GetCallerIdentity and a user's sts:GetSessionToken need no permission", {}, {}, documented, caller_identity},
    {"identity.root-user", Gate::identity_policy, exempt, "the root user needs no identity-based policy", {}, {}, documented, evaluation},
    {"identity.owned-by-aws", Gate::identity_policy, blocked, "the role, policy or alias belongs to AWS, and nobody else can change it", {}, {}, documented, center_trouble},

    {"resource.explicit-deny", Gate::resource_policy, blocked, "the resource-based policy denies it", resource_owner, {}, documented, evaluation},
    {"resource.no-allow", Gate::resource_policy, blocked, "the resource-based policy has to allow it, and does not", resource_owner, {}, documented, cross_account},
    {"resource.policy-unknown", Gate::resource_policy, undecided, "the resource belongs to an account that this world does not hold", resource_owner, {}, documented, cross_account},
    {"resource.undecided", Gate::resource_policy, undecided, "a condition of the resource-based policy cannot be decided", {}, {}, inferred, conditions},
    {"resource.trust-no-allow", Gate::resource_policy, blocked, "the role's trust policy does not let the caller assume it", resource_owner, {}, documented, denied_messages},
    {"resource.trust-explicit-deny", Gate::resource_policy, blocked, "the role's trust policy denies the caller", resource_owner, {}, documented, denied_messages},
};
// clang-format on

}  // namespace

std::span<const Reason> reasons() { return table; }

const Reason* find_reason(std::string_view id) {
  const auto found = std::find_if(std::begin(table), std::end(table), [&](const Reason& row) { return row.id == id; });
  return found == std::end(table) ? nullptr : found;
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::documented:
      return "documented";
    case Confidence::observed:
      return "observed";
    case Confidence::inferred:
      return "inferred";
  }
  return "";
}

}  // namespace whichgate
